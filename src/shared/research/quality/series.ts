/** A series made ready for the checks: session dates, log closes and the usual size of a bar's return, worked out once. */
import type { BarColumns, SeriesScales } from '#core/model/bars.ts';
import { sessionDays } from '../bars/session-days.ts';
import { lengthOf } from '../bars/timeframe.ts';
import type { CheckedSeries, QualityContext } from './finding.ts';
import { MAD_TO_SIGMA, medianOf, rolling, strideOf } from './robust.ts';

/** Where nothing moves within a window: one basis point. */
const LEAST_SIGMA = 0.000_1;

function logsOf({ close, count }: BarColumns): Float64Array {
  const logs = new Float64Array(count);
  let last = Number.NaN;
  for (let row = 0; row < count; row += 1) {
    if (close[row]! > 0) last = Math.log(close[row]!);
    logs[row] = last;
  }
  return logs;
}

/**
 * Robust standard deviation of log returns that are not zero, by window. Zeros are left out, so that a series that trades
 * seldom is judged by the moves it makes; bars that begin a session too, where there are many bars to one.
 */
function sigmas(logs: Float64Array, days: Int32Array, intraday: boolean): Float64Array {
  const moveAt = (row: number): number => {
    if (row === 0 || (intraday && days[row] !== days[row - 1])) return Number.NaN;
    const move = Math.abs(logs[row]! - logs[row - 1]!);
    return move === 0 ? Number.NaN : move;
  };
  return rolling(logs.length, moveAt, (values, count) =>
    count === 0 ? LEAST_SIGMA : Math.max(LEAST_SIGMA, MAD_TO_SIGMA * medianOf(values, count)),
  );
}

export function checkedSeries(
  columns: BarColumns,
  scales: SeriesScales,
  context: QualityContext,
): CheckedSeries {
  const days = sessionDays(columns, context.timeframe, context.calendar);
  const logClose = logsOf(columns);
  const usual = sigmas(logClose, days, lengthOf(context.timeframe).kind === 'intraday');
  return { columns, scales, context, days, logClose, sigmaAt: (row) => usual[strideOf(row)]! };
}
