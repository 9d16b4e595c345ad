/** Fee profile per currency, each with its formula in words. */
import type { FeeProfileId, FeeProfiles } from '#core/model/account.ts';
import { CURRENCIES, type Currency } from '#core/units/units.ts';
import { useWords } from '../../state/settings.ts';
import { Field, SelectInput } from '../../ui/controls.tsx';
import css from './settings.module.css';

const OFFERED: Readonly<Record<Currency, readonly FeeProfileId[]>> = {
  VND: ['vn-broker', 'zero'],
  USD: ['us-per-share', 'us-regulated', 'zero'],
};

export function FeeFields(props: {
  readonly value: FeeProfiles;
  readonly onChange: (value: FeeProfiles) => void;
}) {
  const { t } = useWords();
  return (
    <div className={css.grid}>
      {CURRENCIES.map((currency) => {
        const chosen = props.value[currency];
        const offered = OFFERED[currency].includes(chosen)
          ? OFFERED[currency]
          : [chosen, ...OFFERED[currency]];
        return (
          <Field key={currency} label={t('setup.feesIn', { currency })} hint={t(`fees.${chosen}-formula`)}>
            {(id) => (
              <SelectInput
                id={id}
                testId={`fees-${currency}`}
                value={chosen}
                choices={offered.map((each) => ({ value: each, label: t(`fees.${each}`) }))}
                onChange={(next) => props.onChange({ ...props.value, [currency]: next })}
              />
            )}
          </Field>
        );
      })}
    </div>
  );
}
