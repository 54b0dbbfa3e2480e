import type { Problem } from '../../../claims/problem.ts';
import { WrongText } from '../wrong-text.tsx';

/** What is wrong, each with its line and field and what to do. */
export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  return (
    <ul class="problems">
      {problems.map(({ file, line, field, ...wrong }) => (
        <li key={`${line} ${field} ${wrong.message}`}>
          <code>
            {file}:{line}
          </code>
          {field && (
            <>
              {' '}
              <code>{field}</code>
            </>
          )}
          : <WrongText wrong={wrong} />
        </li>
      ))}
    </ul>
  );
}
