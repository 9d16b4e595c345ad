/** Small controls: buttons, fields, segmented choices, keys, badges, empty states. They know nothing of trading. */
import type { ButtonHTMLAttributes, InputHTMLAttributes, ReactNode, Ref } from 'react';
import { useId } from 'react';
import css from './controls.module.css';

export const classes = (...names: (string | false | null | undefined)[]): string =>
  names.filter(Boolean).join(' ');

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'plain' | 'primary' | 'danger' | 'quiet';
  readonly small?: boolean;
  readonly testId?: string;
}

export function Button({ look = 'plain', small, testId, className, ...rest }: ButtonProps) {
  const looks = look === 'plain' ? undefined : css[look];
  return (
    <button
      type="button"
      data-testid={testId}
      className={classes(css.button, looks, small && css.small, className)}
      {...rest}
    />
  );
}

/** An icon alone: its label is spoken and shown as a tooltip. */
export function IconButton({
  label,
  small,
  testId,
  className,
  ...rest
}: ButtonProps & { readonly label: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      data-testid={testId}
      className={classes(css.button, css.icon, small && css.small, className)}
      {...rest}
    />
  );
}

export function Field(props: {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly children: (id: string, describedBy: string) => ReactNode;
}) {
  const id = useId();
  const described = `${id}-about`;
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id}>
        {props.label}
      </label>
      {props.children(id, described)}
      {(props.error ?? props.hint) && (
        <div id={described} className={props.error ? css.error : css.hint}>
          {props.error ?? props.hint}
        </div>
      )}
    </div>
  );
}

interface TextInputProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly ref?: Ref<HTMLInputElement> | undefined;
  readonly invalid?: boolean;
  readonly figures?: boolean;
  readonly testId?: string;
}

export function TextInput({ invalid, figures, testId, className, ...rest }: TextInputProps) {
  return (
    <input
      autoComplete="off"
      spellCheck={false}
      aria-invalid={invalid ? true : undefined}
      data-testid={testId}
      className={classes(css.input, figures && css.figures, className)}
      {...rest}
    />
  );
}

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  /** Why it cannot be chosen now: shown behind the label and as its title. */
  readonly refused?: string | null;
}

interface ChoiceProps<T extends string> {
  readonly value: T;
  readonly choices: readonly Choice<T>[];
  readonly onChange: (value: T) => void;
  readonly disabled?: boolean;
  readonly testId?: string;
}

/** A native select: keyboard, typing ahead and screen readers come with it. */
export function SelectInput<T extends string>(
  props: ChoiceProps<T> & { readonly id?: string; readonly label?: string },
) {
  return (
    <select
      id={props.id}
      aria-label={props.label}
      className={css.select}
      data-testid={props.testId}
      value={props.value}
      disabled={props.disabled}
      onChange={(event) => props.onChange(event.target.value as T)}
    >
      {props.choices.map((choice) => (
        <option
          key={choice.value}
          value={choice.value}
          disabled={Boolean(choice.refused)}
          title={choice.refused ?? undefined}
        >
          {/* What is chosen stays short: its reason is told elsewhere. */}
          {choice.refused && choice.value !== props.value
            ? `${choice.label}: ${choice.refused}`
            : choice.label}
        </option>
      ))}
    </select>
  );
}

/** One of a few, all in sight. Arrow keys move the choice, as in any radio group. */
export function Segmented<T extends string>(props: ChoiceProps<T> & { readonly label: string }) {
  const at = props.choices.findIndex((choice) => choice.value === props.value);
  const move = (event: React.KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (at + step + props.choices.length) % props.choices.length;
    const choice = props.choices[next];
    if (choice) props.onChange(choice.value);
    (event.currentTarget.children[next] as HTMLElement | undefined)?.focus();
  };
  return (
    <div role="radiogroup" aria-label={props.label} className={css.segmented} onKeyDown={move}>
      {props.choices.map((choice, index) => (
        <button
          key={choice.value}
          type="button"
          role="radio"
          aria-checked={choice.value === props.value}
          tabIndex={index === Math.max(at, 0) ? 0 : -1}
          disabled={props.disabled}
          className={css.segment}
          data-testid={props.testId ? `${props.testId}-${choice.value}` : undefined}
          onClick={() => props.onChange(choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </div>
  );
}

export function Toggle(props: {
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly children: ReactNode;
}) {
  return (
    <span className={css.segmented}>
      <button
        type="button"
        aria-pressed={props.on}
        className={css.segment}
        onClick={() => props.onChange(!props.on)}
      >
        {props.children}
      </button>
    </span>
  );
}

export const Kbd = ({ children }: { readonly children: ReactNode }) => (
  <kbd className={css.kbd}>{children}</kbd>
);

export const Badge = (props: {
  readonly colour?: string;
  readonly title?: string;
  readonly children: ReactNode;
}) => (
  <span className={css.badge} style={{ color: props.colour }} title={props.title}>
    {props.children}
  </span>
);

/** What an empty panel is and what to do next. */
export const Empty = ({ children }: { readonly children: ReactNode }) => (
  <div className={css.empty}>{children}</div>
);

/** Read aloud, not shown. */
export const Unseen = ({ children }: { readonly children: ReactNode }) => (
  <span className={css.unseen}>{children}</span>
);
