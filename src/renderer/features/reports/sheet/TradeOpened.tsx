/** A trade on the bars it was made on: of a run, of a replay session, or of the market that is open. */
import X from 'lucide-react/icons/x';
import { useMemo } from 'react';
import type { ReportSubject } from '#contract/report-calls.ts';
import type { BarsView, Timeframe } from '#contract/market-views.ts';
import type { Instrument } from '#core/model/instrument.ts';
import { describeError } from '#words/index.ts';
import { call } from '../../../client/index.ts';
import { useMarket } from '../../../state/market.ts';
import { useSession } from '../../../state/session.ts';
import { useWords } from '../../../state/settings.ts';
import { Empty, IconButton } from '../../../ui/controls.tsx';
import { useCall } from '../../data/useCall.ts';
import { TradeChart, type ChartedTrade } from '../../replay/TradeChart.tsx';
import { TradeOnBars } from '../../research/result/TradeOnBars.tsx';
import { atText } from './axisText.ts';
import type { TradeRow } from './trades.ts';
import css from './sheet.module.css';

interface OpenedProps {
  readonly subject: ReportSubject;
  readonly trade: TradeRow;
  readonly onClose: () => void;
}

const HOUR_MS = 3_600_000;

/** Bars of which a trade spans some dozen. */
export function timeframeFor(ms: number): Timeframe {
  if (ms < 4 * HOUR_MS) return '1m';
  if (ms < 24 * HOUR_MS) return '5m';
  return ms < 240 * HOUR_MS ? '1h' : '1d';
}

/** Of a run: its orders stand on the bars too. */
function OfRun({ id, trade, onClose }: Omit<OpenedProps, 'subject'> & { readonly id: string }) {
  const { t } = useWords();
  const { value: run, error } = useCall(id, () => call('runs.get', { id }));
  const instrumentId = run?.instruments.find(({ symbol }) => symbol === trade.symbol)?.id;
  const shown = useMemo(
    () => instrumentId && { ...trade, instrumentId, id: trade.place, entryNote: trade.note },
    [trade, instrumentId],
  );
  if (error) return <Empty>{describeError(t, error)}</Empty>;
  if (!run || !shown) return <Empty>{t('shell.loading')}</Empty>;
  return <TradeOnBars run={run} trade={shown} onClose={onClose} />;
}

interface Charted {
  readonly bars: BarsView;
  readonly instrument: Instrument;
}

/** The bars of a session as far as it was played, or of the market that is open; null where there are none any more. */
async function chartedOf(
  stream: string,
  trade: TradeRow,
  open: boolean,
  deck: boolean,
): Promise<Charted | null> {
  if (open && !deck) {
    const instrument = useMarket.getState().bySymbol[trade.symbol];
    if (!instrument) return null;
    const timeframe = timeframeFor(trade.closedAt - trade.openedAt);
    const bars = await call('bars.get', { instrumentId: instrument.id, timeframe, limit: 20_000 });
    return { bars, instrument };
  }
  const sessions = await call('replay.list', {});
  if (!sessions.some((each) => each.stream === stream)) return null;
  const { instruments, session } = await call('replay.report', { stream });
  const instrument = instruments.find(({ symbol }) => symbol === trade.symbol);
  if (!instrument) return null;
  const timeframe = session.timeframe ?? '1m';
  const bars = await call('replay.bars', { stream, instrumentId: instrument.id, timeframe });
  return { bars, instrument };
}

function OfStream({ stream, trade, onClose }: Omit<OpenedProps, 'subject'> & { readonly stream: string }) {
  const { t, locale } = useWords();
  const open = useSession((state) => state.status?.stream === stream);
  const deck = useSession((state) => state.deck !== null);
  const { value, error } = useCall(
    `${stream} ${trade.place} ${trade.openedAt} ${open} ${deck}`,
    async () => ({
      charted: await chartedOf(stream, trade, open, deck),
    }),
  );
  const charted = value?.charted;
  const shown = useMemo(
    (): ChartedTrade | null => (charted ? { ...trade, instrumentId: charted.instrument.id } : null),
    [trade, charted],
  );
  const trades = useMemo(() => (shown ? [shown] : []), [shown]);
  return (
    <>
      <div className={css.openedHead}>
        <b>{trade.symbol}</b>
        <span>
          {[
            t(`trades.${trade.side}`),
            atText(trade.openedAt, true, locale),
            atText(trade.closedAt, true, locale),
          ].join(' · ')}{' '}
          {t('reports.utc')}
        </span>
        <IconButton small label={t('shell.close')} testId="report-trade-close" onClick={onClose}>
          <X size={13} />
        </IconButton>
      </div>
      {error && <Empty>{describeError(t, error)}</Empty>}
      {value && !charted && <Empty>{t('reports.noBars')}</Empty>}
      {!value && !error && <Empty>{t('shell.loading')}</Empty>}
      {charted && (
        <div className={css.openedChart}>
          <TradeChart bars={charted.bars} instrument={charted.instrument} trades={trades} current={shown} />
        </div>
      )}
    </>
  );
}

export function TradeOpened({ subject, trade, onClose }: OpenedProps) {
  const stream = useSession((state) => state.status?.stream ?? '');
  return (
    <div className={css.opened} data-testid="report-trade-opened">
      {subject.kind === 'run' ? (
        <OfRun id={subject.id} trade={trade} onClose={onClose} />
      ) : (
        <OfStream stream={subject.stream ?? stream} trade={trade} onClose={onClose} />
      )}
    </div>
  );
}
