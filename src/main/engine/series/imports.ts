/**
 * Imports of bars: read in a thread of their own, merged into the series piece by piece, made visible at the end together
 * with what it means for the market.
 * Invariants: imports are stored one after the other; the engine is free again at least every `SLICE_MS`; one that is
 * stopped or fails leaves nothing; one that changes nothing touches neither series nor market.
 */
import type { BarColumns, SeriesScales } from '#core/model/bars.ts';
import type { Instrument } from '#core/model/instrument.ts';
import type { Price } from '#core/units/units.ts';
import { AppFailure } from '#contract/errors.ts';
import type { Decoded } from '#contract/calls.ts';
import type { BarsImported, BarsProgress } from '#contract/series-views.ts';
import { findSeries, importsOf, recordImport } from '#store/series.ts';
import { tidyLog } from '#store/database.ts';
import { mergeBars, type Merge } from '#store/series-merge.ts';
import type { SeriesBars } from '#store/series-weave.ts';
import { listedAs } from '../deck/listed.ts';
import { isDemo } from '../runtime/world.ts';
import type { BarsFile } from '#intake/bars/terms.ts';
import type { Intake } from '../intake.ts';
import type { HashedBars } from '../intake-jobs.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { asKept, type Kept } from './kept.ts';
import { tidySymbol } from './listing.ts';
import { keptTemplates } from './templates.ts';
import { tickText } from './tick-texts.ts';
import { findingsOf, rowText } from './views.ts';

type Asked = Pick<Decoded<'bars.import'>, 'commandId' | 'symbol' | 'timeframe' | 'stamp' | 'fileName'>;

const SLICE_MS = 8;
/** Bytes of a long import move from the log into the file as they come: reading from there is quicker. */
const LONG = 50_000;
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

type Told = (progress: BarsProgress) => void;

/** What became of the symbol in the market. */
interface Listed {
  readonly instrument: Instrument | null;
  readonly untradable: BarsImported['untradable'];
  readonly listed: boolean;
}

export class BarImports {
  private readonly runtime: Runtime;
  private readonly intake: Intake;
  private readonly now: () => number;
  private readonly told: Told;
  private readonly running = new Map<string, AbortController>();
  private queue: Promise<unknown> = Promise.resolve();

  constructor(runtime: Runtime, intake: Intake, now: () => number, told: Told) {
    this.runtime = runtime;
    this.intake = intake;
    this.now = now;
    this.told = told;
  }

  /** False where no such import is under way. */
  cancel(commandId: string): boolean {
    const stop = this.running.get(commandId);
    stop?.abort();
    return stop !== undefined;
  }

  cancelAll(): void {
    for (const stop of this.running.values()) stop.abort();
  }

  /** Work that no import may overlap, after those before it. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(work);
    this.queue = turn.catch(() => {});
    return turn;
  }

  run(asked: Decoded<'bars.import'>): Promise<BarsImported> {
    return this.under(asked, (signal) => this.read(asked, signal));
  }

  /** What was made here goes the way of a file. */
  keep(asked: Asked, file: HashedBars): Promise<BarsImported> {
    return this.under(asked, () => Promise.resolve(file));
  }

  private async under(
    asked: Asked,
    read: (signal: AbortSignal) => Promise<HashedBars>,
  ): Promise<BarsImported> {
    if (this.runtime.damage !== null) throw new AppFailure('READ_ONLY');
    const stop = new AbortController();
    this.running.set(asked.commandId, stop);
    try {
      const file = await read(stop.signal);
      return await this.inTurn(() => this.store(asked, file, stop.signal));
    } finally {
      this.running.delete(asked.commandId);
    }
  }

  private async read(asked: Decoded<'bars.import'>, signal: AbortSignal): Promise<HashedBars> {
    const { bytes, fileName, symbol, timezone: zone, commandId, mapping } = asked;
    this.told({ commandId, fileName, stage: 'reading', done: 0, total: bytes.length });
    const templates = keptTemplates(this.runtime.store);
    const file = await this.intake.bars(bytes, { fileName, symbol, zone, mapping, templates }, signal);
    stopIfAsked(signal, fileName);
    if (!file.ok) throw new AppFailure('BARS_UNREADABLE', { file: fileName, ...file.error });
    return file.value;
  }

  private async store(asked: Asked, file: HashedBars, signal: AbortSignal): Promise<BarsImported> {
    const { runtime } = this;
    const known = listedAs(runtime, tidySymbol(asked.symbol));
    const reference = known ? (runtime.world.market.find(known.id)?.reference ?? known.listedPrice) : null;
    const kept = asKept(asked, file, known, reference);
    const merge = await this.merge(asked, kept, signal);
    try {
      const listed = this.commit(asked, file, kept, merge);
      if (listed.listed) {
        await nextTurn();
        this.watch(asked, listed.instrument!);
      }
      return this.result(file, kept, merge, listed);
    } catch (error) {
      if (runtime.damage === null) merge.abandon();
      throw error;
    }
  }

