/** What a condition compares: a price, an indicator with its parameters, a number. */
import { useState } from 'react';
import { INDICATORS } from '#research/indicators/list.ts';
import type { Indicator } from '#research/indicators/indicator.ts';
import type { Operand, RuleNumber } from '#research/rules/rules.ts';
import { useWords } from '../../../state/settings.ts';
import { SelectInput, TextInput } from '../../../ui/controls.tsx';
import { normaliseNumber } from '../../../ui/format.ts';
import type { Locale } from '#words/index.ts';
import { plainText } from '../figures.ts';
import { beginOperand, FIELDS, OPERAND_KINDS, operandKind } from './model.ts';
import css from './rules.module.css';

/** Those that read one symbol's bars. */
const OFFERED: readonly Indicator[] = INDICATORS.filter(({ reads }) => reads !== 'two');
const named = (name: string): Indicator | undefined => OFFERED.find((each) => each.name === name);

/** Shares are shown in percent: 0.03 is 3. Twelve digits leave out what counting in binary adds. */
const scaled = (value: number, by: number): number => Number((value * by).toPrecision(12));

/** What is typed stays as it is while it means the value: “1,0” although it is 1. */
function useTyped(
  value: RuleNumber,
  { parameters, percent = false }: { readonly parameters: readonly string[]; readonly percent?: boolean },
) {
  const { locale } = useWords();
  const [typed, setTyped] = useState<{ readonly text: string; readonly locale: Locale } | null>(null);
  const read = (text: string): RuleNumber => {
    const plain = parameters.includes(text) ? null : normaliseNumber(text, locale);
    return plain === null ? { parameter: text } : scaled(Number(plain), percent ? 0.01 : 1);
  };
  const written =
    typeof value === 'number' ? plainText(scaled(value, percent ? 100 : 1), locale) : value.parameter;
  const isTyped = typed !== null && typed.locale === locale && read(typed.text) === value;
  return {
    text: isTyped ? typed.text : written,
    type: (text: string): RuleNumber => {
      setTyped({ text, locale });
      return read(text);
    },
    leave: () => setTyped(null),
  };
}

/** A number in the reader's notation, or the name of a parameter of the rules. */
export function RuleNumberInput(props: {
  readonly label: string;
  readonly value: RuleNumber;
  readonly parameters: readonly string[];
  /** The value is a share and is typed in percent. */
  readonly percent?: boolean;
  readonly onChange: (value: RuleNumber) => void;
}) {
  const { label, value, parameters, percent, onChange } = props;
  const { text, type, leave } = useTyped(value, props);
  const list = parameters.length > 0 ? `${label}-names` : undefined;
  return (
    <>
      <TextInput
        aria-label={label}
        title={label}
        className={css.number}
        figures
        list={list}
        inputMode={list ? 'text' : 'decimal'}
        invalid={typeof value !== 'number' && !parameters.includes(value.parameter)}
        value={text}
        onChange={(event) => onChange(type(event.target.value))}
        onBlur={leave}
      />
      {percent && typeof value === 'number' && <span>%</span>}
      {list && (
        <datalist id={list}>
          {parameters.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
    </>
  );
}

type OfIndicator = Extract<Operand, { indicator: string }>;

function IndicatorFields(props: {
  readonly operand: OfIndicator;
  readonly parameters: readonly string[];
  readonly onChange: (operand: Operand) => void;
}) {
  const { t } = useWords();
  const { operand, parameters, onChange } = props;
  const indicator = named(operand.indicator);
  const set = operand.parameters ?? {};
  const choose = (name: string) => {
    const first = Object.entries(named(name)?.parameters ?? {}).find(([, { kind }]) => kind !== 'choice');
    onChange({ indicator: name, parameters: first ? { [first[0]]: first[1].default } : {} });
  };
  return (
    <>
      <SelectInput
        label={t('builder.indicator')}
        value={operand.indicator}
        choices={OFFERED.map(({ name }) => ({ value: name, label: name }))}
        onChange={choose}
      />
      {Object.entries(indicator?.parameters ?? {}).map(([name, parameter]) =>
        parameter.kind === 'choice' ? null : (
          <RuleNumberInput
            key={name}
            label={name}
            parameters={parameters}
            value={(set[name] as RuleNumber | undefined) ?? parameter.default}
            onChange={(value) => onChange({ ...operand, parameters: { ...set, [name]: value } })}
          />
        ),
      )}
      {indicator && indicator.outputs.length > 1 && (
        <SelectInput
          label={t('builder.output')}
          value={operand.output ?? indicator.outputs[0]!}
          choices={indicator.outputs.map((value) => ({ value, label: value }))}
          onChange={(output) => onChange({ ...operand, output })}
        />
      )}
    </>
  );
}

export function OperandEditor(props: {
  readonly label: string;
  readonly operand: Operand;
  readonly parameters: readonly string[];
  readonly onChange: (operand: Operand) => void;
}) {
  const { t } = useWords();
  const { label, operand, parameters, onChange } = props;
  const kind = operandKind(operand);
  return (
    <span className={css.operand} role="group" aria-label={label}>
      <SelectInput
        label={label}
        value={kind}
        choices={OPERAND_KINDS.map((value) => ({ value, label: t(`builder.operand-${value}`) }))}
        onChange={(next) => onChange(beginOperand(next))}
      />
      {'number' in operand && (
        <RuleNumberInput
          label={t('builder.operand-number')}
          parameters={parameters}
          value={operand.number}
          onChange={(number) => onChange({ number })}
        />
      )}
      {'price' in operand && (
        <SelectInput
          label={t('builder.operand-price')}
          value={operand.price}
          choices={FIELDS.map((value) => ({ value, label: t(`builder.field-${value}`) }))}
          onChange={(price) => onChange({ ...operand, price })}
        />
      )}
      {'indicator' in operand && (
        <IndicatorFields operand={operand} parameters={parameters} onChange={onChange} />
      )}
    </span>
  );
}
