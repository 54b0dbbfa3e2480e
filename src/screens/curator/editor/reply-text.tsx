import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Placeholder } from '../../../claims/placeholders.ts';
import { say } from '../../say.ts';
import type { ControlProps } from './field.tsx';
import { OptionList } from './option-list.tsx';
import { type Completion, completed, completionAt } from './placeholder-completion.ts';
import { useTyped } from './use-typed.ts';

/** The text of a reply. After two braces it offers the placeholders: arrows and Enter, Tab, or a click. */
export function ReplyText(props: { tied: ControlProps; rows: number; text: string; onText: (text: string) => void }) {
  const { tied, rows, text, onText } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const [shown, setTyped] = useTyped(text);
  const [offer, setOffer] = useState<Completion | null>(null);
  const [active, setActive] = useState(0);
  const caretAfter = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (caretAfter.current === null) return;
    field.current?.setSelectionRange(caretAfter.current, caretAfter.current);
    caretAfter.current = null;
  });

  const offered = offer?.options.map((name) => ({ value: name, label: `{{${name}}}` })) ?? [];
  const look = (now: string, caret: number) => {
    setOffer(completionAt(now, caret));
    setActive(0);
  };
  const write = (now: string) => {
    setTyped(now);
    onText(now);
  };
  const choose = (name: Placeholder | undefined) => {
    if (!name || !field.current) return;
    const done = completed(shown, field.current.selectionStart, name);
    caretAfter.current = done.caret;
    setOffer(null);
    write(done.text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!offer || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const { options } = offer;
    if (event.key === 'ArrowDown') setActive((active + 1) % options.length);
    else if (event.key === 'ArrowUp') setActive((active - 1 + options.length) % options.length);
    else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) choose(options[active]);
    else if (event.key === 'Escape') {
      setOffer(null);
      event.stopPropagation();
    } else return;
    event.preventDefault();
  };

  return (
    <div class="combobox">
      <textarea
        {...tied}
        ref={field}
        class="field"
        lang="en"
        rows={rows}
        aria-autocomplete="list"
        aria-controls={`${tied.id}-offer`}
        aria-activedescendant={offer ? `${tied.id}-offer-${active}` : undefined}
        value={shown}
        onInput={({ currentTarget }) => {
          write(currentTarget.value);
          look(currentTarget.value, currentTarget.selectionStart);
        }}
        onBlur={() => setOffer(null)}
        onKeyDown={onKeyDown}
      />
      <OptionList
        id={`${tied.id}-offer`}
        label={say('curatorEditPlaceholders')}
        options={offered}
        active={active}
        onChoice={(place) => choose(offer?.options[place])}
      />
      <span class="unseen" role="status">
        {offer && say('curatorEditPlaceholdersOffered', offer.options.length)}
      </span>
    </div>
  );
}
