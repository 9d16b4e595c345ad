/** A labelled number with steppers: arrow keys step, with Shift ten at once; Enter sends the ticket. */
import { useId, type KeyboardEvent, type Ref } from 'react';
import { TextInput } from '../../ui/controls.tsx';
import css from './ticket.module.css';

interface NumberLineProps {
  readonly label: string;
  readonly unit: string;
  readonly value: string;
  readonly invalid: boolean;
  readonly testId: string;
  readonly more: string;
  readonly less: string;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly onChange: (text: string) => void;
  readonly onStep: (steps: number) => void;
}

/** Arrow keys step, with Shift ten at once. */
export const stepByKeys = (onStep: (steps: number) => void) => (event: KeyboardEvent) => {
  const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
  if (direction === undefined) return;
  event.preventDefault();
  onStep(direction * (event.shiftKey ? 10 : 1));
};

export function NumberLine({ inputRef, ...props }: NumberLineProps) {
  const id = useId();
  return (
    <div className={css.line}>
      <label className={css.label} htmlFor={id}>
        {props.label} <small>{props.unit}</small>
      </label>
      <div className={css.stepper}>
        <TextInput
          id={id}
          ref={inputRef}
          figures
          inputMode="decimal"
          testId={props.testId}
          value={props.value}
          invalid={props.invalid}
          onChange={(event) => props.onChange(event.target.value)}
          onKeyDown={stepByKeys(props.onStep)}
          onFocus={(event) => event.target.select()}
        />
        <button
          type="button"
          className={css.step}
          tabIndex={-1}
          aria-label={`${props.label}: ${props.less}`}
          onClick={() => props.onStep(-1)}
        >
          −
        </button>
        <button
          type="button"
          className={css.step}
          tabIndex={-1}
          aria-label={`${props.label}: ${props.more}`}
          onClick={() => props.onStep(1)}
        >
          +
        </button>
      </div>
    </div>
  );
}
