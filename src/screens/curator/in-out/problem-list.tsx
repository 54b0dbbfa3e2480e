import type { Problem } from '../../../claims/problem.ts';

/** What is wrong, each with its line and field and what to do. */
export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  return (
    <ul class="problems">
      {problems.map(({ file, line, field, message }) => (
        <li key={`${line} ${field} ${message}`}>
          <code>
            {file}:{line}
          </code>
          {field && (
            <>
              {' '}
              <code>{field}</code>
            </>
          )}
          : {message}
        </li>
      ))}
    </ul>
  );
}
