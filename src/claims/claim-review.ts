import { z } from 'zod';
import { authors } from './citation.ts';
import { type Claim, claim, type Verdict, verdicts } from './claim.ts';
import { type ForeignClaim, type ForeignSource, unknownSource, verdictFrom } from './foreign-claim.ts';
import type { Reference } from './reference.ts';
import { bareDoi, plainPmid } from './same-work.ts';
import { type Wrong, wrong } from './wrong.ts';

/*
 * Claims as schema.org's ClaimReview (https://schema.org/ClaimReview), in which fact-checkers publish and search
 * engines read them. Its sources stand in `citation`, which every CreativeWork has.
 */

/** From 1, the worst, to 5; the name says what the number means. */
const ratings: Record<Verdict, number> = { false: 1, misleading: 2, unsupported: 2, exaggerated: 3 };

/** Who publishes the review, and where it can be read, if it can. */
export type Publisher = { name: string; site: string | null };

/** A claim and the references it cites as a ClaimReview. */
export function toClaimReview(one: Claim, references: Reference[], publisher: Publisher): Record<string, unknown> {
  return {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    identifier: one.id,
    ...(publisher.site && { url: `${publisher.site.replace(/\/$/, '')}/${one.id}` }),
    claimReviewed: one.statement,
    name: one.label,
    about: { '@type': 'Thing', name: one.topic },
    itemReviewed: { '@type': 'Claim', name: one.statement },
    reviewRating: {
      '@type': 'Rating',
      ratingValue: ratings[one.verdict],
      worstRating: 1,
      bestRating: 5,
      alternateName: one.verdict,
    },
    author: { '@type': 'Organization', name: publisher.name, ...(publisher.site && { url: publisher.site }) },
    ...(one.review.on && { datePublished: one.review.on }),
    inLanguage: 'en',
    abstract: one.fact,
    reviewBody: `${one.fact}\n\n${one.nuance}`,
    citation: references.map(toCitation),
  };
}

function toCitation(item: Reference): Record<string, unknown> {
  const year = item.issued?.['date-parts'][0]?.[0];
  const article = item.type.startsWith('article');
  return {
    '@type': article ? 'ScholarlyArticle' : 'WebPage',
    name: item.title,
    author: item.author.map((one) =>
      one.literal === undefined
        ? {
            '@type': 'Person',
            name: authors({ author: [one] }),
            ...(one.family && { familyName: one.family }),
            ...(one.given && { givenName: one.given }),
          }
        : { '@type': 'Organization', name: one.literal },
    ),
    ...(year !== undefined && { datePublished: String(year) }),
    ...(item['container-title'] && {
      isPartOf: { '@type': article ? 'Periodical' : 'WebSite', name: item['container-title'] },
    }),
    ...(item.custom.retraction === 'retracted' && { creativeWorkStatus: 'Retracted' }),
    url: item.URL,
    identifier: [
      identifier('citation-key', item.id),
      ...(item.DOI ? [identifier('DOI', item.DOI)] : []),
      ...(item.PMID ? [identifier('PMID', item.PMID)] : []),
    ],
  };
}

function identifier(propertyID: string, value: string): Record<string, string> {
  return { '@type': 'PropertyValue', propertyID, value };
}

/** JSON-LD writes one value where a list of one is meant. */
function many<T extends z.ZodType>(item: T) {
  return z
    .union([z.array(item), item.transform((one) => [one])])
    .optional()
    .transform((list) => (list ?? []) as z.output<T>[]);
}
const text = z.union([z.string(), z.number().transform(String)]);
const named = z.union([z.string(), z.looseObject({ name: z.string() }).transform(({ name }) => name)]).catch('');
const person = z.union([
  z.string().transform((literal) => ({ literal })),
  z
    .looseObject({ name: z.string(), familyName: z.string().optional(), givenName: z.string().optional() })
    .transform(({ name, familyName: family, givenName: given }) =>
      family ? { family, ...(given && { given }) } : { literal: name },
    ),
]);
const citation = z.union([
  z.string().transform((url) => ({ url })),
  z.looseObject({
    '@type': many(z.string()),
    name: z.string().optional(),
    headline: z.string().optional(),
    author: many(person),
    datePublished: text.optional(),
    isPartOf: named.optional(),
    creativeWorkStatus: named.optional(),
    url: z.string().optional(),
    sameAs: z.string().optional().catch(undefined),
    identifier: many(z.union([z.string(), z.looseObject({ propertyID: z.string(), value: text })])),
  }),
]);

