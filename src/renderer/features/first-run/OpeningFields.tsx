/** The fields of an account opening, shared by the first run and the reset: cash, fees, holdings with live feedback. */
import { useId, useState } from 'react';
import { CURRENCIES } from '#core/units/units.ts';
import { useWords } from '../../state/settings.ts';
import { Field, Segmented, TextInput } from '../../ui/controls.tsx';
import fold from '../books/changes/changes.module.css';
import { TermsFields } from '../books/changes/TermsFields.tsx';
import { FeeFields } from '../settings/FeeFields.tsx';
import type { HoldingLine } from './holdings.ts';
import type { Opening, Settlement } from './useOpening.ts';
import css from '../settings/settings.module.css';

function LineFeedback({ line }: { readonly line: HoldingLine }) {
  const { t, locale } = useWords();
  const shown = (decimal: string) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: 8 }).format(Number(decimal));
  const text = line.ok
    ? t('setup.lineOk', {
        symbol: line.holding.symbol,
        quantity: shown(line.holding.quantity),
        price: `${shown(line.holding.price)} ${line.currency}`,
      })
    : t(`setup.${line.problem}`, { symbol: line.symbol, text: line.text });
  return (
    <li>
      <span>{t('setup.line', { line: line.line })}</span>
      <b className={line.ok ? css.ok : css.bad} style={{ fontWeight: 400 }}>
        {line.ok ? '✓' : '✗'} {text}
      </b>
    </li>
  );
}

/** The rarer terms in a fold. */
function More({ opening }: { readonly opening: Opening }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={fold.fold}
        aria-expanded={open}
        data-testid="first-run-more"
        onClick={() => setOpen(!open)}
      >
        <span aria-hidden>{open ? '▾' : '▸'}</span> {t('whatIf.more')}
      </button>
      {open && <TermsFields terms={opening.more} />}
    </>
  );
}

export function OpeningFields({ opening }: { readonly opening: Opening }) {
  const { t } = useWords();
  const area = useId();
  return (
    <>
      <section>
        <h3>{t('setup.cash')}</h3>
        <div className={css.grid}>
          {CURRENCIES.map((currency) => (
            <Field
              key={currency}
              label={t('setup.cashIn', { currency })}
              error={opening.cash[currency] === null ? t('setup.cashInvalid') : undefined}
            >
              {(id, described) => (
                <TextInput
                  id={id}
                  figures
                  inputMode="decimal"
                  aria-describedby={described}
                  testId={`first-run-cash-${currency}`}
                  value={opening.texts[currency]}
                  invalid={opening.cash[currency] === null}
                  onChange={(event) => opening.setCash(currency, event.target.value)}
                />
              )}
            </Field>
          ))}
        </div>
      </section>
      <section>
        <h3>{t('setup.fees')}</h3>
        <FeeFields value={opening.fees} onChange={opening.setFees} />
      </section>
      <section>
        <h3>{t('setup.settlement')}</h3>
        <Segmented<Settlement>
          label={t('setup.settlement')}
          testId="first-run-settlement"
          value={opening.settlement}
          choices={(['market', 'immediate'] as const).map((each) => ({
            value: each,
            label: t(`setup.settlement-${each}`),
          }))}
          onChange={opening.setSettlement}
        />
        <p className={css.hint}>{t(`setup.settlement-${opening.settlement}-hint`)}</p>
        <More opening={opening} />
      </section>
      <section>
        <h3>
          <label htmlFor={area}>{t('setup.holdings')}</label>
        </h3>
        <p className={css.hint}>{t('setup.holdingsHint')}</p>
        <textarea
          id={area}
          className={css.area}
          data-testid="first-run-holdings"
          spellCheck={false}
          placeholder={t('setup.holdingsExample')}
          value={opening.holdings}
          onChange={(event) => opening.setHoldings(event.target.value)}
        />
        <ul className={css.lines} aria-live="polite" data-testid="first-run-lines">
          {opening.lines.map((line) => (
            <LineFeedback key={line.line} line={line} />
          ))}
        </ul>
      </section>
    </>
  );
}
