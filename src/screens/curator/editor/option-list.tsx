import { useEffect, useRef } from 'preact/hooks';

/**
 * What a field offers under it. The focus stays in the field, which tells by `aria-activedescendant` where the arrows
 * are: `<id>-<place>`.
 */
export function OptionList(props: {
  id: string;
  label: string;
  options: readonly { value: string; label: string; hint?: string }[];
  active: number;
  lang?: string | undefined;
  onChoice: (place: number) => void;
}) {
  const { id, label, options, active, lang, onChoice } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView?.({ block: 'nearest' });
  }, [active, options]);
  return (
    <div id={id} class="options" role="listbox" aria-label={label} ref={list} hidden={options.length === 0} lang={lang}>
      {options.map((option, place) => (
        <button
          key={option.value}
          id={`${id}-${place}`}
          type="button"
          role="option"
          tabIndex={-1}
          aria-selected={place === active}
          // Else the field would lose the focus, which closes the list under the pointer.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoice(place)}
        >
          <span>{option.label}</span>
          {option.hint && <span class="soft">{option.hint}</span>}
        </button>
      ))}
    </div>
  );
}
