import { TriangleAlert } from 'lucide-preact';
import { useMemo } from 'preact/hooks';
import type { Reference } from '../../../claims/reference.ts';
import { composeReply } from '../../../replies/compose.ts';
import type { Profile } from '../../../replies/speaker.ts';
import type { Site } from '../../../sites/site.ts';
import { say } from '../../say.ts';
import { problemText } from '../../words.ts';
import type { ClaimContent, ReplyContent } from './claim-content.ts';
import { previewClaim } from './preview-claim.ts';

/** The reply as it would stand in the box of a site, with the count by the site's own rule. */
export function ReplyPreview(props: {
  content: ClaimContent;
  reply: ReplyContent;
  references: readonly Reference[];
  site: Pick<Site, 'name' | 'limit'>;
  profile: Profile;
}) {
  const { content, reply, references, site, profile } = props;
  const { fact, nuance, fallacy, statement, evidence } = content;
  const composed = useMemo(
    () =>
      composeReply({
        claim: previewClaim(content, reply),
        references: evidence.flatMap((key) => references.find(({ id }) => id === key) ?? []),
        tone: reply.tone,
        length: reply.length,
        profile,
        limit: site.limit,
      }),
    [
      reply.tone,
      reply.length,
      reply.text,
      fact,
      nuance,
      fallacy?.why,
      statement,
      evidence.join(' '),
      references,
      site,
      profile,
    ],
  );
  const { text, count, max, problems } = composed;
  return (
    <figure class="reply-preview">
      <figcaption class="soft">{say('curatorEditPreviewOn', site.name)}</figcaption>
      {text !== '' && (
        <>
          <p class="preview" lang="en">
            {text}
          </p>
          <p class={count > max ? 'count over' : 'count'}>{say('cardCountLabel', site.name, count, max)}</p>
        </>
      )}
      {problems.length > 0 && (
        <ul class="field-problems">
          {problems.map((problem) => (
            <li key={problem.kind}>
              <TriangleAlert size={14} aria-hidden="true" />
              <span>{problemText(problem, site.name)}</span>
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}
