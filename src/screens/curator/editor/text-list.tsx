import { Plus } from 'lucide-preact';
import { useRef, useState } from 'preact/hooks';
import { fieldName } from '../../../claims/source-file.ts';
import { say } from '../../say.ts';
import type { Form, Path } from './form.ts';
import { PasteMany } from './paste-many.tsx';
import { withoutKnown } from './pasted-texts.ts';
import { TextRow } from './text-row.tsx';
import { useFocusAfter } from './use-focus-after.ts';
import { usePlaces } from './use-places.ts';

/**
 * A list of texts, one in a row of its own: to write, to add to, to sort, to paste many into.
 * @param props.split cuts a pasted text into entries
 */
export function TextList(props: {
  form: Form;
  path: Path;
  texts: readonly string[];
  /** What one entry is called: "Phrasing 3". */
  nameOf: (number: number) => string;
  addLabel: string;
  pasteLabel: string;
  pasteHelp: string;
  split: (pasted: string) => string[];
}) {
  const { form, path, texts, nameOf, addLabel, pasteLabel, pasteHelp, split } = props;
  const part = useRef<HTMLDivElement>(null);
  const focusAfter = useFocusAfter(part);
  const [told, setTold] = useState('');

  const write = (now: readonly string[], said: string) => {
    setTold(said);
    form.set(path, now);
  };
  const rowAt = (index: number, what = 'textarea') => `li[data-row="${index}"] ${what}`;
  const add = () => {
    const empty = texts.findIndex((text) => text.trim() === '');
    if (empty >= 0) part.current?.querySelector<HTMLElement>(rowAt(empty))?.focus();
    else {
      write([...texts, ''], '');
      focusAfter(rowAt(texts.length));
    }
  };
  const remove = (index: number) => {
    write(texts.toSpliced(index, 1), say('curatorEditRemovedOne'));
    focusAfter(rowAt(Math.min(index, texts.length - 2)), '[data-action="add"]');
  };
  const placeOf = usePlaces(form, path, texts.length, (to, then) => {
    setTold(say('curatorEditMovedTo', to + 1, texts.length));
    // At an end the button that was pressed can do no more.
    focusAfter(rowAt(to, then && `${then}:not(:disabled)`), rowAt(to));
  });
  /** @param into the empty row that was pasted into, which takes the first */
  const addMany = (pasted: readonly string[], into: number | null) => {
    const { fresh, dropped } = withoutKnown(pasted, texts);
    const [first, ...others] = fresh;
    const said = say('curatorEditPasted', fresh.length, dropped);
    if (into === null || first === undefined) write([...texts, ...fresh], said);
    else write([...texts.with(into, first), ...others], said);
  };

  return (
    <div class="text-list" ref={part}>
      <ol>
        {texts.map((text, index) => (
          <TextRow
            key={index}
            form={form}
            field={fieldName([...path, index])}
            index={index}
            name={nameOf(index + 1)}
            text={text}
            place={placeOf(index)}
            onText={(now) => form.set([...path, index], now)}
            onEnter={add}
            onRemove={() => remove(index)}
            onPaste={(pasted) => {
              const many = split(pasted);
              if (many.length < 2) return false;
              addMany(many, text.trim() === '' ? index : null);
              return true;
            }}
          />
        ))}
      </ol>
      <p class="soft told" role="status">
        {told}
      </p>
      <div class="bar">
        <button type="button" class="button" data-action="add" onClick={add}>
          <Plus size={16} aria-hidden="true" />
          {addLabel}
        </button>
        <PasteMany label={pasteLabel} help={pasteHelp} onAdd={(pasted) => addMany(split(pasted), null)} />
      </div>
    </div>
  );
}
