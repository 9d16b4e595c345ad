/** Marks on the chart: the account's fills, by side, and where imported history ends and simulation begins. */
import type { SeriesMarker, Time, UTCTimestamp } from 'lightweight-charts';
import { useEffect, useState } from 'react';
import type { BarsView } from '#contract/market-views.ts';
import type { FillView } from '#contract/views.ts';
import { call } from '../../client/index.ts';
import { useSession } from '../../state/session.ts';
import { useTrading } from '../../state/trading.ts';
import { MARKET_ZONE } from '../../ui/time.ts';
import { axisTimes } from './aggregate.ts';
import { type Drawing } from './drawing.ts';
import { colour } from '../../ui/token.ts';

const MOST = 500;

/** Fills of the account, asked for again when an order of the instrument was filled further. */
function useFills(instrumentId: string | undefined): readonly FillView[] {
  const [fills, setFills] = useState<readonly FillView[]>([]);
  const stream = useSession((state) => state.status?.stream);
  const filled = useTrading((state) =>
    Object.values(state.orders).reduce(
      (sum, order) => (order.instrumentId === instrumentId ? sum + order.filled : sum),
      0,
    ),
  );
  useEffect(() => {
    let wanted = true;
    call('fills.list', { limit: MOST })
      .then((all) => wanted && setFills(all.filter((fill) => fill.instrumentId === instrumentId)))
      .catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [instrumentId, stream, filled]);
  return fills;
}

/** The last bar that began before a moment: a fill at a bar's very end belongs to it. */
function barAt(bars: BarsView, at: number): number {
  let low = 0;
  let high = bars.time.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bars.time[middle] as number) < at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Where lines of buys and sells are drawn, oldest first. */
export function fillMarks(
  bars: BarsView,
  fills: readonly Pick<FillView, 'at' | 'side'>[],
): SeriesMarker<Time>[] {
  const times = axisTimes(bars.time, bars.timeframe, MARKET_ZONE);
  const marks = fills.flatMap(({ at, side }): SeriesMarker<Time>[] => {
    const row = barAt(bars, at);
    if (row < 0) return [];
    const buy = side === 'buy';
    return [
      {
        time: times[row] as UTCTimestamp,
        position: buy ? 'belowBar' : 'aboveBar',
        shape: buy ? 'arrowUp' : 'arrowDown',
        color: colour(buy ? 'up' : 'down'),
        size: 1,
      },
    ];
  });
  return marks.sort((a, b) => (a.time as number) - (b.time as number));
}

function simulationMark(bars: BarsView): SeriesMarker<Time>[] {
  const time = bars.time[bars.simulatedFrom];
  if (bars.simulatedFrom === 0 || time === undefined) return [];
  const [at] = axisTimes([time], bars.timeframe, MARKET_ZONE);
  return [
    { time: at as UTCTimestamp, position: 'aboveBar', shape: 'arrowDown', color: colour('warn'), size: 1 },
  ];
}

/** `added`: when the bars begin that were drawn after those that were loaded. */
export function useFillMarks(drawing: Drawing | null, bars: BarsView | null, added: readonly number[]): void {
  const fills = useFills(bars?.instrumentId);
  useEffect(() => {
    if (!drawing?.alive || !bars) return;
    const shown = { ...bars, time: [...bars.time, ...added] };
    const marks = [...simulationMark(bars), ...fillMarks(shown, fills)];
    drawing.markers.setMarkers(marks.sort((a, b) => (a.time as number) - (b.time as number)));
  }, [drawing, bars, fills, added]);
}
