/**
 * Repairs of stored series: previewed, made, taken back. Invariants: a repair, its undo and the new bars are one
 * transaction; repairs and imports never overlap; only the last repair in force is taken back, and only where the bars
 * are still those it made.
 */
import { AppFailure } from '#contract/errors.ts';
import type { RepairPreview, SeriesRepairView } from '#contract/quality-views.ts';
import type { SeriesView } from '#contract/series-views.ts';
import type { Repair } from '#research/quality/repair.ts';
import { seriesById, setQuality } from '#store/series.ts';
import { lastRepair, markUndone, recordRepair, repairsOf } from '#store/series-repairs.ts';
import { rewriteBars, type Merge } from '#store/series-merge.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { BarImports } from './imports.ts';
import { storedOf, type QualityDone } from './quality-work.ts';
import type { SeriesQuality } from './quality.ts';

const SLICE_MS = 8;

export class SeriesRepairs {
  private readonly runtime: Runtime;
  private readonly quality: SeriesQuality;
  private readonly imports: BarImports;
  private readonly now: () => number;

  constructor(runtime: Runtime, quality: SeriesQuality, imports: BarImports, now: () => number) {
    this.runtime = runtime;
    this.quality = quality;
    this.imports = imports;
    this.now = now;
  }

  async preview(series: SeriesView, repairs: readonly Repair[]): Promise<RepairPreview> {
    const before = await this.scoreOf(series);
    const { report, rows, changed } = await this.quality.work(series, { repairs });
    return { before, after: report.score, counts: report.counts, changed, rows };
  }

  repair(seriesId: number, repairs: readonly Repair[]): Promise<SeriesRepairView> {
    return this.imports.inTurn(async () => {
      const series = this.find(seriesId);
      const scoreBefore = await this.scoreOf(series);
      const done = await this.quality.work(series, { repairs });
      await this.rewrite(series, done, (now) =>
        recordRepair(this.runtime.store.db, seriesId, {
          at: this.now(),
          repairs,
          undo: done.undo,
          hashBefore: series.hash,
          hashAfter: now.hash,
          scoreBefore,
          scoreAfter: done.report.score,
        }),
      );
      return repairsOf(this.runtime.store.db, seriesId).at(-1)!;
    });
  }

  undo(seriesId: number): Promise<SeriesRepairView> {
    return this.imports.inTurn(async () => {
      const series = this.find(seriesId);
      const last = lastRepair(this.runtime.store.db, seriesId);
      if (!last) throw new AppFailure('NOT_FOUND', { what: `repair of ${series.symbol}` });
      const done = await this.quality.work(series, { repairs: last.undo, back: last.repairs });
      await this.rewrite(series, done, () =>
        markUndone(this.runtime.store.db, seriesId, last.number, this.now()),
      );
      return repairsOf(this.runtime.store.db, seriesId).find(({ number }) => number === last.number)!;
    });
  }

  private find(seriesId: number): SeriesView {
    if (this.runtime.damage !== null) throw new AppFailure('READ_ONLY');
    const series = seriesById(this.runtime.store.db, seriesId);
    if (series?.deletedAt === null) return series;
    throw new AppFailure('NOT_FOUND', { what: `series ${seriesId}` });
  }

  private async scoreOf(series: SeriesView): Promise<number> {
    const { report } = await this.quality.report(series);
    if (!report) throw new AppFailure('TIMEFRAME_NOT_MADE', { from: series.timeframe, to: series.timeframe });
    return report.score;
  }

  private async rewrite(
    series: SeriesView,
    { bars, report }: QualityDone,
    note: (now: SeriesView) => void,
  ): Promise<void> {
    const { db } = this.runtime.store;
    const merge = await this.written(series, bars!);
    try {
      db.transaction(() => {
        merge.commit();
        note(seriesById(db, series.id)!);
        setQuality(db, series.id, storedOf(report));
      })();
    } catch (error) {
      merge.abandon();
      throw error;
    }
    this.runtime.barsChanged();
    this.quality.changed(series.id);
  }

  /** Writes in slices between which the engine does other things. */
  private async written(series: SeriesView, bars: NonNullable<QualityDone['bars']>): Promise<Merge> {
    const steps = rewriteBars(this.runtime.store.db, series, bars);
    let since = performance.now();
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value;
      if (performance.now() - since < SLICE_MS) continue;
      await new Promise((resolve) => setImmediate(resolve));
      since = performance.now();
    }
  }
}
