/** What the account is worth, by currency and in all, what it holds, and where it is exposed. */
import { useMemo, useState } from 'react';
import type { ResultOf } from '#contract/calls.ts';
import type { CurrencySummary } from '#contract/views.ts';
import type { Currency } from '#core/units/units.ts';
import type { Words } from '#words/index.ts';
import { useRowHeight } from '../../state/hooks.ts';
import { instrumentOf } from '../../state/market.ts';
import { useWords } from '../../state/settings.ts';
import { useUi } from '../../state/ui.ts';
import { useLive } from '../../state/useLive.ts';
import { Empty, Segmented } from '../../ui/controls.tsx';
import { DataGrid, type GridColumn } from '../../ui/DataGrid.tsx';
import { Waiting } from './Waiting.tsx';
import { MoneyFigure, moneyColumn, ownedColumns } from './figures.tsx';
import { TermsTable } from './TermsTable.tsx';
import css from './books.module.css';

export type AccountView = NonNullable<ResultOf<'account.show'>>;
type AccountPosition = AccountView['positions'][number];
type FieldName = Exclude<keyof CurrencySummary, 'currency'>;

interface Figure {
  readonly field: FieldName;
  readonly signed?: boolean;
  /** Begins a group of figures that belong together. */
  readonly first?: boolean;
}

const FIGURES: readonly Figure[] = [
  { field: 'equity' },
  { field: 'dayPnl', signed: true },
  { field: 'cash', first: true },
  { field: 'unsettled' },
  { field: 'reserved' },
  { field: 'buyingPower' },
  { field: 'withdrawable' },
  { field: 'initialMargin', first: true },
  { field: 'maintenanceMargin' },
  { field: 'excess' },
  { field: 'marketValue', first: true },
  { field: 'unrealised', signed: true },
  { field: 'realised', signed: true },
  { field: 'fees' },
  { field: 'grossExposure', first: true },
  { field: 'netExposure' },
];