/** As much of a ClaimReview as we read. */
export const claimReview = z.looseObject({
  '@type': many(z.string()),
  identifier: z.string().optional().catch(undefined),
  claimReviewed: z.string().trim().min(1),
  reviewRating: z.looseObject({
    alternateName: text.optional(),
    ratingValue: text.optional(),
    worstRating: text.optional(),
  }),
  name: z.string().optional().catch(undefined),
  about: named.optional().catch(undefined),
  abstract: z.string().optional().catch(undefined),
  url: z.string().optional(),
  author: named.optional().catch(undefined),
  headline: z.string().optional().catch(undefined),
  citation: many(citation),
});
type ClaimReview = z.infer<typeof claimReview>;

/** The reviews in a JSON-LD document, wherever they stand in it, each with its path. */
export function claimReviewsIn(
  content: unknown,
  path: PropertyKey[] = [],
): { path: PropertyKey[]; content: unknown }[] {
  if (Array.isArray(content)) return content.flatMap((one, index) => claimReviewsIn(one, [...path, index]));
  if (typeof content !== 'object' || content === null) return [];
  const kind = Reflect.get(content, '@type');
  if ([kind].flat().includes('ClaimReview')) return [{ path, content }];
  // The containers in which reviews are published: graphs, feeds and their items.
  return ['@graph', 'dataFeedElement', 'item', 'itemListElement', 'mainEntity'].flatMap((part) =>
    claimReviewsIn(Reflect.get(content, part), [...path, part]),
  );
}

/**
 * A ClaimReview as a claim of ours.
 * @returns in words, why it cannot be one
 */
export function fromClaimReview(review: ClaimReview): ForeignClaim | { skip: Wrong } {
  const { alternateName, ratingValue, worstRating = '1' } = review.reviewRating;
  const rating = alternateName ?? (ratingValue !== undefined && ratingValue === worstRating ? 'false' : '');
  const known = verdicts.find((one) => one === rating.toLowerCase()) ?? verdictFrom(rating);
  if (known === 'true') return { skip: wrong('foundTrue', rating) };
  if (known === null) return { skip: wrong('noVerdict', alternateName ?? ratingValue ?? '') };
  const fit = claim.shape.statement.safeParse(review.claimReviewed);
  if (!fit.success) return { skip: wrong('notOneSentence', review.claimReviewed.length) };
  const cited = review.citation.map(sourceOf);
  return {
    id: review.identifier ?? null,
    topic: review.about || null,
    statement: review.claimReviewed,
    label: review.identifier && review.name ? review.name : null,
    verdict: known,
    phrasings: [],
    fact: review.abstract && review.abstract.length <= 600 ? review.abstract : null,
    nuance: null,
    // A review that names no sources is one itself.
    sources: cited.length > 0 ? cited : reviewItself(review),
  };
}

function sourceOf(cited: z.output<typeof citation>): ForeignSource {
  if (!('@type' in cited)) return { ...unknownSource, doi: bareDoi(cited.url), url: webAddress(cited.url) };
  const identified = (name: string) =>
    cited.identifier
      .map((one) => (typeof one === 'string' ? { propertyID: name, value: one } : one))
      .find(({ propertyID }) => propertyID.toLowerCase() === name)?.value;
  const links = [cited.url, cited.sameAs].filter((link) => link !== undefined);
  return {
    key:
      cited.identifier
        .map((one) => (typeof one === 'object' && one.propertyID === 'citation-key' ? one.value : null))
        .find(Boolean) ?? null,
    doi: bareDoi(identified('doi')) ?? links.map(bareDoi).find(Boolean) ?? null,
    pmid: plainPmid(identified('pmid')) ?? links.map(plainPmid).find(Boolean) ?? null,
    url: links.map(webAddress).find(Boolean) ?? null,
    title: cited.name ?? cited.headline ?? null,
    authors: cited.author,
    year: yearIn(cited.datePublished),
    journal: cited.isPartOf || null,
    article: cited['@type'].some((kind) => kind.endsWith('Article')),
    retracted: /^retracted$/i.test(cited.creativeWorkStatus ?? ''),
  };
}

function reviewItself(review: ClaimReview): ForeignSource[] {
  const url = webAddress(review.url);
  if (!url) return [];
  const author = review.author || new URL(url).hostname;
  const title = review.headline ?? review.name ?? `Fact check: ${review.claimReviewed}`;
  return [{ ...unknownSource, url, title, authors: [{ literal: author }], journal: author }];
}

function webAddress(text: string | undefined): string | null {
  return text?.startsWith('https://') ? text : null;
}

function yearIn(text: string | undefined): number | null {
  const [year] = /\b(?:19|20)\d\d\b/.exec(text ?? '') ?? [];
  return year ? Number(year) : null;
}
