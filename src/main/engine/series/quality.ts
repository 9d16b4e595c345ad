/**
 * The quality of stored series: checked after each import and repair, kept with the series, told when it is there.
 * Invariants: what is kept belongs to the bars that are stored, else it is thrown away; one series is checked at a time;
 * long ones in a thread, so that the engine stays free.
 */
import { CALENDARS } from '#core/venues/calendars.ts';
import { AppFailure } from '#contract/errors.ts';
import type { SeriesQualityView, StoredQuality } from '#contract/quality-views.ts';
import type { SeriesView } from '#contract/series-views.ts';
import type { QualityContext, QualityReport } from '#research/quality/finding.ts';
import { importsOf, listSeries, seriesById, setQuality } from '#store/series.ts';
import { readBars } from '#store/series-bars.ts';
import type { Intake } from '../intake.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { notesOf } from './notes.ts';
import {
  isAssessable,
  qualityWork,
  storedOf,
  versionOf,
  type QualityAsk,
  type QualityDone,
} from './quality-work.ts';

/** Bars that are checked faster than a thread starts. */
const SHORT = 20_000;
const REPORTS_KEPT = 4;

interface KeptReport {
  readonly key: string;
  readonly report: QualityReport;
}

export class SeriesQuality {
  private readonly runtime: Runtime;
  private readonly intake: Intake;
  readonly told: () => void;
  private readonly waiting = new Set<number>();
  private readonly stop = new AbortController();
  private queue: Promise<unknown> = Promise.resolve();
  private reports: readonly KeptReport[] = [];

  /** `told` hears that what is kept with some series is another one now. */
  constructor(runtime: Runtime, intake: Intake, told: () => void) {
    this.runtime = runtime;
    this.intake = intake;
    this.told = told;
  }

  close(): void {
    this.stop.abort();
  }

  /** Bars changed: a short series is checked at once, a long one in the background. */
  changed(seriesId: number): void {
    const series = this.find(seriesId);
    if (!series) return;
    if (series.count > SHORT || !isAssessable(series.timeframe)) this.schedule(seriesId);
    else this.keep(series, this.answered(qualityWork(this.ask(series))).report);
    this.told();
  }

  /** Those never checked, or with other checks than today's. */
  scheduleMissing(): void {
    for (const { id, quality, calendar, timeframe } of listSeries(this.runtime.store.db)) {
      const version = (quality as StoredQuality | null)?.version;
      if (version !== versionOf(CALENDARS[calendar].version) && isAssessable(timeframe)) this.schedule(id);
    }
  }

  async report(series: SeriesView): Promise<SeriesQualityView> {
    if (!isAssessable(series.timeframe)) return { series, report: null };
    const report = this.kept(series) ?? (await this.work(series)).report;
    this.keep(series, report);
    const { calendar, bars, findings } = report;
    return { series, report: { ...storedOf(report), calendar, bars, findings } };
  }

  /** Checks a series, after some repairs where there are any. */
  async work(series: SeriesView, more: Pick<QualityAsk, 'repairs' | 'back'> = {}): Promise<QualityDone> {
    const ask = { ...this.ask(series), ...more };
    const answer = series.count > SHORT ? await this.intake.quality(ask, this.stop.signal) : qualityWork(ask);
    return this.answered(answer);
  }

  /** Remembers what is known of a series whose bars are these. */
  keep(series: SeriesView, report: QualityReport): void {
    const { db } = this.runtime.store;
    if (this.stop.signal.aborted || seriesById(db, series.id)?.hash !== series.hash) return;
    const key = this.keyOf(series);
    this.reports = [{ key, report }, ...this.reports.filter((each) => each.key !== key)].slice(
      0,
      REPORTS_KEPT,
    );
    const stored = storedOf(report);
    const same = JSON.stringify(series.quality) === JSON.stringify(stored);
    if (this.runtime.damage === null && !same) setQuality(db, series.id, stored);
  }

  private answered(answer: ReturnType<typeof qualityWork>): QualityDone {
    if (answer.ok) return answer.value;
    const { error } = answer;
    if (error.code === 'NO_BARS_LEFT') throw new AppFailure(error.code);
    throw new AppFailure(error.code, { at: new Date(error.time).toISOString() });
  }

  private schedule(seriesId: number): void {
    if (this.waiting.has(seriesId)) return;
    this.waiting.add(seriesId);
    this.queue = this.queue.then(() => this.background(seriesId)).catch(() => {});
  }

  private async background(seriesId: number): Promise<void> {
    this.waiting.delete(seriesId);
    await new Promise((resolve) => setImmediate(resolve));
    const series = this.find(seriesId);
    if (!series || !isAssessable(series.timeframe)) return;
    const { report } = await this.work(series);
    this.keep(series, report);
    if (!this.stop.signal.aborted) this.told();
  }

  private find(seriesId: number): SeriesView | null {
    if (this.stop.signal.aborted) return null;
    const series = seriesById(this.runtime.store.db, seriesId);
    return series?.deletedAt === null ? series : null;
  }

  private ask(series: SeriesView): QualityAsk {
    const { db } = this.runtime.store;
    const { timeframe, calendar, priceScale, volumeScale } = series;
    const context = { timeframe, calendar, ...notesOf(db, series.id) } as QualityContext;
    return { columns: readBars(db, series.id), scales: { priceScale, volumeScale }, context };
  }

  private keyOf({ id, hash }: SeriesView): string {
    return `${id} ${hash} ${importsOf(this.runtime.store.db, id).length}`;
  }

  private kept(series: SeriesView): QualityReport | null {
    const key = this.keyOf(series);
    return this.reports.find((each) => each.key === key)?.report ?? null;
  }
}
