import { TriangleAlert } from 'lucide-preact';
import type { Wrong } from '../../../claims/wrong.ts';
import { WrongText } from '../wrong-text.tsx';

/** What is wrong with a field, under it. */
export function ProblemLines({ id, problems }: { id: string; problems: readonly Wrong[] }) {
  if (problems.length === 0) return null;
  return (
    <ul id={id} class="field-problems">
      {problems.map((problem) => (
        <li key={problem.message}>
          <TriangleAlert size={14} aria-hidden="true" />
          <WrongText wrong={problem} />
        </li>
      ))}
    </ul>
  );
}
