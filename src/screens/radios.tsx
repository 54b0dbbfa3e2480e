/** Choices below each other, each with a line that says what it means. */
export function Radios<T extends string>(props: {
  name: string;
  /** The id of the heading that says what is chosen. */
  labelledBy: string;
  options: { value: T; label: string; hint?: string }[];
  value: T;
  onChange: (value: T) => void;
}) {
  const { name, labelledBy, options, value, onChange } = props;
  return (
    <div role="radiogroup" aria-labelledby={labelledBy}>
      {options.map((option) => (
        <label key={option.value} class="choice">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.label}
            {option.hint && <span class="soft">{option.hint}</span>}
          </span>
        </label>
      ))}
    </div>
  );
}
