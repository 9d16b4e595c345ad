/** The ticket's fields: a label above its control. Arrow keys step numbers, with Shift ten at once; Enter sends the ticket. */
import { useId, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { useWords } from '../../state/settings.ts';
import { classes, SelectInput, TextInput, type Choice } from '../../ui/controls.tsx';
import css from './ticket.module.css';

/** Arrow keys step, with Shift ten at once. */
export const stepByKeys = (onStep: (steps: number) => void) => (event: KeyboardEvent) => {
  const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
  if (direction === undefined) return;
  event.preventDefault();
  onStep(direction * (event.shiftKey ? 10 : 1));
};

interface CellProps {
  readonly label: string;
  /** Beside the label, smaller. */
  readonly unit?: string;
  readonly wide?: boolean;
  readonly title?: string | undefined;
  readonly children: (id: string) => ReactNode;
}

export function Cell({ label, unit, wide, title, children }: CellProps) {
  const id = useId();
  return (
    <div className={classes(css.cell, wide && css.wide)} title={title}>
      <label className={css.label} htmlFor={id}>
        {label} {unit && <small>{unit}</small>}
      </label>
      {children(id)}
    </div>
  );
}

export interface NumberCellProps extends Omit<CellProps, 'children'> {
  readonly value: string;
  readonly invalid?: boolean;
  readonly disabled?: boolean;
  readonly placeholder?: string;
  readonly testId: string;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly onChange: (text: string) => void;
  readonly onStep: (steps: number) => void;
}

function Step(props: {
  readonly name: string;
  readonly sign: string;
  readonly disabled: boolean | undefined;
  readonly onClick: () => void;
}) {
  return (
    <button
      type="button"
      className={css.step}
      tabIndex={-1}
      aria-label={props.name}
      disabled={props.disabled}
      onClick={props.onClick}
    >
      {props.sign}
    </button>
  );
}

export function NumberCell(props: NumberCellProps) {
  const { t } = useWords();
  const { label, disabled, onStep } = props;
  return (
    <Cell {...props}>
      {(id) => (
        <div className={css.stepper}>
          <TextInput
            id={id}
            ref={props.inputRef}
            figures
            inputMode="decimal"
            testId={props.testId}
            value={disabled ? '' : props.value}
            disabled={disabled}
            placeholder={props.placeholder}
            invalid={props.invalid === true && !disabled}
            onChange={(event) => props.onChange(event.target.value)}
            onKeyDown={stepByKeys(onStep)}
            onFocus={(event) => event.target.select()}
          />
          <Step
            name={`${label}: ${t('ticket.less')}`}
            sign="−"
            disabled={disabled}
            onClick={() => onStep(-1)}
          />
          <Step
            name={`${label}: ${t('ticket.more')}`}
            sign="+"
            disabled={disabled}
            onClick={() => onStep(1)}
          />
        </div>
      )}
    </Cell>
  );
}

interface SelectCellProps<T extends string> extends Omit<CellProps, 'children'> {
  readonly testId: string;
  readonly value: T;
  readonly choices: readonly Choice<T>[];
  readonly disabled?: boolean;
  readonly onChange: (value: T) => void;
}

export function SelectCell<T extends string>(props: SelectCellProps<T>) {
  return (
    <Cell label={props.label} wide={props.wide} title={props.title}>
      {(id) => (
        <SelectInput
          id={id}
          testId={props.testId}
          value={props.value}
          choices={props.choices}
          disabled={props.disabled}
          onChange={props.onChange}
        />
      )}
    </Cell>
  );
}

export function CheckCell(props: {
  readonly label: string;
  readonly testId: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly title?: string | undefined;
  readonly onChange: (checked: boolean) => void;
}) {
  return (
    <label className={css.check} data-disabled={props.disabled} title={props.title}>
      <input
        type="checkbox"
        data-testid={props.testId}
        checked={props.checked && !props.disabled}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      {props.label}
    </label>
  );
}
