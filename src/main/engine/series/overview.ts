/** Every series with what a list of them shows. */
import type { SeriesOverview } from '#contract/quality-views.ts';
import { listSeries } from '#store/series.ts';
import { lastFiles, repairCounts } from '#store/series-repairs.ts';
import type { Context } from '../context.ts';
import { isAssessable } from './quality-work.ts';

export function seriesOverview({ runtime, quality }: Context): readonly SeriesOverview[] {
  const { db } = runtime.store;
  const [files, repairs] = [lastFiles(db), repairCounts(db)];
  const symbols = new Set<string>();
  for (const { symbol, formerSymbols = [] } of runtime.world.state.instruments.values())
    for (const name of [symbol, ...formerSymbols.map((former) => former.symbol)]) symbols.add(name);
  quality.scheduleMissing();
  return listSeries(db).map((series) => ({
    series,
    source: files.get(series.id) ?? null,
    tradable: symbols.has(series.symbol),
    repairs: repairs.get(series.id) ?? 0,
    unassessable: !isAssessable(series.timeframe),
  }));
}
