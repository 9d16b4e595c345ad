/** A strategy's declared parameters: numbers with their range and a slider, choices, flags, texts. */
import { useId } from 'react';
import type { Parameter, Parameters, ParameterValue } from '#research/strategy/api.ts';
import { useWords } from '../../../state/settings.ts';
import { SelectInput, TextInput } from '../../../ui/controls.tsx';
import { plainText } from '../figures.ts';
import { isFine, type Values } from './draft.ts';
import { NumberInput } from './NumberInput.tsx';
import css from './form.module.css';

interface FieldProps<P extends Parameter = Parameter> {
  readonly id: string;
  readonly name: string;
  readonly testId: string;
  readonly parameter: P;
  readonly value: ParameterValue;
  readonly onChange: (value: ParameterValue) => void;
}

type Ranged = Extract<Parameter, { min: number }>;

/** A range so wide that a slider cannot hit a number has steps of a hundredth of it. */
const stepOf = ({ kind, min, max, step }: Ranged): number =>
  step ?? (kind === 'whole' ? 1 : (max - min) / 100);

function NumberParameter({ id, name, testId, parameter, value, onChange }: FieldProps<Ranged>) {
  const number = typeof value === 'number' ? value : Number.NaN;
  return (
    <>
      <input
        type="range"
        aria-label={name}
        className={css.slider}
        min={parameter.min}
        max={parameter.max}
        step={stepOf(parameter)}
        value={Number.isFinite(number) ? number : parameter.default}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
      <NumberInput
        id={id}
        testId={testId}
        value={number}
        invalid={!isFine(parameter, value)}
        onChange={(typed) => onChange(typed ?? Number.NaN)}
      />
    </>
  );
}

function ParameterField(props: FieldProps) {
  const { t } = useWords();
  const { id, testId, parameter, value, onChange } = props;
  switch (parameter.kind) {
    case 'whole':
    case 'real':
      return <NumberParameter {...props} parameter={parameter} />;
    case 'choice':
      return (
        <span className={css.wideCell}>
          <SelectInput
            id={id}
            testId={testId}
            value={String(value)}
            choices={parameter.choices.map((each) => ({ value: each, label: each }))}
            onChange={onChange}
          />
        </span>
      );
    case 'flag':
      return (
        <span className={css.wideCell}>
          <input
            id={id}
            type="checkbox"
            data-testid={testId}
            checked={value === true}
            onChange={(event) => onChange(event.target.checked)}
          />{' '}
          {t(value === true ? 'research.on' : 'research.off')}
        </span>
      );
    case 'text':
      return (
        <span className={css.wideCell}>
          <TextInput
            id={id}
            testId={testId}
            maxLength={2_000}
            value={String(value)}
            onChange={(event) => onChange(event.target.value)}
          />
        </span>
      );
  }
}

function Range({ parameter }: { readonly parameter: Parameter }) {
  const { locale } = useWords();
  if (parameter.kind !== 'whole' && parameter.kind !== 'real') return <span />;
  const { min, max } = parameter;
  return <span className={css.range}>{`${plainText(min, locale)} – ${plainText(max, locale)}`}</span>;
}

interface ParameterFieldsProps {
  readonly parameters: Parameters;
  readonly values: Values;
  /** Distinguishes several of them on one screen. */
  readonly prefix?: string;
  readonly onChange: (values: Values) => void;
}

export function ParameterFields({
  parameters,
  values,
  prefix = 'parameter',
  onChange,
}: ParameterFieldsProps) {
  const { t } = useWords();
  const base = useId();
  const entries = Object.entries(parameters);
  if (entries.length === 0) return <p className={css.quiet}>{t('research.noParameters')}</p>;
  return (
    <div className={css.parameters} role="group" aria-label={t('research.parameters')}>
      {entries.map(([name, parameter]) => (
        <div key={name} className={css.parameter}>
          <label htmlFor={`${base}-${name}`} title={name}>
            {name}
          </label>
          <ParameterField
            id={`${base}-${name}`}
            name={name}
            testId={`${prefix}-${name}`}
            parameter={parameter}
            value={values[name] ?? parameter.default}
            onChange={(value) => onChange({ ...values, [name]: value })}
          />
          <Range parameter={parameter} />
        </div>
      ))}
    </div>
  );
}
