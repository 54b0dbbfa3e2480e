import { useId, useMemo, useState } from 'preact/hooks';
import { say } from '../../say.ts';
import { matchingOptions, type Option } from './matching-options.ts';
import { OptionList } from './option-list.tsx';

/**
 * A field that finds as she types, and takes what is chosen: arrows and Enter, or a click. After a choice it is empty
 * again and keeps the focus, so that several can be chosen in a row.
 */
export function Combobox(props: {
  label: string;
  /** The label is told to screen readers only, where the place says the same. */
  labelUnseen?: boolean;
  options: readonly Option[];
  onChoice: (value: string) => void;
  /** The language of the options, where it is not the reader's. */
  lang?: string;
}) {
  const { label, labelUnseen, options, onChoice, lang } = props;
  const id = useId();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const shown = useMemo(() => (open ? matchingOptions(options, typed) : []), [open, options, typed]);

  const choose = (option: Option | undefined) => {
    if (!option) return;
    setTyped('');
    setOpen(false);
    setActive(0);
    onChoice(option.value);
  };
  const move = (by: number) => {
    if (!open) setOpen(true);
    else if (shown.length > 0) setActive((active + by + shown.length) % shown.length);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && open) choose(shown[active]);
    else if (event.key === 'Escape' && open) {
      setOpen(false);
      event.stopPropagation();
    } else return;
    event.preventDefault();
  };

  return (
    <div class="combobox" data-undo="own">
      <label class={labelUnseen ? 'unseen' : undefined} for={`${id}-typed`}>
        {label}
      </label>
      <input
        id={`${id}-typed`}
        class="field"
        type="text"
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-expanded={shown.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={shown[active] ? `${id}-list-${active}` : undefined}
        placeholder={labelUnseen ? label : undefined}
        value={typed}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setActive(0);
          setOpen(true);
        }}
        onClick={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <OptionList
        id={`${id}-list`}
        label={label}
        options={shown}
        active={active}
        lang={lang}
        onChoice={(place) => choose(shown[place])}
      />
      <span class="unseen" role="status">
        {open && typed.trim() !== '' && say('curatorEditFound', shown.length)}
      </span>
    </div>
  );
}
