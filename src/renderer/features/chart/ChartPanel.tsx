/** The chart: candles, volume, moving average, live last bar, position and order lines; plainly labelled SIMULATED. */
import type { BarsView, Timeframe } from '#contract/market-views.ts';
import type { Instrument } from '#core/model/instrument.ts';
import { describeError } from '#words/index.ts';
import { useFormat } from '../../state/hooks.ts';
import { useInstrument, useQuote } from '../../state/market.ts';
import { useSession } from '../../state/session.ts';
import { changeSetting, TIMEFRAMES, useSettings, useWords } from '../../state/settings.ts';
import { useUi } from '../../state/ui.ts';
import { Badge, Button, Empty, Segmented, Toggle } from '../../ui/controls.tsx';
import { formatChange, formatScaled } from '../../ui/format.ts';
import { Num } from '../../ui/Num.tsx';
import { formatDate } from '../../ui/time.ts';
import { toneOfPrice } from '../tone.ts';
import { OrderHandles } from './OrderHandles.tsx';
import { useBars } from './useBars.ts';
import { useDrawing } from './useDrawing.ts';
import { usePositionLine } from './useLines.ts';
import css from './chart.module.css';
import { IndicatorPicker } from './IndicatorPicker.tsx';

const TIMEFRAME_NAMES: Readonly<Record<string, string>> = {
  '1m': '1m',
  '5m': '5m',
  '15m': '15m',
  '1h': '1h',
  '1d': 'D',
};

function QuoteLine({ instrument }: { readonly instrument: Instrument }) {
  const { t, locale } = useWords();
  const quote = useQuote(instrument.id);
  const format = useFormat(instrument);
  if (!quote) return null;
  const tone = toneOfPrice(quote.last, quote);
  const figures = [
    [t('trade.reference'), format.price(quote.reference)],
    ...(quote.ceiling === null ? [] : [[t('trade.ceiling'), format.price(quote.ceiling)]]),
    ...(quote.floor === null ? [] : [[t('trade.floor'), format.price(quote.floor)]]),
    [t('trade.high'), format.price(quote.high)],
    [t('trade.low'), format.price(quote.low)],
    [t('trade.volume'), formatScaled(quote.volume, instrument.quantityScale, locale)],
  ];
  return (
    <>
      <span className={css.last} data-testid="chart-last">
        <Num flash value={quote.last} text={format.price(quote.last)} tone={tone} />
      </span>
      <span className={css.change}>
        <Num
          value={quote.last - quote.reference}
          text={`${formatChange(quote.last, quote.reference, locale)} %`}
          tone={tone}
        />
      </span>
      <span className={css.figures}>
        {figures.map(([name, value]) => (
          <span key={name}>
            {name} <b>{value}</b>
          </span>
        ))}
      </span>
    </>
  );
}

/** Which of the charts: each remembers its own timeframe. */
type Slot = 'timeframe' | 'timeframe2';

/** A recording offers its own timeframe and what that adds up to; a choice it does not have gives way to its own. */
function useTimeframe(slot: Slot): { readonly timeframe: Timeframe; readonly offered: readonly Timeframe[] } {
  const chosen = useSettings((state) => state[slot]);
  const offered = useSession((state) => state.deck?.timeframes) ?? TIMEFRAMES;
  return { offered, timeframe: offered.includes(chosen) ? chosen : offered[0]! };
}

interface ChartProps {
  readonly instrument: Instrument;
  readonly slot: Slot;
}

function Toolbar({ instrument, slot }: ChartProps) {
  const { t } = useWords();
  const movingAverage = useSettings((state) => state.movingAverage);
  const { timeframe, offered } = useTimeframe(slot);
  return (
    <div className={css.bar}>
      <strong className={css.symbol}>{instrument.symbol}</strong>
      <Segmented
        label={t('trade.timeframe')}
        testId={slot}
        value={timeframe}
        choices={offered.map((each) => ({ value: each, label: TIMEFRAME_NAMES[each] ?? each }))}
        onChange={(value) => changeSetting(slot, value)}
      />
      <Toggle on={movingAverage} onChange={(on) => changeSetting('movingAverage', on)}>
        {t('trade.movingAverage')}
      </Toggle>
      <IndicatorPicker />
      <QuoteLine instrument={instrument} />
    </div>
  );
}

/** Right after an import no simulated bar is stored yet: simulation then begins with the running day. */
function useSimulatedText(bars: BarsView | null): string {
  const { t, locale } = useWords();
  const today = useSession((state) => state.clock?.day);
  const from = bars && bars.simulatedFrom > 0 ? (bars.time[bars.simulatedFrom] ?? today) : undefined;
  return from === undefined ? '' : t('trade.simulatedFrom', { date: formatDate(from, locale, 'UTC') });
}

/** Whether what is shown is simulated or recorded, and where it came from. */
function Origin({ bars }: { readonly bars: BarsView | null }) {
  const { t } = useWords();
  const simulated = useSimulatedText(bars);
  const recorded = useSession((state) => state.deck !== null);
  return (
    <div className={css.label}>
      <Badge colour={recorded ? 'var(--accent)' : 'var(--warn)'}>
        {t(recorded ? 'replay.title' : 'shell.simulated')}
      </Badge>
      <span>
        {recorded ? '' : simulated || t('trade.simulatedPrices')}
        {bars?.source && ` · ${t('trade.historyFrom', { file: bars.source })}`}
      </span>
    </div>
  );
}

function Canvas({ instrument, slot }: ChartProps) {
  const { t } = useWords();
  const { timeframe } = useTimeframe(slot);
  const format = useFormat(instrument);
  const { bars, error, retry, loadMore } = useBars(instrument.id, timeframe);
  const recorded = useSession((state) => state.deck !== null);
  const { drawing, attach, drawn } = useDrawing({ bars, retry, loadMore }, instrument);
  usePositionLine(drawing, instrument, format);
  return (
    <div
      className={css.canvas}
      data-testid={slot === 'timeframe' ? 'chart' : 'chart2'}
      data-bars={bars?.time.length ?? 0}
      data-drawn={drawn}
      data-first={bars?.time[0]}
    >
      <div
        ref={attach}
        className={css.holder}
        role="img"
        aria-label={`${t('trade.chart')} ${instrument.symbol} ${timeframe}`}
      />
      <Origin bars={bars} />
      {drawing && bars && <OrderHandles drawing={drawing} instrument={instrument} format={format} />}
      {error && (
        <div className={css.message}>
          <Empty>
            <p>
              {t('trade.chartFailed')}: {describeError(t, error)}
            </p>
            <Button onClick={retry}>{t('trade.retry')}</Button>
          </Empty>
        </div>
      )}
      {bars && drawn === 0 && !error && (
        <div className={css.message}>
          <Empty>{t(recorded ? 'replay.chartEmpty' : 'trade.chartEmpty')}</Empty>
        </div>
      )}
    </div>
  );
}

function Chart({ slot }: { readonly slot: Slot }) {
  const { t } = useWords();
  const instrument = useInstrument(useUi((state) => state.instrumentId));
  if (!instrument) return <Empty>{t('trade.noSymbol')}</Empty>;
  return (
    <div className={css.panel}>
      <Toolbar instrument={instrument} slot={slot} />
      <Canvas key={instrument.id} instrument={instrument} slot={slot} />
    </div>
  );
}

export const ChartPanel = () => <Chart slot="timeframe" />;
/** The same symbol in another timeframe. */
export const SecondChart = () => <Chart slot="timeframe2" />;
