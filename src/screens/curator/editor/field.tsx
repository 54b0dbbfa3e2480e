import type { ComponentChildren } from 'preact';
import type { Form } from './form.ts';
import { ProblemLines } from './problem-lines.tsx';
import { useTyped } from './use-typed.ts';

/** What a control needs to be told by its label, its help and its problems. */
export type ControlProps = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean | undefined };

/**
 * One field of the format: its name, what it is for, the control, and what is wrong with it.
 * @param props.field as messages name it: "review.due"
 * @param props.control draws the control with what ties it to the label
 */
export function Field(props: {
  form: Form;
  field: string;
  label: string;
  help: string;
  control: (tied: ControlProps) => ComponentChildren;
}) {
  const { form, field, label, help, control } = props;
  const id = form.idOf(field);
  const problems = form.problemsAt(field);
  return (
    <div class="labelled">
      <label for={id}>{label}</label>
      <p id={`${id}-help`} class="soft">
        {help}
      </p>
      {control(tie(id, problems.length > 0))}
      <ProblemLines id={`${id}-problems`} problems={problems} />
    </div>
  );
}

/** Ties a control to its help, which stands as `…-help`, and to its problems, as `…-problems`. */
export function tie(id: string, isWrong: boolean, withHelp = true): ControlProps {
  const told = [withHelp && `${id}-help`, isWrong && `${id}-problems`].filter(Boolean).join(' ');
  return { id, 'aria-describedby': told || undefined, 'aria-invalid': isWrong || undefined };
}

/** A field of one line of text, or of several. */
export function TextField(props: {
  form: Form;
  field: string;
  label: string;
  help: string;
  value: string;
  onText: (text: string) => void;
  /** What is left empty is taken out of the file. */
  onEmpty?: (() => void) | undefined;
  rows?: number;
  isDate?: boolean;
}) {
  const { form, field, label, help, value, onText, onEmpty, rows, isDate = false } = props;
  const [shown, setTyped] = useTyped(value);
  // A claim's words are English; a day is written as in the reader's language.
  const shared = { class: 'field', value: shown, lang: isDate ? undefined : 'en' };
  const onInput = ({ currentTarget }: { currentTarget: { value: string } }) => {
    setTyped(currentTarget.value);
    onText(currentTarget.value);
  };
  const onBlur = () => {
    if (value.trim() === '') onEmpty?.();
  };
  return (
    <Field
      form={form}
      field={field}
      label={label}
      help={help}
      control={(tied) =>
        rows ? (
          <textarea {...shared} {...tied} rows={rows} onInput={onInput} onBlur={onBlur} />
        ) : isDate ? (
          <input {...shared} {...tied} type="date" onInput={onInput} onBlur={onBlur} />
        ) : (
          <input {...shared} {...tied} type="text" autocomplete="off" onInput={onInput} onBlur={onBlur} />
        )
      }
    />
  );
}

/** A field whose value is one of a few. '' stands for none yet. */
export function SelectField<T extends string>(props: {
  form: Form;
  field: string;
  label: string;
  help: string;
  options: { value: T; label: string }[];
  value: T | null;
  onChoice: (value: T) => void;
  /** What stands there while nothing is chosen. */
  unchosen: string;
}) {
  const { form, field, label, help, options, value, onChoice, unchosen } = props;
  return (
    <Field
      form={form}
      field={field}
      label={label}
      help={help}
      control={(tied) => (
        <select
          {...tied}
          class="field"
          value={value ?? ''}
          onChange={({ currentTarget }) => {
            const chosen = options.find((option) => option.value === currentTarget.value);
            if (chosen) onChoice(chosen.value);
          }}
        >
          {value === null && <option value="">{unchosen}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    />
  );
}

/** A field that is so or not; not so is left out of the file. */
export function CheckField(props: {
  form: Form;
  field: string;
  label: string;
  help: string;
  checked: boolean;
  onCheck: (checked: boolean) => void;
}) {
  const { form, field, label, help, checked, onCheck } = props;
  const id = form.idOf(field);
  const problems = form.problemsAt(field);
  return (
    <div>
      <label class="choice">
        <input
          {...tie(id, problems.length > 0, false)}
          type="checkbox"
          checked={checked}
          onChange={({ currentTarget }) => onCheck(currentTarget.checked)}
        />
        <span>
          {label}
          <span class="soft">{help}</span>
        </span>
      </label>
      <ProblemLines id={`${id}-problems`} problems={problems} />
    </div>
  );
}

/** A part of the form with a heading of its own. */
export function Part(props: {
  form: Form;
  field: string;
  title: string;
  help: string;
  /** After the heading: how many there are. */
  count?: string;
  children: ComponentChildren;
}) {
  const { form, field, title, help, count, children } = props;
  const id = form.idOf(`${field}-part`);
  return (
    <section class="panel" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {title} {count && <span class="soft">{count}</span>}
      </h2>
      <p class="soft">{help}</p>
      <ProblemLines id={`${id}-problems`} problems={form.problemsAt(field)} />
      {children}
    </section>
  );
}
