import { Check, X } from 'lucide-preact';
import type { Judgement } from '../../../curating/judgement.ts';
import { say } from '../../say.ts';
import { expectedWords, matchText } from './expected-words.ts';
import { MarkedPost } from './marked-post.tsx';

type Example = Judgement['examples'][number];

/** The claim's own examples: which pass, and what became of those that do not. */
export function ExampleResults({ examples }: { examples: readonly Example[] }) {
  const failed = examples.filter(({ passed }) => !passed);
  const passed = examples.filter((example) => example.passed);
  return (
    <details class="bench-part" open>
      <summary>
        {say('curatorPanelExamples')}{' '}
        <span class={failed.length > 0 ? 'care' : 'soft'}>
          {say('curatorPanelPassed', passed.length, examples.length)}
        </span>
      </summary>
      <List examples={failed} />
      {passed.length > 0 && (
        <details>
          <summary>{say('curatorPanelPassing', passed.length)}</summary>
          <List examples={passed} />
        </details>
      )}
    </details>
  );
}

function List({ examples }: { examples: readonly Example[] }) {
  return (
    <ul class="bench-list">
      {examples.map((example) => (
        <li key={`${example.expected} ${example.index}`}>
          <p class={example.passed ? 'passes' : 'care'}>
            {example.passed ? <Check size={14} aria-hidden="true" /> : <X size={14} aria-hidden="true" />}
            {say(example.passed ? 'curatorPanelPasses' : 'curatorPanelFails', say(expectedWords[example.expected]))}
          </p>
          <MarkedPost text={example.text} match={example.found} />
          <p class="soft">{example.found ? matchText(example.found) : say('curatorPanelNotFound')}</p>
        </li>
      ))}
    </ul>
  );
}
