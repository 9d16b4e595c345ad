/** A chart's bars in a replay session: what the tape has played, and what lay before it. Nothing later is read. */
import type { Instrument } from '#core/model/instrument.ts';
import type { BarsView, Timeframe } from '#contract/market-views.ts';
import type { BarTape } from '#feeds/recorded/bar-tape.ts';
import { dayOfBar, lengthOf } from '#feeds/recorded/days.ts';
import type { RecordedSeries } from '#feeds/recorded/recording.ts';
import type { Bar } from '#feeds/demo/history.ts';
import { adjustedBars } from './bar-math.ts';
import type { World } from './world.ts';

const SPANS: Readonly<Record<Exclude<Timeframe, '1d'>, number>> = {
  '1m': 60_000,
  '5m': 300_000,
  '15m': 900_000,
  '1h': 3_600_000,
};

/** The start of the longer bar that a bar falls into. */
function bucketOf(tape: BarTape, { calendar }: RecordedSeries, timeframe: Timeframe): (time: number) => number {
  if (timeframe === '1d') return (time) => dayOfBar(calendar, tape.recording.timeframe, time);
  const span = SPANS[timeframe];
  return (time) => time - (time % span);
}

export function recordedBars(
  world: World,
  tape: BarTape,
  instrument: Instrument,
  timeframe: Timeframe,
): BarsView {
  const index = tape.recording.series.findIndex(({ id }) => id === instrument.id);
  const bars = index < 0 ? [] : playedBars(tape, index, timeframe);
  const adjustments = world.state.adjustments.get(instrument.id) ?? [];
  const shown = adjustedBars(bars, adjustments, lengthOf(tape.recording.timeframe) ?? 86_400_000);
  return {
    instrumentId: instrument.id,
    timeframe,
    time: shown.map(({ time }) => time),
    open: shown.map(({ open }) => open),
    high: shown.map(({ high }) => high),
    low: shown.map(({ low }) => low),
    close: shown.map(({ close }) => close),
    volume: shown.map(({ volume }) => volume),
    simulatedFrom: 0,
    source: null,
  };
}

function playedBars(tape: BarTape, index: number, timeframe: Timeframe): Bar[] {
  const series = tape.recording.series[index]!;
  const { columns } = series;
  const bucket = bucketOf(tape, series, timeframe);
  const bars: Bar[] = [];
  const known = tape.known(index);
  for (let row = 0; row < known; row += 1) {
    const time = bucket(columns.time[row]!);
    const last = bars.at(-1);
    const [high, low, close, volume] = [
      columns.high[row]!,
      columns.low[row]!,
      columns.close[row]!,
      columns.volume[row]!,
    ];
    if (last?.time === time) {
      bars[bars.length - 1] = {
        ...last,
        high: Math.max(last.high, high),
        low: Math.min(last.low, low),
        close,
        volume: last.volume + volume,
      };
    } else bars.push({ time, open: columns.open[row]!, high, low, close, volume });
  }
  return bars;
}
