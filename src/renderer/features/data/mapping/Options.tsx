/** How the file writes what stands in its columns; what is not said is recognised. */
import { IMPORTED_ZONES } from '#contract/market-views.ts';
import type { BarMapping, BarsInspection } from '#contract/series-views.ts';
import { useWords } from '../../../state/settings.ts';
import { Field, SelectInput, TextInput } from '../../../ui/controls.tsx';
import { SEPARATORS } from '../../../ui/format.ts';

type Given = Omit<BarMapping, 'columns'>;

const NAMES = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar', ' ': 'space' } as const;
type Separator = keyof typeof NAMES;
const FACTORS = [1_000, 100, 10, 1, 0.1, 0.01, 0.001] as const;

interface OptionsProps {
  readonly options: Given;
  readonly inspection: BarsInspection | null;
  readonly onChange: (options: Given) => void;
}

interface PartProps extends Pick<OptionsProps, 'options' | 'inspection'> {
  readonly set: <K extends keyof Given>(name: K, value: Given[K]) => void;
}

function Choice<T extends string>(props: {
  readonly label: string;
  readonly testId: string;
  readonly value: T | undefined;
  readonly auto: string;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T | undefined) => void;
}) {
  return (
    <Field label={props.label}>
      {(id) => (
        <SelectInput<T | ''>
          id={id}
          testId={props.testId}
          value={props.value ?? ''}
          choices={[{ value: '', label: props.auto }, ...props.choices]}
          onChange={(value) => props.onChange(value === '' ? undefined : value)}
        />
      )}
    </Field>
  );
}

/** The option, or none: an undefined one would not cross the wire. */
function withOption<K extends keyof Given>(options: Given, name: K, value: Given[K]): Given {
  const { [name]: _before, ...others } = options;
  return value === undefined ? (others as Given) : { ...others, [name]: value };
}

/** How the file's text is written. */
function TextOptions({ options, inspection, set }: PartProps) {
  const { t } = useWords();
  const auto = t('data.auto');
  const separator = inspection?.separator as Separator | null | undefined;
  const found = separator && NAMES[separator] ? `${auto}: ${t(`data.sep-${NAMES[separator]}`)}` : auto;
  return (
    <>
      <Choice<Separator>
        label={t('data.separator')}
        testId="map-separator"
        value={options.separator}
        auto={found}
        choices={(Object.keys(NAMES) as Separator[]).map((value) => ({
          value,
          label: t(`data.sep-${NAMES[value]}`),
        }))}
        onChange={(value) => set('separator', value)}
      />
      <Choice<'.' | ','>
        label={t('data.decimal')}
        testId="map-decimal"
        value={options.decimal}
        auto={auto}
        choices={[
          { value: '.', label: t('data.decimal-point') },
          { value: ',', label: t('data.decimal-comma') },
        ]}
        onChange={(value) => set('decimal', value)}
      />
      <Choice<'day-first' | 'month-first'>
        label={t('data.dateOrder')}
        testId="map-dates"
        value={options.dateOrder}
        auto={auto}
        choices={[
          { value: 'day-first', label: t('data.day-first') },
          { value: 'month-first', label: t('data.month-first') },
        ]}
        onChange={(value) => set('dateOrder', value)}
      />
      <Field label={t('data.skipRows')}>
        {(id) => (
          <TextInput
            id={id}
            figures
            testId="map-skip"
            inputMode="numeric"
            placeholder={inspection ? String(inspection.heading) : ''}
            value={options.skipRows ?? ''}
            onChange={({ target: { value } }) =>
              set('skipRows', /^\d{1,3}$/.test(value) ? Number(value) : undefined)
            }
          />
        )}
      </Field>
    </>
  );
}

/** What its stamps and prices mean. */
function MeaningOptions({ options, inspection, set }: PartProps) {
  const { t, locale } = useWords();
  const auto = t('data.auto');
  return (
    <>
      <Choice
        label={t('data.jobZone')}
        testId="map-zone"
        value={options.timezone as (typeof IMPORTED_ZONES)[number] | undefined}
        auto={inspection?.timezone ? `${auto}: ${inspection.timezone}` : auto}
        choices={IMPORTED_ZONES.map((value) => ({ value, label: value }))}
        onChange={(value) => set('timezone', value)}
      />
      <Choice<'open' | 'close'>
        label={t('data.stamp')}
        testId="map-stamp"
        value={options.stamp}
        auto={auto}
        choices={[
          { value: 'open', label: t('data.stamp-open') },
          { value: 'close', label: t('data.stamp-close') },
        ]}
        onChange={(value) => set('stamp', value)}
      />
      <Choice
        label={t('data.factor')}
        testId="map-factor"
        value={options.factor === undefined ? undefined : String(options.factor)}
        auto={auto}
        choices={FACTORS.map((factor) => ({
          value: String(factor),
          label: String(factor).replace('.', SEPARATORS[locale].decimal),
        }))}
        onChange={(value) => set('factor', value === undefined ? undefined : Number(value))}
      />
    </>
  );
}

export function Options({ options, inspection, onChange }: OptionsProps) {
  const set: PartProps['set'] = (name, value) => onChange(withOption(options, name, value));
  return (
    <>
      <TextOptions options={options} inspection={inspection} set={set} />
      <MeaningOptions options={options} inspection={inspection} set={set} />
    </>
  );
}
