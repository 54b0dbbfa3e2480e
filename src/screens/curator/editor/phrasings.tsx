import { publishedMinimum } from '../../../claims/claim.ts';
import { say } from '../../say.ts';
import { Part } from './field.tsx';
import type { Form } from './form.ts';
import { pastedLines } from './pasted-texts.ts';
import { TextList } from './text-list.tsx';

/** How people say the claim, in their words. */
export function Phrasings({ form }: { form: Form }) {
  const { phrasings } = form.content;
  return (
    <Part
      form={form}
      field="phrasings"
      title={say('curatorEditPhrasings')}
      count={say('curatorEditCountOf', phrasings.length, publishedMinimum.phrasings)}
      help={say('curatorEditPhrasingsHelp')}
    >
      <TextList
        form={form}
        path={['phrasings']}
        texts={phrasings}
        nameOf={(number) => say('curatorEditPhrasing', number)}
        addLabel={say('curatorEditAddPhrasing')}
        pasteLabel={say('curatorEditPastePhrasings')}
        pasteHelp={say('curatorEditPastePhrasingsHelp')}
        split={pastedLines}
      />
    </Part>
  );
}
