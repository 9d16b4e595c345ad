/**
 * Repairs of series as they were made: what was changed, what takes it back, the content's hash on either side.
 * Invariants: a repair is never forgotten, taken back it is marked; bars within an undo are kept in the form of chunks.
 */
import type { BarColumns } from '#core/model/bars.ts';
import type { SeriesRepairView } from '#contract/quality-views.ts';
import { AppFailure } from '#contract/errors.ts';
import { prepared, type Readable, type Writable } from './database.ts';
import { emptyColumns } from './series-bars.ts';
import { decodeChunk, encodeChunk } from './series-encoding.ts';

type Repairs = SeriesRepairView['repairs'];
type Repair = Repairs[number];

/** Many bars within JSON, as few characters as can be. */
function packed({ count, ...columns }: BarColumns): object {
  const { body, encoding, checksum } = encodeChunk({ count, ...columns }, 0, count);
  return { count, encoding, checksum, body: Buffer.from(body).toString('base64') };
}

interface Packed {
  readonly count: number;
  readonly encoding: string;
  readonly checksum: number;
  readonly body: string;
}

function unpacked({ body, ...chunk }: Packed): BarColumns {
  const bars = emptyColumns(chunk.count);
  const bytes = new Uint8Array(Buffer.from(body, 'base64'));
  if (chunk.count === 0 || decodeChunk({ ...chunk, body: bytes }, bars, 0, { price: 1, volume: 1 }))
    return bars;
  throw new AppFailure('WORKSPACE_DAMAGED', { detail: 'the undo of a repair does not match its checksum' });
}

const written = (repair: Repair): object =>
  repair.kind === 'restore-before' ? { ...repair, bars: packed(repair.bars) } : repair;

const read = (repair: Repair): Repair =>
  repair.kind === 'restore-before' ? { ...repair, bars: unpacked(repair.bars as unknown as Packed) } : repair;

const FIELDS = `number, at, repairs, hash_before AS hashBefore, hash_after AS hashAfter, score_before AS scoreBefore,
  score_after AS scoreAfter, undone_at AS undoneAt`;
type Row = Omit<SeriesRepairView, 'repairs'> & { readonly repairs: string };
const viewOf = (row: Row): SeriesRepairView => ({ ...row, repairs: JSON.parse(row.repairs) as Repairs });

export type NewRepair = Omit<SeriesRepairView, 'number' | 'undoneAt'> & { readonly undo: Repairs };

export function recordRepair(db: Writable, seriesId: number, repair: NewRepair): void {
  const texts = {
    repairs: JSON.stringify(repair.repairs),
    undo: JSON.stringify(repair.undo.map(written)),
  };
  prepared(
    db,
    `INSERT INTO series_repairs
     SELECT @seriesId, COALESCE(MAX(number), 0) + 1, @at, @repairs, @undo, @hashBefore, @hashAfter, @scoreBefore, @scoreAfter, NULL
     FROM series_repairs WHERE series_id = @seriesId`,
  ).run({ ...repair, ...texts, seriesId });
}

/** Oldest first. */
export const repairsOf = (db: Readable, seriesId: number): readonly SeriesRepairView[] =>
  (
    prepared(db, `SELECT ${FIELDS} FROM series_repairs WHERE series_id = ? ORDER BY number`).all(
      seriesId,
    ) as Row[]
  ).map(viewOf);

/** The newest repair in force, with its undo; null where there is none. */
export function lastRepair(
  db: Readable,
  seriesId: number,
): (SeriesRepairView & { readonly undo: Repairs }) | null {
  const row = prepared(
    db,
    `SELECT ${FIELDS}, undo FROM series_repairs WHERE series_id = ? AND undone_at IS NULL ORDER BY number DESC LIMIT 1`,
  ).get(seriesId) as (Row & { readonly undo: string }) | undefined;
  return row ? { ...viewOf(row), undo: (JSON.parse(row.undo) as Repairs).map(read) } : null;
}

export const markUndone = (db: Writable, seriesId: number, number: number, at: number): void =>
  void prepared(db, 'UPDATE series_repairs SET undone_at = ? WHERE series_id = ? AND number = ?').run(
    at,
    seriesId,
    number,
  );

/** Of each series that has any. */
export const repairCounts = (db: Readable): ReadonlyMap<number, number> =>
  new Map(
    prepared(db, 'SELECT series_id, COUNT(*) FROM series_repairs WHERE undone_at IS NULL GROUP BY series_id')
      .raw()
      .all() as [number, number][],
  );

/** The file that each series was imported from last. */
export const lastFiles = (db: Readable): ReadonlyMap<number, string> =>
  new Map(
    prepared(db, 'SELECT series_id, file_name FROM series_imports ORDER BY series_id, number')
      .raw()
      .all() as [number, string][],
  );
