/** All migrations in order. A workspace with a higher number was written by a newer program. */
import { initial } from './001-initial.ts';
import { basketIndex } from './002-basket-index.ts';
import { orderTerms } from './003-order-terms.ts';
import { cancelling } from './004-cancelling.ts';
import { sheets } from './005-sheets.ts';
import { replays } from './007-replays.ts';
import { seriesRepairs } from './008-series-repairs.ts';
import { series } from './006-series.ts';
import { research } from './009-research.ts';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

export const MIGRATIONS: readonly Migration[] = [
  initial,
  basketIndex,
  orderTerms,
  cancelling,
  sheets,
  series,
  replays,
  seriesRepairs,
  research,
];
