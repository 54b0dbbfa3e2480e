import { useEffect, useId, useState } from 'preact/hooks';
import type { Match } from '../matching/match.ts';
import { type CardContent, sendMessage } from '../messages.ts';
import type { Settings } from '../storage/settings.ts';
import { Badge } from './badge.tsx';
import { Card } from './card.tsx';
import { say } from './say.ts';

/** A place to try it: posts of nobody, a reply box that posts nowhere. They are read by the same matcher as real ones. */
const posts = [
  { key: 'first', author: 'dave_from_the_gym' },
  { key: 'second', author: 'worried.daughter' },
  { key: 'third', author: 'lakeside' },
] as const;

const site = { name: '', limit: { max: 10_000, count: 'characters' } } as const;

/** The practice posts in English, whatever the language of the page: the claims are told in it. */
const texts: Record<(typeof posts)[number]['key'], string> = {
  first:
    'My dad started a statin last spring and now he forgets names. Statins cause dementia, share before they delete this!',
  second: 'Serious question: do statins cause dementia? My doctor wants me to start one.',
  third: 'Took the dogs to the lake today. Best Sunday in weeks.',
};

type Found = { match: Match; content: CardContent };

export function Practice({ settings }: { settings: Settings }) {
  const [found, setFound] = useState<Record<string, Found>>({});
  const [open, setOpen] = useState<string | null>(null);
  const [replies, setReplies] = useState<Record<string, string>>({});

  useEffect(() => void readPractice().then(setFound, () => {}), []);

  const reply = (key: string, text: string) => setReplies((before) => ({ ...before, [key]: text }));
  return (
    <div class="practice">
      {posts.map(({ key, author }) => (
        <Post
          key={key}
          author={author}
          text={texts[key]}
          found={found[key]}
          settings={settings}
          open={open === key}
          onOpen={() => setOpen(open === key ? null : key)}
          reply={replies[key]}
          onReply={(text) => reply(key, text)}
        />
      ))}
    </div>
  );
}

function Post(props: {
  author: string;
  text: string;
  found: Found | undefined;
  settings: Settings;
  open: boolean;
  onOpen: () => void;
  reply: string | undefined;
  onReply: (text: string) => void;
}) {
  const { author, text, found, settings, open, onOpen, reply, onReply } = props;
  const id = useId();
  return (
    <article class="post">
      <p class="soft">{author}</p>
      <p lang="en">{text}</p>
      {found && (
        <Badge
          label={found.content.claim.label}
          stance={found.match.stance === 'asks' ? 'asks' : 'asserts'}
          level={found.match.level}
          open={open}
          onOpen={onOpen}
        />
      )}
      {reply !== undefined && (
        <div class="labelled">
          <label for={id}>{say('welcomeReplyBox', author)}</label>
          <textarea
            id={id}
            class="field"
            rows={6}
            lang="en"
            value={reply}
            onInput={(event) => onReply(event.currentTarget.value)}
          />
          <p role="status">{say('welcomeDone')}</p>
        </div>
      )}
      {found && open && (
        <Card
          content={found.content}
          match={found.match}
          text={text}
          site={site}
          place={null}
          post=""
          settings={settings}
          orphaned={false}
          onInsert={async (written) => {
            onReply(written);
            return { outcome: 'inserted', reason: say('insertDone') };
          }}
          onCopy={(written) =>
            navigator.clipboard.writeText(written).then(
              () => true,
              () => false,
            )
          }
          onClose={onOpen}
        />
      )}
    </article>
  );
}

/** Has the practice posts read like any others. */
async function readPractice(): Promise<Record<string, Found>> {
  const answers = await sendMessage('matchPosts', {
    posts: posts.map(({ key }) => ({ key, text: texts[key] })),
  });
  const found: Record<string, Found> = {};
  for (const { key, matches } of answers) {
    const match = matches.find(({ stance }) => stance === 'asserts' || stance === 'asks');
    const content = match && (await sendMessage('cardContent', { claim: match.claim }));
    if (match && content) found[key] = { match, content };
  }
  return found;
}
