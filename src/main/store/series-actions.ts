/** Splits and dividends by symbol. Invariant: of one day a symbol has one of each kind. */
import type { SeriesAction } from '#contract/quality-views.ts';
import { prepared, type Readable, type Writable } from './database.ts';

/** Oldest first. */
export const actionsOf = (db: Readable, symbol: string): readonly SeriesAction[] =>
  (
    prepared(db, 'SELECT body FROM series_actions WHERE symbol = ? ORDER BY ex_date, kind')
      .pluck()
      .all(symbol.toUpperCase()) as string[]
  ).map((body) => JSON.parse(body) as SeriesAction);

/** In the place of all there were; of the same day and kind the last counts. */
export const setActions = (db: Writable, symbol: string, actions: readonly SeriesAction[]): void =>
  db.transaction(() => {
    const name = symbol.toUpperCase();
    prepared(db, 'DELETE FROM series_actions WHERE symbol = ?').run(name);
    for (const action of actions)
      prepared(db, 'INSERT OR REPLACE INTO series_actions VALUES (?, ?, ?, ?)').run(
        name,
        action.exDate,
        action.kind,
        JSON.stringify(action),
      );
  })();
