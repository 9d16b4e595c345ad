/**
 * Series: the bars of a symbol in one timeframe, where they came from, and their removal and return.
 * Invariants: of the series that are not deleted there is one for each symbol and timeframe; a deleted one keeps its bars
 * until it is purged.
 */
import { AppFailure } from '#contract/errors.ts';
import type { SeriesFindings, SeriesImportView, SeriesView } from '#contract/series-views.ts';
import { prepared, type Readable, type Writable } from './database.ts';

const FIELDS =
  'id, symbol, timeframe, kind, calendar, stamp, unit, price_scale AS priceScale, volume_scale AS volumeScale, first, last, count, hash, deleted_at AS deletedAt, quality';

type Row = Omit<SeriesView, 'quality'> & { readonly quality: string | null };
const viewOf = ({ quality, ...row }: Row): SeriesView => ({
  ...row,
  quality: quality === null ? null : (JSON.parse(quality) as unknown),
});

/** By symbol, then from short bars to long. With `deleted` those that can be restored, newest first, and no others. */
export function listSeries(db: Readable, deleted = false): readonly SeriesView[] {
  const rows = deleted
    ? prepared(
        db,
        `SELECT ${FIELDS} FROM series WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC, id DESC`,
      )
    : prepared(db, `SELECT ${FIELDS} FROM series WHERE deleted_at IS NULL ORDER BY symbol, timeframe`);
  return (rows.all() as Row[]).map(viewOf);
}

/** Those of a symbol; deleted ones are not found. */
export const seriesOf = (db: Readable, symbol: string): readonly SeriesView[] =>
  (
    prepared(db, `SELECT ${FIELDS} FROM series WHERE symbol = ? AND deleted_at IS NULL`).all(
      symbol.toUpperCase(),
    ) as Row[]
  ).map(viewOf);

export function findSeries(db: Readable, symbol: string, timeframe: string): SeriesView | null {
  const sql = `SELECT ${FIELDS} FROM series WHERE symbol = ? AND timeframe = ? AND deleted_at IS NULL`;
  const row = prepared(db, sql).get(symbol.toUpperCase(), timeframe) as Row | undefined;
  return row ? viewOf(row) : null;
}

/** Also a deleted one. */
export function seriesById(db: Readable, id: number): SeriesView | null {
  const row = prepared(db, `SELECT ${FIELDS} FROM series WHERE id = ?`).get(id) as Row | undefined;
  return row ? viewOf(row) : null;
}

export const contentHash = (db: Readable, id: number): string | null => seriesById(db, id)?.hash ?? null;

/** What a look over the bars found; null forgets it. */
export const setQuality = (db: Writable, id: number, quality: unknown): void =>
  void prepared(db, 'UPDATE series SET quality = ? WHERE id = ?').run(
    quality === null ? null : JSON.stringify(quality),
    id,
  );

/** Hides a series; false where there is none. */
export const deleteSeries = (db: Writable, id: number, at: number): boolean =>
  prepared(db, 'UPDATE series SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL').run(at, id).changes >
  0;

/** The undo of deleting; false where it is not deleted. Another series may have taken its place meanwhile: that is refused. */
export function restoreSeries(db: Writable, id: number): boolean {
  const series = seriesById(db, id);
  if (!series || series.deletedAt === null) return false;
  const { symbol, timeframe } = series;
  if (findSeries(db, symbol, timeframe)) throw new AppFailure('SERIES_EXISTS', { symbol, timeframe });
  prepared(db, 'UPDATE series SET deleted_at = NULL WHERE id = ?').run(id);
  return true;
}

/** Removes a deleted series for good. */
export function purgeSeries(db: Writable, id: number): boolean {
  return db.transaction(() => {
    const series = seriesById(db, id);
    if (!series || series.deletedAt === null) return false;
    prepared(db, 'DELETE FROM series_imports WHERE series_id = ?').run(id);
    prepared(db, 'DELETE FROM series_repairs WHERE series_id = ?').run(id);
    prepared(db, 'DELETE FROM series_chunks WHERE series_id = ?').run(id);
    prepared(db, 'DELETE FROM series WHERE id = ?').run(id);
    dropLooseBodies(db);
    return true;
  })();
}

/** What an import wrote and never made part of a series: it was cancelled, or the program ended. */
export const dropLooseBodies = (db: Writable): void =>
  void prepared(
    db,
    'DELETE FROM series_bodies WHERE NOT EXISTS (SELECT 1 FROM series_chunks WHERE body_id = series_bodies.id)',
  ).run();

export type SeriesImport = Omit<SeriesImportView, 'number'>;

/** Notes where bars came from. */
export function recordImport(db: Writable, seriesId: number, one: SeriesImport): void {
  prepared(
    db,
    `INSERT INTO series_imports
     SELECT @seriesId, COALESCE(MAX(number), 0) + 1, @at, @fileName, @sha256, @rows, @added, @replaced, @unchanged, @skipped, @findings, @stamp, @timezone, @dialect
     FROM series_imports WHERE series_id = @seriesId`,
  ).run({ ...one, seriesId, findings: JSON.stringify(one.findings) });
}

/** Oldest first. */
export const importsOf = (db: Readable, seriesId: number): readonly SeriesImportView[] =>
  (
    prepared(
      db,
      `SELECT number, at, file_name AS fileName, sha256, rows, added, replaced, unchanged, skipped, findings, stamp, timezone, dialect
       FROM series_imports WHERE series_id = ? ORDER BY number`,
    ).all(seriesId) as (Omit<SeriesImportView, 'findings'> & { findings: string })[]
  ).map((row) => ({
    ...row,
    findings: {
      doubtful: [],
      notes: [],
      ...(JSON.parse(row.findings) as object),
    } as unknown as SeriesFindings,
  }));