  /** Drives the merge in slices between which the engine does other things. */
  private async merge(asked: Asked, kept: Kept, signal: AbortSignal): Promise<Merge> {
    const { commandId, fileName } = asked;
    const total = kept.series.bars.count;
    const steps = mergeBars(this.runtime.store.db, kept.terms, kept.series);
    let done = 0;
    let since = performance.now();
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      done = Math.min(done + step.value, total);
      if (performance.now() - since < SLICE_MS) continue;
      this.told({ commandId, fileName, stage: 'storing', done, total });
      await nextTurn();
      if (total > LONG) await this.tidy();
      since = performance.now();
      if (!signal.aborted) continue;
      // Ends the generator, which takes back what it wrote.
      steps.return(undefined as never);
      stopIfAsked(signal, fileName);
    }
  }

  /** In pieces too: all at once it would take longer than a slice. */
  private async tidy(): Promise<void> {
    const { db } = this.runtime.store;
    if (db.open) tidyLog(db);
    await nextTurn();
  }

  private commit(asked: Asked, file: HashedBars, kept: Kept, merge: Merge): Listed {
    const { runtime } = this;
    const changes = merge.added + merge.replaced > 0;
    const write = (): void => {
      const id = changes ? merge.commit() : this.seriesId(kept);
      this.note(id, asked, file, kept, merge);
    };
    const known = kept.instrument;
    const goesOn = changes && kept.series.bars.time.at(-1) === merge.last;
    // A replay session has its own recording: only the simulated market goes on from what was imported.
    const simulated = isDemo(runtime.world);
    if (simulated && known && goesOn && kept.anchor !== null) return this.anchor(asked, kept, known, write);
    if (simulated && !known && 'instrument' in kept.guess)
      return this.list(asked, kept.guess.instrument, write);
    runtime.store.db.transaction(write)();
    runtime.barsChanged();
    const untradable = known ? null : 'untradable' in kept.guess ? kept.guess.untradable : 'symbol';
    return { instrument: known, untradable, listed: false };
  }

  /** The simulated market goes on from the last bar; both are stored, or neither is. */
  private anchor(asked: Asked, kept: Kept, instrument: Instrument, write: () => void): Listed {
    const { runtime } = this;
    const source = asked.fileName;
    const price = kept.anchor as Price;
    const command = { kind: 'anchor-instrument', instrumentId: instrument.id, price, source } as const;
    const { denial } = runtime.run(command, asked.commandId, write);
    if (denial)
      throw new AppFailure('BARS_UNREADABLE', { file: source, problem: 'price', price: kept.lastClose });
    return { instrument, untradable: null, listed: false };
  }

  /** A symbol nobody knew becomes an instrument, if the market takes it; its bars are kept either way. */
  private list(asked: Asked, instrument: Instrument, write: () => void): Listed {
    const { runtime } = this;
    const { denial } = runtime.run({ kind: 'list-instrument', instrument }, asked.commandId, write);
    if (denial) {
      runtime.store.db.transaction(write)();
      return { instrument: null, untradable: 'price', listed: false };
    }
    return { instrument, untradable: null, listed: true };
  }

  private watch({ commandId }: Asked, { id }: Instrument): void {
    this.runtime.run({ kind: 'watch-instrument', instrumentId: id, watched: true }, `${commandId}/watch`);
  }

  private seriesId({ terms: { symbol, timeframe } }: Kept): number {
    return findSeries(this.runtime.store.db, symbol, timeframe)!.id;
  }

  /** The same file that changes nothing is not noted twice. */
  private note(id: number, asked: Asked, file: HashedBars, kept: Kept, merge: Merge): void {
    const { terms } = kept;
    const { db } = this.runtime.store;
    const { added, replaced, unchanged } = merge;
    const again = added + replaced === 0 && importsOf(db, id).some(({ sha256 }) => sha256 === file.sha256);
    if (again) return;
    recordImport(db, id, {
      at: this.now(),
      fileName: asked.fileName,
      sha256: file.sha256,
      rows: file.rows,
      added,
      replaced,
      unchanged,
      skipped: file.skipped.length,
      findings: findingsOf(file, kept.shift),
      stamp: terms.stamp,
      timezone: file.zone,
      dialect: file.dialect,
    });
  }

  private result(file: HashedBars, kept: Kept, merge: Merge, listed: Listed): BarsImported {
    const { terms, series, thousands } = kept;
    const { bars, scales } = series satisfies SeriesBars;
    const stored = findSeries(this.runtime.store.db, terms.symbol, terms.timeframe)!;
    const { added, replaced, unchanged } = merge;
    const findings = findingsOf(file, kept.shift);
    return {
      kind: file.kind,
      symbol: terms.symbol,
      bars: bars.count,
      from: Math.floor(bars.time[0]!),
      to: Math.floor(bars.time.at(-1)!),
      timeframe: terms.timeframe,
      thousands,
      added,
      replaced,
      unchanged,
      skipped: file.skipped,
      doubtful: findings.doubtful,
      lastClose: kept.lastClose,
      seriesId: stored.id,
      first: rowText(file.kind, bars, scales, 0),
      last: rowText(file.kind, bars, scales, bars.count - 1),
      ticks: ticksOf(file, bars, scales),
      stamp: terms.stamp,
      timezone: file.zone,
      dialect: file.dialect,
      template: file.template,
      sha256: file.sha256,
      findings: findings.counts,
      calendar: terms.calendar,
      total: stored.count,
      tradable: listed.instrument !== null,
      untradable: listed.untradable,
      listed: listed.listed,
    };
  }
}

function ticksOf({ kind }: BarsFile, bars: BarColumns, scales: SeriesScales): BarsImported['ticks'] {
  const [first, last] = [0, bars.count - 1].map((row) => tickText(kind, bars, scales, row));
  return first && last ? { first, last } : null;
}

function stopIfAsked(signal: AbortSignal, file: string): void {
  if (signal.aborted) throw new AppFailure('BARS_STOPPED', { file });
}
