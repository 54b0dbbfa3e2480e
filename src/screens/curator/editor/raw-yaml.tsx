import { useId, useRef } from 'preact/hooks';
import type { Problem } from '../../../claims/problem.ts';
import { say } from '../../say.ts';
import { WrongText } from '../wrong-text.tsx';

/** Longer files are scrolled within the field. */
const rows = 32;

/** The claim's file as Git has it, for who would rather write that. It takes whatever is typed. */
export function RawYaml(props: {
  file: string;
  text: string;
  problems: readonly Problem[];
  /** It is no YAML, so that the form cannot show it. */
  isBroken: boolean;
  onText: (text: string) => void;
}) {
  const { file, text, problems, isBroken, onText } = props;
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const goTo = (line: number) => {
    const before = text.split('\n').slice(0, line - 1);
    const from = before.reduce((sum, one) => sum + one.length + 1, 0);
    const end = text.indexOf('\n', from);
    field.current?.focus();
    field.current?.setSelectionRange(from, end < 0 ? text.length : end);
  };
  return (
    <section class="panel" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{file}</h2>
      {isBroken && <p class="faults">{say('curatorEditYamlBroken')}</p>}
      <p id={`${id}-help`} class="soft">
        {say('curatorEditYamlHelp')}
      </p>
      <textarea
        ref={field}
        class="field yaml"
        rows={rows}
        lang="en"
        spellcheck={false}
        autocapitalize="off"
        wrap="off"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-help ${id}-problems`}
        aria-invalid={problems.length > 0 || undefined}
        value={text}
        onInput={({ currentTarget }) => onText(currentTarget.value)}
      />
      <ul id={`${id}-problems`} class="yaml-problems">
        {problems.map((problem) => (
          <li key={`${problem.file} ${problem.field} ${problem.message}`}>
            {problem.file === file ? (
              <button type="button" class="button quiet" onClick={() => goTo(problem.line)}>
                {say('curatorEditLine', problem.line)}
              </button>
            ) : (
              problem.file
            )}{' '}
            {problem.field} <WrongText wrong={problem} />
          </li>
        ))}
      </ul>
    </section>
  );
}
