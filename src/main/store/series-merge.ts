/**
 * New bars into a series, by time: what is there already changes nothing, what differs is replaced, the rest is added.
 * Chunks are written piece by piece, each in its own transaction, and become the series in `commit`, within the caller's.
 * Invariants: until `commit` the series is what it was; chunks that new bars do not touch are not written again; the
 * content's hash depends on the bars and their scales alone, not on how they came.
 * Known limit: two merges into one series must not overlap; the engine runs them one after the other.
 */
import { createHash, type Hash } from 'node:crypto';
import type { BarColumns, SeriesScales } from '#core/model/bars.ts';
import type { SeriesView } from '#contract/series-views.ts';
import { prepared, writtenAhead, type Readable, type Writable } from './database.ts';
import { findSeries } from './series.ts';
import { chunksOf, emptyColumns, readChunk, rowAt, rowsOf, type ChunkRow } from './series-bars.ts';
import { COLUMNS, encodeChunk } from './series-encoding.ts';
import {
  largest,
  largestPrice,
  rescaled,
  scalesFor,
  weave,
  type MergeCounts,
  type SeriesBars,
} from './series-weave.ts';

export type SeriesTerms = Pick<SeriesView, 'symbol' | 'timeframe' | 'calendar' | 'stamp' | 'unit'> &
  /** Bars unless said otherwise. */
  Partial<Pick<SeriesView, 'kind'>>;

export interface Merge extends MergeCounts {
  /** The last bar the series then has. */
  readonly last: number;
  /** Makes the merged bars the series; within the caller's transaction. Answers its id. */
  commit(): number;
  /** Forgets what was written for it. */
  abandon(): void;
}

/** Rows that are encoded, hashed and written between two pauses. */
const CHUNK = 32_768;

/** Six hashes, one a column: the same whatever the chunks. */
class ContentHash {
  private readonly columns: readonly Hash[] = COLUMNS.map(() => createHash('sha256'));

  add(bars: BarColumns): void {
    for (const [at, name] of COLUMNS.entries()) {
      const { buffer, byteOffset, byteLength } = bars[name];
      this.columns[at]!.update(new Uint8Array(buffer, byteOffset, byteLength));
    }
  }

  text({ priceScale, volumeScale }: SeriesScales): string {
    const parts = this.columns.map((hash) => hash.digest('hex'));
    return createHash('sha256')
      .update(JSON.stringify([priceScale, volumeScale, ...parts]))
      .digest('hex');
  }
}

/** The first row from here on that is not of the same millisecond as the one before: these tell chunks apart. */
function endOfMoment(time: Float64Array, row: number): number {
  let end = row;
  while (end < time.length && Math.floor(time[end]!) === Math.floor(time[end - 1]!)) end += 1;
  return end;
}

/** What a merge has decided so far. */
class Plan {
  readonly written: ChunkRow[] = [];
  readonly dropped: ChunkRow[] = [];
  readonly hash = new ContentHash();
  added = 0;
  replaced = 0;
  unchanged = 0;
  count = 0;
  private readonly db: Writable;
  private readonly scales: SeriesScales;

  constructor(db: Writable, scales: SeriesScales) {
    this.db = db;
    this.scales = scales;
  }

  keep(chunk: ChunkRow, bars: BarColumns): void {
    this.hash.add(bars);
    this.count += chunk.count;
  }

  note({ added, replaced, unchanged }: MergeCounts): void {
    this.added += added;
    this.replaced += replaced;
    this.unchanged += unchanged;
  }

  /** Writes rows as chunks of equal length; yields after each. */
  *write(bars: BarColumns): Generator<number> {
    const pieces = Math.ceil(bars.count / CHUNK);
    let from = 0;
    for (let piece = 1; piece <= pieces && from < bars.count; piece += 1) {
      const to = endOfMoment(bars.time, Math.max(Math.floor((piece * bars.count) / pieces), from + 1));
      this.writeChunk(rowsOf(bars, from, to));
      yield to - from;
      from = to;
    }
  }

  private writeChunk(bars: BarColumns): void {
    const { body, encoding, checksum } = encodeChunk(bars, 0, bars.count);
    const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
    const { lastInsertRowid } = writtenAhead(this.db, () =>
      prepared(this.db, 'INSERT INTO series_bodies (body) VALUES (?)').run(bytes),
    );
    this.hash.add(bars);
    this.count += bars.count;
    this.written.push({
      ...this.scales,
      first: Math.floor(bars.time[0]!),
      last: Math.ceil(bars.time[bars.count - 1]!),
      count: bars.count,
      largestPrice: largestPrice(bars),
      largestVolume: largest(bars.volume),
      encoding,
      checksum,
      bodyId: Number(lastInsertRowid),
    });
  }
}

function read(db: Readable, chunk: ChunkRow, scales: SeriesScales): BarColumns {
  const bars = emptyColumns(chunk.count);
  readChunk(db, chunk, scales, bars, 0);
  return bars;
}

