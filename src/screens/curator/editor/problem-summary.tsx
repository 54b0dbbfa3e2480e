import { Check, TriangleAlert } from 'lucide-preact';
import type { Problem } from '../../../claims/problem.ts';
import { say } from '../../say.ts';
import { WrongText } from '../wrong-text.tsx';
import { hasControl } from './form.ts';

/**
 * How much is to be mended, with the way to each. What no field of the form shows is told here in full.
 * @param props.id what the ids of the form begin with
 */
export function ProblemSummary(props: { id: string; file: string; problems: readonly Problem[]; inForm: boolean }) {
  const { id, file, problems, inForm } = props;
  const isHere = (problem: Problem) => inForm && problem.file === file && hasControl(problem.field);
  const here = problems.filter(isHere);
  const elsewhere = inForm ? problems.filter((problem) => !isHere(problem)) : [];
  return (
    <div class="problem-summary">
      <p role="status">
        {problems.length === 0 ? (
          <Check size={16} aria-hidden="true" />
        ) : (
          <TriangleAlert size={16} aria-hidden="true" />
        )}
        {problems.length === 0 ? say('curatorEditNoProblems') : say('curatorEditProblems', problems.length)}
      </p>
      {elsewhere.length > 0 && (
        <ul class="field-problems">
          {elsewhere.map((problem) => (
            <li key={`${problem.file} ${problem.field} ${problem.message}`}>
              <TriangleAlert size={14} aria-hidden="true" />
              <span>
                {[problem.file === file ? '' : problem.file, problem.field].filter(Boolean).join(' ')}{' '}
                <WrongText wrong={problem} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {here.length > 0 && (
        <details>
          <summary>{say('curatorEditProblemList')}</summary>
          <ul>
            {here.map((problem) => (
              <li key={`${problem.field} ${problem.message}`}>
                <button type="button" class="button quiet" lang="en" onClick={() => goTo(id, problem.field)}>
                  {problem.field}
                </button>{' '}
                <WrongText wrong={problem} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** Brings the focus to a field, or to the nearest one around it that is on the screen. */
function goTo(id: string, field: string): void {
  for (let name = field; name !== ''; name = name.replace(/(?:^|[.[])[^.[]*$/, ''))
    for (const ending of ['', '-part', '.kind']) {
      const found = document.getElementById(`${id}-${name}${ending}`);
      if (found) {
        found.focus();
        return;
      }
    }
}
