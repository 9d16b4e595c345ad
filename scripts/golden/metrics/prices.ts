/** Prices of a file as cases name them: `market/x.csv col NAME (what) FROM..TO; how repeated dates are read`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readStamp } from '../../../src/main/intake/bars/stamps.ts';
import { DAY_MS, isoOf } from '../../../src/shared/core/units/civil.ts';
import { simpleReturns } from '../../../src/shared/research/statistics/returns.ts';
import type { Dated } from './series.ts';

/** The range may stand behind the file, behind its column, or be said as first and last. */
const TEXT = /^(\S+)(?: col (.+?))?(?: \([^)]*\))?(?: (\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2}))?(?:;.*)?$/;

interface Asked {
  readonly file: string;
  readonly column: string | undefined;
  readonly from: string;
  readonly to: string;
}

function asked(text: string, first: string, last: string): Asked {
  const [, file = '', column, from = first, to = last] = TEXT.exec(text) ?? [];
  return { file, column, from, to };
}

const HABITS = { order: null, fallback: 'month-first', dateSystem: 1900 } as const;

function timeOf(text: string): number {
  const stamp = readStamp(text, '', HABITS);
  if (stamp === null) throw new RangeError(`no date: ${text}`);
  return stamp.ms;
}

/** Prices by time; one that comes twice counts as its last row says. */
function pricesOf({ file, column, from, to }: Asked, root: string): ReadonlyMap<number, number> {
  const [heading = '', ...lines] = readFileSync(join(root, file), 'utf8').trim().split(/\r?\n/);
  const place = column === undefined ? 1 : heading.split(',').indexOf(column);
  if (place < 0) throw new RangeError(`no column ${column} in ${file}`);
  const prices = new Map<number, number>();
  for (const line of lines) {
    const cells = line.split(',');
    const cell = cells[place] ?? '';
    if (cell === '') continue;
    const time = timeOf(cells[0]!);
    const date = isoOf(Math.floor(time / DAY_MS));
    if (date >= from && date <= to) prices.set(time, Number(cell));
  }
  return prices;
}

const cache = new Map<string, Dated>();

/** Simple returns, each stamped with the later of its two dates. */
export function returnsOf(text: string, root: string, first = '', last = '9999'): Dated {
  const key = [root, text, first, last].join('|');
  const known = cache.get(key);
  if (known) return known;
  const prices = pricesOf(asked(text, first, last), root);
  const found = { time: [...prices.keys()].slice(1), values: simpleReturns([...prices.values()]) };
  cache.set(key, found);
  return found;
}
