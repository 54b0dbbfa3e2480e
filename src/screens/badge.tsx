import { CircleQuestionMark, MessageCircleWarning } from 'lucide-preact';
import type { Level } from '../matching/match.ts';
import { type MessageKey, say } from './say.ts';

export type BadgeProps = {
  /** The claim's label, "statins and dementia". */
  label: string;
  stance: 'asserts' | 'asks';
  level: Level;
  /** Its card is open. */
  open: boolean;
  onOpen: () => void;
};

/** What each kind of badge says. Flags are solid, questions outlined, maybes grey and dashed. */
const words: Record<Level, Record<BadgeProps['stance'], MessageKey>> = {
  flag: { asserts: 'badgeFlag', asks: 'badgeAsks' },
  maybe: { asserts: 'badgeMaybe', asks: 'badgeMaybeAsks' },
};

const briefWords = { flag: 'badgeBriefFlag', question: 'badgeBriefAsks', maybe: 'badgeBriefMaybe' } as const;

/** The words of a badge: "Known false claim: statins and dementia". */
export function badgeText({ label, stance, level }: Pick<BadgeProps, 'label' | 'stance' | 'level'>): string {
  return say(words[level][stance], label);
}

/** The pill beside a post; pressing it opens the card. */
export function Badge({ label, stance, level, open, onOpen }: BadgeProps) {
  const look = level === 'maybe' ? 'maybe' : stance === 'asks' ? 'question' : 'flag';
  const Icon = stance === 'asks' ? CircleQuestionMark : MessageCircleWarning;
  const text = badgeText({ label, stance, level });
  return (
    <button
      type="button"
      class={`badge ${look}`}
      aria-expanded={open}
      aria-haspopup="dialog"
      title={text}
      data-brief={say(briefWords[look])}
      onClick={onOpen}
    >
      <Icon size={14} aria-hidden="true" />
      <span>{text}</span>
    </button>
  );
}