function FigureTable({ account }: { readonly account: AccountView }) {
  const { t } = useWords();
  const base = account.base as Partial<Record<FieldName, number>> | null;
  return (
    <table className={css.figures}>
      <thead>
        <tr>
          <th scope="col" />
          {account.currencies.map(({ currency }) => (
            <th key={currency} scope="col">
              {currency}
            </th>
          ))}
          <th scope="col">{t('account.inBase', { currency: account.baseCurrency })}</th>
        </tr>
      </thead>
      <tbody>
        {FIGURES.map(({ field, signed, first }) => (
          <tr key={field} data-first={first} data-strong={field === 'equity'}>
            <th scope="row">{t(field === 'fees' ? 'trade.feesPaid' : `trade.${field}`)}</th>
            {account.currencies.map((summary) => (
              <td key={summary.currency}>
                <MoneyFigure
                  value={summary[field]}
                  currency={summary.currency}
                  signed={signed}
                  testId={`summary-${field}-${summary.currency}`}
                />
              </td>
            ))}
            <td>
              {(base === null || field in base) && (
                <MoneyFigure
                  value={base?.[field] ?? null}
                  currency={account.baseCurrency}
                  signed={signed}
                  testId={`summary-${field}-base`}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the price, or the exchange rate, made of an unrealised profit: in the base currency. */
function effectColumn(
  part: 'price' | 'currency',
  header: string,
  base: Currency,
): GridColumn<AccountPosition> {
  return {
    id: `effect-${part}`,
    header,
    width: '112px',
    align: 'end',
    leaves: 2,
    sort: (row) => row.effect?.[part] ?? 0,
    cell: (row) => (
      <MoneyFigure
        value={row.effect?.[part] ?? null}
        currency={base}
        signed
        testId={`summary-position-${row.symbol}-effect-${part}`}
      />
    ),
  };
}

function positionColumns(words: Words, base: Currency): readonly GridColumn<AccountPosition>[] {
  const { t } = words;
  const id = (row: AccountPosition) => `summary-position-${row.symbol}`;
  const { symbol, quantity, average, mark, currency } = ownedColumns<AccountPosition>(words, id);
  return [
    symbol,
    quantity,
    {
      id: 'lots',
      header: t('account.lots'),
      width: '44px',
      align: 'end',
      sort: (row) => row.lots,
      cell: (row) => row.lots,
    },
    average,
    mark,
    moneyColumn('marketValue', t('trade.marketValue'), (row) => row.marketValue),
    moneyColumn('unrealised', t('trade.unrealised'), (row) => row.unrealised, {
      signed: true,
      width: '96px',
    }),
    effectColumn('price', t('account.byPrice', { currency: base }), base),
    effectColumn('currency', t('account.byRate', { currency: base }), base),
    moneyColumn('realised', t('trade.realised'), (row) => row.realised, { signed: true, width: '96px' }),
    moneyColumn('fees', t('trade.feesPaid'), (row) => row.fees, { width: '76px', leaves: 1 }),
    currency,
  ];
}

function Positions({ account }: { readonly account: AccountView }) {
  const words = useWords();
  const rowHeight = useRowHeight();
  const columns = useMemo(() => positionColumns(words, account.baseCurrency), [words, account.baseCurrency]);
  const rows = useMemo(
    () =>
      [...account.positions].sort(
        (a, b) => Number(b.lots > 0) - Number(a.lots > 0) || (a.symbol < b.symbol ? -1 : 1),
      ),
    [account.positions],
  );
  return (
    <DataGrid
      label={words.t('trade.positions')}
      rows={rows}
      columns={columns}
      rowHeight={rowHeight}
      rowKey={(row) => row.instrumentId}
      rowTestId={(row) => `summary-position-${row.symbol}`}
      onActivate={(row) => useUi.setState({ bookTab: 'lots', lotsOf: row.instrumentId })}
      empty={<Empty>{words.t('account.nothingHeld')}</Empty>}
    />
  );
}

const KINDS = ['instrument', 'sector', 'asset-class', 'currency'] as const;
type Kind = (typeof KINDS)[number];
type Exposure = AccountView['exposures'][Kind][number];
interface ExposureRow extends Exposure {
  readonly currency: Currency;
}

function exposureColumns({ t, find }: Words, kind: Kind): readonly GridColumn<ExposureRow>[] {
  const named = ({ key }: ExposureRow) => {
    if (kind === 'instrument') return instrumentOf(key)?.symbol ?? key;
    if (kind === 'sector') return find(`sectors.${key}`) ?? key;
    return kind === 'asset-class' ? (find(`terms.asset-${key}`) ?? key) : key;
  };
  const money = (id: 'long' | 'short' | 'gross' | 'net', header: string) =>
    moneyColumn<ExposureRow>(id, header, (row) => row.base?.[id] ?? 0, {
      testId: (row) => `exposure-${id}-${row.key}`,
    });
  return [
    {
      id: 'name',
      header: t(`account.by-${kind}`),
      width: 'minmax(90px, 1fr)',
      sort: named,
      cell: named,
    },
    money('long', t('account.long')),
    money('short', t('account.short')),
    money('gross', t('account.gross')),
    money('net', t('account.net')),
  ];
}

function Exposures({ account }: { readonly account: AccountView }) {
  const words = useWords();
  const { t } = words;
  const rowHeight = useRowHeight();
  const [kind, setKind] = useState<Kind>('instrument');
  const { baseCurrency: currency, exposures } = account;
  const columns = useMemo(() => exposureColumns(words, kind), [words, kind]);
  const rows = useMemo(
    () => exposures[kind].map((row) => ({ ...row, currency })),
    [exposures, kind, currency],
  );
  return (
    <>
      <div className={css.subhead}>
        <h2>{t('account.exposure', { currency })}</h2>
        <Segmented
          label={t('account.exposureBy')}
          testId="exposure-by"
          value={kind}
          choices={KINDS.map((each) => ({ value: each, label: t(`account.by-${each}`) }))}
          onChange={setKind}
        />
      </div>
      <div className={css.grid}>
        <DataGrid
          label={t('account.exposure', { currency })}
          rows={rows}
          columns={columns}
          rowHeight={rowHeight}
          rowKey={(row) => row.key}
          empty={<Empty>{t('account.nothingHeld')}</Empty>}
        />
      </div>
    </>
  );
}

export function SummaryTab() {
  const { t } = useWords();
  const { value: account, error } = useLive('account.show', {});
  if (!account) return <Waiting error={error} />;
  return (
    <div className={css.summary}>
      <div className={css.side} tabIndex={0} role="group" aria-label={t('account.tab-summary')}>
        <FigureTable account={account} />
        <TermsTable terms={account.terms} />
      </div>
      <div className={css.main}>
        <div className={css.subhead}>
          <h2>{t('trade.positions')}</h2>
        </div>
        <div className={css.grid} data-part="positions">
          <Positions account={account} />
        </div>
        <Exposures account={account} />
      </div>
    </div>
  );
}
