/** What the order would make of the account, before and after, in columns that stay where they are. */
import type { PreviewView } from '#contract/preview-views.ts';
import type { Pair, WhatIf } from '#contract/risk-views.ts';
import type { Currency } from '#core/units/units.ts';
import type { Words } from '#words/index.ts';
import { useTrading } from '../../state/trading.ts';
import { changeSetting, useSettings, useWords } from '../../state/settings.ts';
import { formatMoney, formatScaled } from '../../ui/format.ts';
import css from './ticket.module.css';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly value?: number | null | undefined;
}

const NONE = '–';

/** An amount without and with the order. */
function moneyRow(words: Words, id: string, name: string, pair: Pair | null, currency: Currency): Row {
  const text = (value: number) => formatMoney(value, currency, words.locale);
  if (!pair) return { id, name, before: NONE, after: NONE };
  return { id, name, before: text(pair.before), after: text(pair.after), value: pair.after };
}

/** A figure in hundredths with its unit; a dash where it is not known. */
const hundredths = (value: number | null, unit: string, { locale }: Words): string =>
  value === null ? NONE : `${formatScaled(value, 2, locale)}${unit}`;

function rowsOf(words: Words, what: WhatIf | null): readonly Row[] {
  const { t } = words;
  const { base = 'VND', leverage = null, leverageBefore = null, concentration = null } = what ?? {};
  return [
    moneyRow(words, 'position', t('whatIf.position'), what?.position ?? null, base),
    moneyRow(words, 'gross', t('whatIf.exposure'), what?.gross ?? null, base),
    {
      id: 'leverage',
      name: t('whatIf.leverage'),
      before: hundredths(leverageBefore, '×', words),
      after: hundredths(leverage, '×', words),
      value: leverage,
    },
    {
      id: 'concentration',
      name: t('whatIf.concentration'),
      before: '',
      after: hundredths(concentration, ' %', words),
      value: concentration,
    },
    moneyRow(words, 'var', t('whatIf.valueAtRisk'), what?.valueAtRisk ?? null, base),
  ];
}

/** Rows of the order's own currency: its worst case and what may still be bought. */
function ownRows(words: Words, view: PreviewView | null): readonly Row[] {
  const { t, locale } = words;
  const currency = view?.currency ?? 'VND';
  const worst = view?.whatIf?.worstAtStop ?? null;
  const money = (value: number | undefined) =>
    value === undefined ? NONE : formatMoney(value, currency, locale);
  return [
    {
      id: 'power',
      name: `${t('whatIf.power')}, ${currency}`,
      before: money(view?.buyingPower),
      after: money(view?.buyingPowerAfter),
      value: view?.buyingPowerAfter,
    },
    {
      id: 'worst',
      name: `${t('whatIf.worst')}, ${currency}`,
      before: '',
      after: worst === null ? t('whatIf.noStop') : money(worst),
      value: worst,
    },
  ];
}

export function WhatIfBlock({ view }: { readonly view: PreviewView | null }) {
  const words = useWords();
  const { t } = words;
  const open = useSettings((state) => state.whatIf);
  const base = useTrading((state) => state.account?.baseCurrency ?? 'VND');
  const rows = [...rowsOf(words, view?.whatIf ?? null), ...ownRows(words, view)];
  return (
    <div className={css.fold}>
      <button
        type="button"
        className={css.foldHead}
        aria-expanded={open}
        data-testid="ticket-what-if"
        onClick={() => changeSetting('whatIf', !open)}
      >
        <span aria-hidden>{open ? '▾' : '▸'}</span> {t('whatIf.title', { currency: base })}
      </button>
      {open && (
        <table className={css.whatIf}>
          <thead>
            <tr>
              <th />
              <th scope="col">{t('whatIf.before')}</th>
              <th scope="col">{t('whatIf.after')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, before, after, value }) => (
              <tr key={id}>
                <th scope="row" title={name}>
                  {name}
                </th>
                <td>{before}</td>
                <td data-testid={`what-if-${id}`} data-value={value ?? undefined}>
                  {after}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
