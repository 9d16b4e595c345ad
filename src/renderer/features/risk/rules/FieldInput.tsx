/** A field of a rule's form: a number with its unit, a choice, hours, symbols, a limit with its currency, a lock. */
import { useMemo } from 'react';
import type { TextKey } from '#words/index.ts';
import { useMarket } from '../../../state/market.ts';
import { useWords } from '../../../state/settings.ts';
import { Field, SelectInput, TextInput } from '../../../ui/controls.tsx';
import { choicesOf, isChoiceField, isNumberField } from './fields.ts';
import type { ChoiceField, FieldName, NumberField } from './kinds.ts';
import type { PartProps } from './parts.ts';
import { subjectText } from './ruleText.ts';
import css from './rules.module.css';

interface FieldProps extends PartProps {
  /** The form's first field takes the keyboard. */
  readonly first: boolean;
}

const UNITS: Readonly<Partial<Record<NumberField, TextKey>>> = {
  units: 'rules.unit-units',
  percent: 'rules.unit-percent',
  target: 'rules.unit-percent',
  window: 'rules.unit-seconds',
  age: 'rules.unit-seconds',
  days: 'rules.unit-days',
  horizon: 'rules.unit-days',
  times: 'rules.unit-times',
};

const put = ({ draft, change }: PartProps, slot: string, text: string): void =>
  change({ texts: { ...draft.texts, [slot]: text } });

/** A line of text for a slot. */
function SlotInput(
  props: FieldProps & {
    readonly slot: string;
    readonly label: TextKey;
    readonly hint?: TextKey;
    readonly unit?: TextKey | undefined;
    readonly figures?: boolean;
  },
) {
  const { t } = useWords();
  const { slot, draft, wrong } = props;
  const problem = wrong(slot);
  return (
    <Field
      label={`${t(props.label)}${props.unit ? `, ${t(props.unit)}` : ''}`}
      hint={props.hint && t(props.hint)}
      error={problem}
    >
      {(id, about) => (
        <TextInput
          id={id}
          autoFocus={props.first}
          figures={props.figures ?? false}
          testId={`rule-${slot}`}
          aria-describedby={about}
          value={draft.texts[slot] ?? ''}
          invalid={problem !== undefined}
          onChange={(event) => put(props, slot, event.target.value)}
        />
      )}
    </Field>
  );
}

function SlotSelect(
  props: FieldProps & {
    readonly slot: string;
    readonly label: TextKey;
    readonly choices: readonly { readonly value: string; readonly label: string }[];
  },
) {
  const { t } = useWords();
  return (
    <Field label={t(props.label)}>
      {(id) => (
        <SelectInput
          id={id}
          testId={`rule-${props.slot}`}
          value={props.draft.texts[props.slot] ?? ''}
          choices={props.choices}
          onChange={(text) => put(props, props.slot, text)}
        />
      )}
    </Field>
  );
}

function ChoiceInput(props: FieldProps & { readonly field: ChoiceField }) {
  const words = useWords();
  const { t } = words;
  const { field } = props;
  const instruments = useMarket((state) => state.instruments);
  const sectors = useMemo(
    () =>
      [...new Set(Object.values(instruments).map(({ sector }) => sector))].sort((a, b) => a.localeCompare(b)),
    [instruments],
  );
  const label = (choice: string): string => {
    if (choice === '') return t('rules.each');
    if (field === 'confidence') return `${choice} %`;
    if (field === 'currency') return choice;
    if (field === 'sector' || field === 'assetClass') return subjectText(words, choice);
    return t(`rules.${field}-${choice}` as TextKey);
  };
  const said = props.draft.texts[field] ?? '';
  const offered =
    field === 'sector'
      ? ['', ...new Set([...sectors, said].filter((each) => each !== ''))]
      : choicesOf(field);
  return (
    <SlotSelect
      {...props}
      slot={field}
      label={`rules.${field}`}
      choices={offered.map((value) => ({ value, label: label(value) }))}
    />
  );
}

function LimitInput(props: FieldProps) {
  const { t } = useWords();
  return (
    <div className={css.pair}>
      <SlotInput {...props} slot="limit" label="risk.limit" figures />
      <SlotSelect
        {...props}
        slot="limitIn"
        label="rules.limitIn"
        choices={['VND', 'USD', 'equity'].map((value) => ({
          value,
          label: value === 'equity' ? t('rules.percentOfEquity') : value,
        }))}
      />
    </div>
  );
}

function LockInput(props: FieldProps) {
  const { t } = useWords();
  return (
    <>
      <div className={css.pair}>
        <SlotSelect
          {...props}
          slot="lockState"
          label="rules.lock"
          choices={(['reducing', 'halted'] as const).map((value) => ({
            value,
            label: t(`rules.lock-${value}`),
          }))}
        />
        <SlotSelect
          {...props}
          slot="lockUntil"
          label="risk.until"
          choices={(['day-end', 'release', 'minutes'] as const).map((value) => ({
            value,
            label: t(`rules.lockUntil-${value}`),
          }))}
        />
      </div>
      {props.draft.texts['lockUntil'] === 'minutes' && (
        <SlotInput {...props} first={false} slot="lockMinutes" label="risk.minutes" figures />
      )}
    </>
  );
}

export function FieldInput(props: FieldProps & { readonly field: FieldName }) {
  const { field } = props;
  if (isNumberField(field))
    return <SlotInput {...props} slot={field} label={`rules.${field}`} unit={UNITS[field]} figures />;
  if (isChoiceField(field)) return <ChoiceInput {...props} field={field} />;
  if (field === 'hours')
    return <SlotInput {...props} slot="hours" label="rules.hours" hint="rules.hoursHint" />;
  if (field === 'symbols')
    return <SlotInput {...props} slot="symbols" label="rules.symbols" hint="rules.symbolsHint" />;
  return field === 'limit' ? <LimitInput {...props} /> : <LockInput {...props} />;
}
