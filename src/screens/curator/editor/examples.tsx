import { publishedMinimum } from '../../../claims/claim.ts';
import { type MessageKey, say } from '../../say.ts';
import { type ExampleKind, exampleKinds } from './claim-content.ts';
import { Part } from './field.tsx';
import type { Form } from './form.ts';
import { pastedPosts } from './pasted-texts.ts';
import { ProblemLines } from './problem-lines.tsx';
import { TextList } from './text-list.tsx';

export const exampleWords: Record<ExampleKind, { name: MessageKey; help: MessageKey; one: MessageKey }> = {
  asserts: { name: 'curatorEditAsserts', help: 'curatorEditAssertsHelp', one: 'curatorEditAssertsOne' },
  asks: { name: 'curatorEditAsks', help: 'curatorEditAsksHelp', one: 'curatorEditAsksOne' },
  refutes: { name: 'curatorEditRefutes', help: 'curatorEditRefutesHelp', one: 'curatorEditRefutesOne' },
  unrelated: { name: 'curatorEditUnrelated', help: 'curatorEditUnrelatedHelp', one: 'curatorEditUnrelatedOne' },
};

/** The posts that the claim is tested with, by what they do with it. */
export function Examples({ form }: { form: Form }) {
  return (
    <Part form={form} field="examples" title={say('curatorEditExamples')} help={say('curatorEditExamplesHelp')}>
      {exampleKinds.map((kind) => (
        <Kind key={kind} form={form} kind={kind} />
      ))}
    </Part>
  );
}

function Kind({ form, kind }: { form: Form; kind: ExampleKind }) {
  const { name, help, one } = exampleWords[kind];
  const texts = form.content.examples[kind];
  const id = form.idOf(`examples.${kind}`);
  return (
    <section class="kind" aria-labelledby={id}>
      <h3 id={id} tabIndex={-1}>
        {say(name)} <span class="soft">{say('curatorEditCountOf', texts.length, publishedMinimum.examples[kind])}</span>
      </h3>
      <p class="soft">{say(help)}</p>
      <ProblemLines id={`${id}-problems`} problems={form.problemsAt(`examples.${kind}`)} />
      <TextList
        form={form}
        path={['examples', kind]}
        texts={texts}
        nameOf={(number) => say(one, number)}
        addLabel={say('curatorEditAddExample')}
        pasteLabel={say('curatorEditPasteExamples')}
        pasteHelp={say('curatorEditPasteExamplesHelp')}
        split={pastedPosts}
      />
    </section>
  );
}
