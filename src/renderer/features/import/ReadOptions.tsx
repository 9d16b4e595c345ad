/** How values are read, what was found out to read them so, and the choice to read them otherwise. */
import type { ReactNode } from 'react';
import type { ReadAs, SheetReading } from '#core/model/sheet.ts';
import { useWords } from '../../state/settings.ts';
import { Field, SelectInput } from '../../ui/controls.tsx';
import { readAs } from './actions.ts';
import { withChoice } from './reading.ts';
import { useSheet } from './sheet.ts';
import css from './understood.module.css';

type Key = 'decimal' | 'dates' | 'prices' | 'letterB' | 'hiddenRows' | 'repeats';

interface OptionProps {
  readonly name: Key;
  readonly label: string;
  /** What it is where nothing is chosen. */
  readonly found: string;
  readonly choices: readonly (readonly [value: string, label: string])[];
  readonly note?: ReactNode;
}

function Option({ name, label, found, choices, note }: OptionProps) {
  const chosen = useSheet((state) => state.reading[name]);
  const { t } = useWords();
  const set = (value: string) => {
    const { reading } = useSheet.getState();
    readAs(withChoice(reading, name, value === '' ? undefined : (value as SheetReading[Key])));
  };
  return (
    <div className={css.option}>
      <Field label={label}>
        {(id) => (
          <SelectInput
            id={id}
            testId={`read-${name}`}
            value={chosen ?? ''}
            choices={[
              { value: '', label: t('sheets.auto', { found }) },
              ...choices.map(([value, text]) => ({ value, label: text })),
            ]}
            onChange={set}
          />
        )}
      </Field>
      {note && <p className={css.warn}>{note}</p>}
    </div>
  );
}

function Accounts({ accounts }: Pick<ReadAs, 'accounts'>) {
  const { t } = useWords();
  const reading = useSheet((state) => state.reading);
  if (accounts.length < 2) return null;
  const chosen = new Set(reading.accounts ?? accounts.map(({ account }) => account));
  const set = (account: string, on: boolean) => {
    const next = accounts
      .map((each) => each.account)
      .filter((each) => (each === account ? on : chosen.has(each)));
    readAs(withChoice(reading, 'accounts', next.length === accounts.length ? undefined : next));
  };
  return (
    <fieldset className={css.accounts}>
      <legend>{t('sheets.accounts')}</legend>
      {accounts.map(({ account, rows }) => (
        <label key={account} className={css.check}>
          <input
            type="checkbox"
            data-testid={`read-account-${account}`}
            checked={chosen.has(account)}
            onChange={(event) => set(account, event.target.checked)}
          />
          {account || t('sheets.noAccount')} <small>{t('sheets.rowsCount', { count: rows })}</small>
        </label>
      ))}
    </fieldset>
  );
}

/** Why prices were taken for đồng or for thousands of them. */
function usePriceFound({ unit, because }: ReadAs['prices']): string {
  const { t } = useWords();
  const reasons = {
    heading: t('sheets.becauseHeading'),
    instruments: t('sheets.becauseInstruments'),
    choice: t('sheets.becauseChoice'),
    default: t('sheets.becauseDefault'),
  };
  const units = { units: t('sheets.pricesUnits'), thousands: t('sheets.pricesThousands') };
  return because === 'choice' ? reasons.choice : `${units[unit]}, ${reasons[because]}`;
}

function useFound({ decimal, dates }: ReadAs) {
  const { t } = useWords();
  const decimals = { '.': t('sheets.point'), ',': t('sheets.comma'), either: t('sheets.either') };
  const orders = {
    'day-first': t('sheets.dayFirst'),
    'month-first': t('sheets.monthFirst'),
    mixed: t('sheets.mixed'),
  };
  return { decimal: decimals[decimal], dates: orders[dates.order] };
}

export function ReadOptions({ as }: { readonly as: ReadAs }) {
  const { t } = useWords();
  const price = usePriceFound(as.prices);
  const found = useFound(as);
  const { letterB, hiddenRows, dates } = as;
  const means = { buy: t('trade.buy'), sell: t('trade.sell'), unknown: t('sheets.unknownSide') };
  return (
    <section data-testid="read-options">
      <h2>{t('sheets.howRead')}</h2>
      <Option
        name="prices"
        label={t('sheets.prices')}
        found={price}
        choices={[
          ['units', t('sheets.pricesUnits')],
          ['thousands', t('sheets.pricesThousands')],
        ]}
      />
      <Option
        name="decimal"
        label={t('sheets.numbers')}
        found={found.decimal}
        choices={[
          ['.', t('sheets.point')],
          [',', t('sheets.comma')],
        ]}
      />
      <Option
        name="dates"
        label={t('sheets.dates')}
        found={found.dates}
        choices={[
          ['day-first', t('sheets.dayFirst')],
          ['month-first', t('sheets.monthFirst')],
        ]}
        note={dates.ambiguous > 0 && t('sheets.datesAmbiguous', { count: dates.ambiguous })}
      />
      {letterB.rows > 0 && (
        <Option
          name="letterB"
          label={t('sheets.letterB', { count: letterB.rows })}
          found={means[letterB.means]}
          choices={[
            ['buy', t('trade.buy')],
            ['sell', t('trade.sell')],
          ]}
          note={letterB.means === 'unknown' && t('sheets.letterBUnknown')}
        />
      )}
      <Accounts accounts={as.accounts} />
      {hiddenRows > 0 && (
        <Option
          name="hiddenRows"
          label={t('sheets.hiddenRows', { count: hiddenRows })}
          found={t('sheets.readThem')}
          choices={[
            ['read', t('sheets.readThem')],
            ['skip', t('sheets.skipThem')],
          ]}
        />
      )}
      <Option
        name="repeats"
        label={t('sheets.repeats')}
        found={t('sheets.skipThem')}
        choices={[
          ['skip', t('sheets.skipThem')],
          ['keep', t('sheets.keepThem')],
        ]}
      />
    </section>
  );
}