function* mergeChunk(
  db: Writable,
  plan: Plan,
  chunk: ChunkRow,
  scales: SeriesScales,
  fresh: BarColumns,
): Generator<number> {
  const old = read(db, chunk, scales);
  if (fresh.count === 0) {
    plan.keep(chunk, old);
    return;
  }
  // A full chunk stays as it is when bars only follow it.
  if (fresh.time[0]! > chunk.last && chunk.count > CHUNK / 2) {
    plan.keep(chunk, old);
    plan.note({ added: fresh.count, replaced: 0, unchanged: 0 });
    yield* plan.write(fresh);
    return;
  }
  const woven = weave(old, fresh);
  plan.note(woven);
  if (woven.added + woven.replaced === 0) {
    plan.keep(chunk, old);
    return;
  }
  plan.dropped.push(chunk);
  yield* plan.write(woven.bars);
}

/** Yields how many rows were dealt with since it yielded last; whoever drives it may pause or stop there. */
export function* mergeBars(db: Writable, terms: SeriesTerms, incoming: SeriesBars): Generator<number, Merge> {
  const before = findSeries(db, terms.symbol, terms.timeframe);
  const chunks = before ? chunksOf(db, before.id) : [];
  const scales = scalesFor(chunks, incoming);
  yield 0;
  const fresh = rescaled(incoming, scales);
  const plan = new Plan(db, scales);
  const abandon = (): void => {
    if (!db.open) return;
    for (const { bodyId } of plan.written) prepared(db, 'DELETE FROM series_bodies WHERE id = ?').run(bodyId);
  };
  let finished = false;
  try {
    if (chunks.length === 0) {
      plan.note({ added: fresh.count, replaced: 0, unchanged: 0 });
      yield* plan.write(fresh);
    }
    let at = 0;
    for (const [index, chunk] of chunks.entries()) {
      const to = rowAt(fresh.time, chunks[index + 1]?.first ?? Infinity, at);
      yield* mergeChunk(db, plan, chunk, scales, rowsOf(fresh, at, to));
      yield to - at;
      at = to;
    }
    finished = true;
  } finally {
    if (!finished) abandon();
  }
  const { added, replaced, unchanged } = plan;
  const span = {
    first: Math.min(before?.first ?? Infinity, Math.floor(fresh.time[0]!)),
    last: Math.max(before?.last ?? -Infinity, Math.ceil(fresh.time[fresh.count - 1]!)),
  };
  const commit = (): number => store(db, before, { ...terms, ...scales, ...span }, plan);
  return { added, replaced, unchanged, last: span.last, commit, abandon };
}

/** Bars in the place of all that a series has, at its scales: what a repair does. At least one. */
export function* rewriteBars(db: Writable, series: SeriesView, bars: BarColumns): Generator<number, Merge> {
  const plan = new Plan(db, series);
  plan.dropped.push(...chunksOf(db, series.id));
  const abandon = (): void => {
    for (const { bodyId } of plan.written) prepared(db, 'DELETE FROM series_bodies WHERE id = ?').run(bodyId);
  };
  let finished = false;
  try {
    yield* plan.write(bars);
    finished = true;
  } finally {
    if (!finished && db.open) abandon();
  }
  const span = { first: bars.time[0]!, last: bars.time[bars.count - 1]! };
  const commit = (): number => store(db, series, { ...series, ...span }, plan);
  return { added: 0, replaced: bars.count, unchanged: 0, last: span.last, commit, abandon };
}

type Head = SeriesTerms & SeriesScales & { readonly first: number; readonly last: number };

function store(db: Writable, before: SeriesView | null, head: Head, plan: Plan): number {
  const row = { ...head, symbol: head.symbol.toUpperCase(), count: plan.count, hash: plan.hash.text(head) };
  const id = before ? before.id : insert(db, row);
  if (before)
    prepared(
      db,
      `UPDATE series SET calendar = @calendar, stamp = @stamp, unit = @unit, price_scale = @priceScale, volume_scale = @volumeScale,
       first = @first, last = @last, count = @count, hash = @hash,
       quality = CASE WHEN hash = @hash THEN quality ELSE NULL END WHERE id = @id`,
    ).run({ ...row, id });
  for (const { first, bodyId } of plan.dropped) {
    prepared(db, 'DELETE FROM series_chunks WHERE series_id = ? AND first = ?').run(id, first);
    prepared(db, 'DELETE FROM series_bodies WHERE id = ?').run(bodyId);
  }
  const chunk = prepared(
    db,
    `INSERT INTO series_chunks VALUES (@id, @first, @last, @count, @priceScale, @volumeScale, @largestPrice, @largestVolume, @encoding, @checksum, @bodyId)`,
  );
  for (const written of plan.written) chunk.run({ ...written, id });
  return id;
}

const insert = (db: Writable, row: Head & { readonly count: number; readonly hash: string }): number =>
  Number(
    prepared(
      db,
      `INSERT INTO series (symbol, timeframe, kind, calendar, stamp, unit, price_scale, volume_scale, first, last, count, hash)
       VALUES (@symbol, @timeframe, @kind, @calendar, @stamp, @unit, @priceScale, @volumeScale, @first, @last, @count, @hash)`,
    ).run({ ...row, kind: row.kind ?? 'bars' }).lastInsertRowid,
  );

/** All of a merge at once, for short histories. */
export function writeBars(
  db: Writable,
  terms: SeriesTerms,
  incoming: SeriesBars,
): MergeCounts & { readonly id: number } {
  const steps = mergeBars(db, terms, incoming);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const { added, replaced, unchanged, commit } = step.value;
  return { id: db.transaction(commit)(), added, replaced, unchanged };
}
