/** Bars of a run by the moments they are over: what was known when. */
import type { BarColumns } from '#core/model/bars.ts';
import type { InstrumentId } from '#core/model/instrument.ts';
import { barEndsOf } from '#feeds/recorded/timeline.ts';
import type { KeptCurve } from './run-tearsheet.ts';
import type { JobSeries, RunJob } from './job.ts';

interface Ended {
  readonly series: JobSeries;
  readonly columns: BarColumns;
  readonly ends: Float64Array;
  row: number;
}

export class EndedBars {
  private readonly all: readonly Ended[];
  private readonly byId: ReadonlyMap<InstrumentId, Ended>;

  constructor({ series, timeframe }: RunJob) {
    const ends = barEndsOf({
      timeframe,
      series: series.map(({ instrument, calendar, columns, first }) => ({
        id: instrument.id,
        calendar,
        columns,
        first,
      })),
    });
    this.all = series.map((each, at) => ({ series: each, columns: each.columns, ends: ends[at]!, row: -1 }));
    this.byId = new Map(this.all.map((each) => [each.series.instrument.id, each]));
  }

  /** The last close that is over at a moment, moments in order; null before the first. */
  readonly closeAt = (id: InstrumentId, at: number): number | null => {
    const own = this.byId.get(id)!;
    go(own, at);
    return own.row < 0 ? null : own.columns.close[own.row]!;
  };

  /** The open of the bar that is over at that very moment, moments in order; null where none is. */
  readonly openAt = (id: InstrumentId, at: number): number | null => {
    const own = this.byId.get(id)!;
    go(own, at);
    return own.row >= 0 && own.ends[own.row] === at ? own.columns.open[own.row]! : null;
  };

  /** Each symbol bought at the first of its closes that is played, with an equal part of the cash, and held. */
  held(time: Float64Array, cash: number, counts: (series: JobSeries) => boolean): KeptCurve {
    const parts = this.all.filter(
      ({ series, columns }) => counts(series) && columns.close[series.first]! > 0,
    );
    const equity = new Float64Array(parts.length === 0 ? 0 : time.length);
    const part = cash / parts.length;
    for (const { series, columns, ends } of parts) {
      const start = columns.close[series.first]!;
      let row = series.first - 1;
      for (let at = 0; at < equity.length; at += 1) {
        while (row + 1 < columns.count && ends[row + 1]! <= time[at]!) row += 1;
        equity[at]! += row < series.first ? part : (part * columns.close[row]!) / start;
      }
    }
    return { time: parts.length === 0 ? new Float64Array(0) : time, equity: equity.map(Math.round) };
  }
}

function go(own: Ended, at: number): void {
  const { ends } = own;
  while (own.row + 1 < ends.length && ends[own.row + 1]! <= at) own.row += 1;
}
