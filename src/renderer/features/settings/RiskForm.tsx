/** Risk limits: an empty field switches a limit off. Quantities are whole units, values in each currency. */
import { useState, type FormEvent } from 'react';
import type { RiskLimits } from '#core/model/account.ts';
import { moneyScale, type Currency } from '#core/units/units.ts';
import { send } from '../../state/commands.ts';
import { notify } from '../../state/notify.ts';
import { useWords } from '../../state/settings.ts';
import { Button, Field, TextInput } from '../../ui/controls.tsx';
import { formatMoney, formatScaled, parseScaled } from '../../ui/format.ts';
import type { Locale, TextKey } from '#words/index.ts';
import css from './settings.module.css';

const FIELDS = ['maxOrderQuantity', 'maxPosition', 'maxOrderVND', 'maxOrderUSD', 'duplicateWindow'] as const;
type FieldName = (typeof FIELDS)[number];
type Texts = Readonly<Record<FieldName, string>>;

const MS_DIGITS = 3;

function textsOf(limits: RiskLimits, locale: Locale): Texts {
  const whole = (value: number | null) => (value === null ? '' : formatScaled(value, 0, locale));
  const money = (currency: Currency) => {
    const value = limits.maxOrderNotional[currency];
    return value === null ? '' : formatMoney(value, currency, locale);
  };
  return {
    maxOrderQuantity: whole(limits.maxOrderQuantity),
    maxPosition: whole(limits.maxPositionQuantity),
    maxOrderVND: money('VND'),
    maxOrderUSD: money('USD'),
    duplicateWindow: formatScaled(limits.duplicateWindowMs, MS_DIGITS, locale).replace(/[.,]?0+$/, ''),
  };
}

const SCALES: Readonly<Record<FieldName, number>> = {
  maxOrderQuantity: 0,
  maxPosition: 0,
  maxOrderVND: moneyScale('VND'),
  maxOrderUSD: moneyScale('USD'),
  duplicateWindow: MS_DIGITS,
};

/** A limit above zero, null for none; undefined when what is typed is no such number. */
function read(name: FieldName, text: string, locale: Locale): number | null | undefined {
  if (text.trim() === '') return name === 'duplicateWindow' ? 0 : null;
  const value = parseScaled(text, SCALES[name], locale);
  if (value === null || value < 0 || (value === 0 && name !== 'duplicateWindow')) return undefined;
  return value;
}

export function RiskForm({ limits }: { readonly limits: RiskLimits }) {
  const { t, locale } = useWords();
  const [texts, setTexts] = useState(() => textsOf(limits, locale));
  const values = FIELDS.map((name) => read(name, texts[name], locale));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const [quantity, position, vnd, usd, window] = values;
    if (quantity === undefined || position === undefined || vnd === undefined || usd === undefined) return;
    if (typeof window !== 'number') return;
    const next: RiskLimits = {
      maxOrderQuantity: quantity,
      maxPositionQuantity: position,
      maxOrderNotional: { VND: vnd, USD: usd },
      duplicateWindowMs: window,
    };
    if (await send('risk.set', { limits: next })) notify('success', t('shell.saved'));
  };
  return (
    <form className={css.section} onSubmit={(event) => void submit(event)}>
      <h3>{t('settings.risk')}</h3>
      <p className={css.hint}>{t('settings.riskHint')}</p>
      <div className={css.grid}>
        {FIELDS.map((name, index) => (
          <Field
            key={name}
            label={t(`settings.${name}` satisfies TextKey)}
            error={values[index] === undefined ? t('settings.invalid') : undefined}
          >
            {(id, described) => (
              <TextInput
                id={id}
                figures
                inputMode="decimal"
                aria-describedby={described}
                testId={`risk-${name}`}
                value={texts[name]}
                invalid={values[index] === undefined}
                onChange={(event) => setTexts({ ...texts, [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <div className={css.row}>
        <Button type="submit" look="primary" testId="risk-save" disabled={values.includes(undefined)}>
          {t('settings.saveLimits')}
        </Button>
      </div>
    </form>
  );
}
