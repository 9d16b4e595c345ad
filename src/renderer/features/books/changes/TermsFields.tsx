/** The fields of an account's terms, each with a sentence of what the choice does. */
import { CURRENCIES } from '#core/units/units.ts';
import { useWords } from '../../../state/settings.ts';
import { Field, SelectInput, TextInput } from '../../../ui/controls.tsx';
import settings from '../../settings/settings.module.css';
import { AmountField } from './parts.tsx';
import { RATES, readPercent, type Percent, type Terms } from './useTerms.ts';
import css from './changes.module.css';

const BASES = ['fifo', 'lifo', 'average', 'highest-cost', 'specific'] as const;
const MODES = ['netting', 'hedging'] as const;
const MARGINS = ['cash', 'reg-t', 'leverage'] as const;
const MARKINGS = ['last', 'mid', 'side'] as const;

interface TermsProps {
  readonly terms: Terms;
}

function PercentField({
  terms,
  name,
  label,
}: TermsProps & { readonly name: Percent; readonly label: string }) {
  const { locale } = useWords();
  const value = terms.texts[name];
  return (
    <AmountField
      label={label}
      value={value}
      bad={value === '' || readPercent(name, value, locale) === null}
      testId={`terms-${name}`}
      onChange={(text) => terms.type(name, text)}
    />
  );
}

function Choice<T extends string>(props: {
  readonly name: string;
  readonly label: string;
  readonly value: T;
  readonly hint: string;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}) {
  return (
    <Field label={props.label} hint={props.hint}>
      {(id) => (
        <SelectInput
          id={id}
          testId={`terms-${props.name}`}
          value={props.value}
          choices={props.choices}
          onChange={props.onChange}
        />
      )}
    </Field>
  );
}

function BasisFields({ terms: { chosen, choose } }: TermsProps) {
  const { t } = useWords();
  return (
    <div className={settings.grid}>
      <Choice
        name="costBasis"
        label={t('terms.costBasis')}
        value={chosen.costBasis}
        hint={t(`terms.basis-${chosen.costBasis}-hint`)}
        choices={BASES.map((value) => ({ value, label: t(`terms.basis-${value}`) }))}
        onChange={(costBasis) => choose({ costBasis })}
      />
      <Choice
        name="positionMode"
        label={t('terms.positionMode')}
        value={chosen.positionMode}
        hint={t(`terms.mode-${chosen.positionMode}-hint`)}
        choices={MODES.map((value) => ({ value, label: t(`terms.mode-${value}`) }))}
        onChange={(positionMode) => choose({ positionMode })}
      />
    </div>
  );
}

function MarginFields({ terms }: TermsProps) {
  const { t } = useWords();
  const { chosen, choose } = terms;
  return (
    <>
      <div className={settings.grid}>
        <Choice
          name="margin"
          label={t('terms.margin')}
          value={chosen.margin}
          hint={t(`terms.margin-${chosen.margin}-hint`)}
          choices={MARGINS.map((value) => ({ value, label: t(`terms.margin-${value}`) }))}
          onChange={(margin) => choose({ margin })}
        />
        <Choice
          name="marking"
          label={t('terms.marking')}
          value={chosen.marking}
          hint={t(`terms.marking-${chosen.marking}-hint`)}
          choices={MARKINGS.map((value) => ({ value, label: t(`terms.marking-${value}`) }))}
          onChange={(marking) => choose({ marking })}
        />
      </div>
      {chosen.margin !== 'cash' && (
        <div className={settings.grid}>
          {chosen.margin === 'leverage' && (
            <>
              <PercentField terms={terms} name="times" label={t('terms.times')} />
              <PercentField terms={terms} name="maintenance" label={t('terms.maintenance')} />
            </>
          )}
          <PercentField terms={terms} name="stopOut" label={t('terms.stopOut')} />
        </div>
      )}
    </>
  );
}

function InterestFields({ terms }: TermsProps) {
  const { t, locale } = useWords();
  return (
    <div>
      <table className={css.rates}>
        <thead>
          <tr>
            <th scope="col">{t('terms.interest')}</th>
            {RATES.map((rate) => (
              <th key={rate} scope="col">
                {t(`terms.${rate}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {CURRENCIES.map((currency) => (
            <tr key={currency}>
              <th scope="row">{currency}</th>
              {RATES.map((rate) => {
                const name = `${currency}-${rate}` as const;
                return (
                  <td key={rate}>
                    <TextInput
                      figures
                      inputMode="decimal"
                      aria-label={`${t(`terms.${rate}`)} ${currency}`}
                      testId={`terms-${name}`}
                      value={terms.texts[name]}
                      invalid={readPercent(name, terms.texts[name], locale) === null}
                      onChange={(event) => terms.type(name, event.target.value)}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={settings.hint}>{t('terms.interest-hint')}</p>
    </div>
  );
}

export function TermsFields({ terms }: TermsProps) {
  return (
    <div className={css.group}>
      <BasisFields terms={terms} />
      <MarginFields terms={terms} />
      <InterestFields terms={terms} />
    </div>
  );
}
