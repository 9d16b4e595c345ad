/** What is held, lot by lot: when it was opened, what it cost, what it is worth. */
import { useMemo } from 'react';
import type { ResultOf } from '#contract/calls.ts';
import { CURRENCIES } from '#core/units/units.ts';
import type { Words } from '#words/index.ts';
import { useRowHeight } from '../../state/hooks.ts';
import { useSession } from '../../state/session.ts';
import { useWords } from '../../state/settings.ts';
import { useUi } from '../../state/ui.ts';
import { useLive } from '../../state/useLive.ts';
import { Empty, SelectInput } from '../../ui/controls.tsx';
import { DataGrid, type GridColumn } from '../../ui/DataGrid.tsx';
import { formatDateTime, formatSpan, MARKET_ZONE } from '../../ui/time.ts';
import { Waiting } from './Waiting.tsx';
import { MoneyFigure, moneyColumn, ownedColumns } from './figures.tsx';
import css from './books.module.css';

export type LotView = ResultOf<'ledger.lots'>[number];

const lotId = (row: LotView) => `lot-${row.symbol}-${row.lot}`;

function makeColumns(words: Words, now: number): readonly GridColumn<LotView>[] {
  const { t, locale } = words;
  const { symbol, quantity, average, mark, currency } = ownedColumns<LotView>(words, lotId);
  return [
    symbol,
    {
      id: 'lot',
      header: t('account.lot'),
      width: '64px',
      align: 'end',
      sort: (row) => row.lot,
      cell: (row) =>
        row.lot < 0 ? <span title={t('account.lotOpening')}>{t('account.lotOpeningShort')}</span> : row.lot,
    },
    {
      id: 'opened',
      header: t('trades.opened'),
      width: '138px',
      sort: (row) => row.openedAt,
      cell: (row) => formatDateTime(row.openedAt, locale, MARKET_ZONE),
    },
    {
      id: 'held',
      header: t('trades.holding'),
      width: '96px',
      align: 'end',
      cell: (row) => formatSpan(now - row.openedAt, t('trades.days')),
    },
    quantity,
    average,
    moneyColumn('cost', t('account.cost'), (row) => row.cost, { testId: (row) => `${lotId(row)}-cost` }),
    mark,
    moneyColumn('marketValue', t('trade.marketValue'), (row) => row.marketValue),
    moneyColumn('unrealised', t('trade.unrealised'), (row) => row.unrealised, {
      signed: true,
      testId: (row) => `${lotId(row)}-unrealised`,
    }),
    currency,
  ];
}

function Sums({ lots }: { readonly lots: readonly LotView[] }) {
  const { t } = useWords();
  const sum = (of: keyof Pick<LotView, 'cost' | 'marketValue' | 'unrealised'>, rows: readonly LotView[]) =>
    rows.reduce((total, row) => total + row[of], 0);
  return (
    <div className={css.sums}>
      {CURRENCIES.map((currency) => {
        const rows = lots.filter((row) => row.currency === currency);
        if (rows.length === 0) return null;
        return (
          <div key={currency}>
            <strong>
              {t('trade.total')} {currency}
            </strong>
            <span>
              {t('account.lots')} <b>{rows.length}</b>
            </span>
            {(['cost', 'marketValue', 'unrealised'] as const).map((field) => (
              <span key={field}>
                {t(field === 'cost' ? 'account.cost' : `trade.${field}`)}{' '}
                <b>
                  <MoneyFigure value={sum(field, rows)} currency={currency} signed={field === 'unrealised'} />
                </b>
              </span>
            ))}
          </div>
        );
      })}
    </div>
  );
}

export function LotsTab() {
  const words = useWords();
  const { t } = words;
  const rowHeight = useRowHeight();
  const chosen = useUi((state) => state.lotsOf);
  const { value: all, error } = useLive('ledger.lots', { instrumentId: null });
  // By the minute: the holding times need no more.
  const now = useSession((state) => Math.floor((state.clock?.at ?? 0) / 60_000) * 60_000);
  const columns = useMemo(() => makeColumns(words, now), [words, now]);
  const rows = useMemo(
    () => (all ?? []).filter((row) => chosen === null || row.instrumentId === chosen),
    [all, chosen],
  );
  if (!all) return <Waiting error={error} />;
  const symbols = [...new Map(all.map((row) => [row.instrumentId as string, row.symbol]))];
  return (
    <div className={css.tab} data-testid="lots-tab">
      <div className={css.tools}>
        <span className={css.choice}>
          <SelectInput
            label={t('trade.symbol')}
            testId="lots-symbol"
            value={symbols.some(([id]) => id === chosen) ? (chosen ?? '') : ''}
            choices={[
              { value: '', label: t('account.allSymbols') },
              ...symbols.map(([value, label]) => ({ value, label })),
            ]}
            onChange={(value) => useUi.setState({ lotsOf: value === '' ? null : value })}
          />
        </span>
      </div>
      <div className={css.grid}>
        <DataGrid
          label={t('account.tab-lots')}
          rows={rows}
          columns={columns}
          rowHeight={rowHeight}
          rowKey={(row) => `${row.instrumentId} ${row.lot}`}
          rowTestId={lotId}
          empty={<Empty>{t('account.nothingHeld')}</Empty>}
          foot={rows.length > 0 && <Sums lots={rows} />}
        />
      </div>
    </div>
  );
}
