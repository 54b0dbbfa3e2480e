import { toClaimReview } from '../claims/claim-review.ts';
import { toCsv } from './claims-csv.ts';
import { loadLibrary } from './load.ts';

export const exportFormats = ['claimreview', 'csv', 'json', 'csl-json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/**
 * `claims export [dir] --format FORMAT`: the published claims on standard output, as other programs read them.
 * @param publisher who answers for them, and the address below which each can be read, if there is one
 */
export async function exportClaims(
  folder: string,
  format: ExportFormat,
  publisher: { name: string; site: string | null },
): Promise<void> {
  const { library, claims } = await loadLibrary(folder);
  const published = claims.filter(({ status }) => status === 'published');
  const cited = (keys: string[]) => keys.map((key) => library.references[key]).filter((item) => item !== undefined);
  const references = Object.values(library.references);
  const written: Record<ExportFormat, () => string> = {
    claimreview: () => pretty(published.map((one) => toClaimReview(one, cited(one.evidence), publisher))),
    csv: () => toCsv(published),
    json: () => pretty({ version: library.version, claims: published, references }),
    'csl-json': () => pretty(references),
  };
  process.stdout.write(written[format]());
}

function pretty(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
