/** Trades from entry to exit: those that run first, then the newest; what the closed ones come to below. */
import { useMemo } from 'react';
import { describeError } from '#words/index.ts';
import { call } from '../../client/index.ts';
import { focusInstrument } from '../../state/feed.ts';
import { useRowHeight } from '../../state/hooks.ts';
import { instrumentOf } from '../../state/market.ts';
import { tellFailure } from '../../state/notify.ts';
import { changeSetting, TRADE_KINDS, useSettings, useWords } from '../../state/settings.ts';
import { useLive } from '../../state/useLive.ts';
import { Button, Empty, Segmented } from '../../ui/controls.tsx';
import { DataGrid } from '../../ui/DataGrid.tsx';
import { saveText } from '../../ui/saveFile.ts';
import { MoneyFigure, percentText } from '../books/figures.tsx';
import { rText, tradeColumns, tradeId } from './columns.tsx';
import { sumsOf, tradesCsv, type Trade } from './trade.ts';
import css from './trades.module.css';

const LIMIT = 5000;
const WAIT_MS = 1000;
const NONE: readonly Trade[] = [];

function useTrades() {
  const kind = useSettings((state) => state.tradeKind);
  return useLive('trades.list', { kind, limit: LIMIT }, WAIT_MS);
}

/** How they are put together, and the file to take away. */
function TradeTools() {
  const { t } = useWords();
  const kind = useSettings((state) => state.tradeKind);
  const save = () =>
    call('trades.list', { kind, limit: LIMIT })
      .then((trades) => saveText('trades.csv', 'text/csv', tradesCsv(trades, instrumentOf)))
      .catch(tellFailure);
  return (
    <span className={css.tools}>
      <Segmented
        label={t('trades.kind')}
        testId="trades-kind"
        value={kind}
        choices={TRADE_KINDS.map((each) => ({ value: each, label: t(`trades.kind-${each}`) }))}
        onChange={(value) => changeSetting('tradeKind', value)}
      />
      <Button small testId="trades-export" onClick={() => void save()}>
        {t('trades.export')}
      </Button>
    </span>
  );
}

function Sums({ trades }: { readonly trades: readonly Trade[] }) {
  const { t, locale } = useWords();
  const sums = sumsOf(trades);
  if (sums.length === 0) return <div className={css.sums}>{t('trades.noneClosed')}</div>;
  return (
    <div className={css.sums} data-testid="trades-sums">
      {sums.map(({ currency, count, won, net, averageR }) => (
        <div key={currency}>
          <strong>{t('trades.closedIn', { count, currency })}</strong>
          <span>
            {t('trades.winRate')} <b>{percentText(Math.round((won * 10_000) / count), locale)} %</b>
          </span>
          <span>
            {t('trades.net')}{' '}
            <b>
              <MoneyFigure signed value={net} currency={currency} testId={`trades-net-${currency}`} />
            </b>
          </span>
          <span title={t('trades.rHint')}>
            {t('trades.averageR')} <b>{rText(averageR, locale)}</b>
          </span>
        </div>
      ))}
    </div>
  );
}

/** `roomy`: a page of its own, with its tools above; in the blotter they stand below. */
export function TradesView({ roomy = false }: { readonly roomy?: boolean }) {
  const words = useWords();
  const { t } = words;
  const rowHeight = useRowHeight();
  const { value, error } = useTrades();
  const columns = useMemo(() => tradeColumns(words), [words]);
  const rows = value ?? NONE;
  const empty = value ? t('trades.empty') : t('shell.loading');
  return (
    <div className={css.view} data-testid="trades-view">
      {roomy && (
        <div className={css.bar}>
          <TradeTools />
        </div>
      )}
      <div className={css.grid}>
        <DataGrid
          label={t('account.tab-trades')}
          rows={rows}
          columns={columns}
          rowHeight={rowHeight}
          rowKey={tradeId}
          rowTestId={tradeId}
          onActivate={(trade) => focusInstrument(trade.instrumentId)}
          empty={<Empty>{error ? `${t('account.failed')}: ${describeError(t, error)}` : empty}</Empty>}
          foot={
            <div className={css.foot}>
              <Sums trades={rows} />
              {!roomy && <TradeTools />}
            </div>
          }
        />
      </div>
    </div>
  );
}
