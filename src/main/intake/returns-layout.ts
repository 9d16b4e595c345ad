/** Which columns of a table of returns are which, by its heading, else by what its first row holds. */
import { readNumber, type Row } from './returns-cells.ts';

export interface ReturnsLayout {
  readonly heading: boolean;
  /** Null where there are no dates. */
  readonly date: number | null;
  readonly value: number;
  /** As the heading says; null where it does not. */
  readonly kind: 'returns' | 'values' | null;
  readonly name: string | null;
  readonly decimal: '.' | ',';
  /** The heading says that numbers are percent. */
  readonly percent: boolean;
}

const DATE = /^(|date|time|datetime|timestamp|day|month|period|ngày|thời gian|tháng)$/;
const RETURNS =
  /^(r|ret|rets|returns?|(daily|weekly|monthly|total|simple)[ _]returns?|pnl[ _]?%|lợi nhuận|lợi suất|tỷ suất)$/;
const VALUES =
  /^(values?|close|adj[. _]?close|adjusted[ _]close|equity|nav|balance|price|last|portfolio([ _]value)?|giá trị|giá|đóng cửa|giá đóng cửa|tài sản)$/;

/** Without its unit and how it is written. */
const tidy = (cell: string): string => cell.toLowerCase().replace(/[(%)]/g, '').trim();

const SAMPLED = 200;

/** Semicolons and tabs leave the comma for decimals: it is one where no cell has a point and some have a comma. */
function decimalOf(rows: readonly Row[], value: number, delimiter: string): '.' | ',' {
  if (delimiter === ',') return '.';
  const texts = rows.slice(0, SAMPLED).map(({ cells }) => cells[value] ?? '');
  return texts.some((text) => text.includes(',')) && !texts.some((text) => text.includes('.')) ? ',' : '.';
}

const isNumber = (cell: string): boolean => readNumber(cell, '.') !== null || readNumber(cell, ',') !== null;

interface Named {
  readonly date: number | null;
  readonly value: number;
  readonly kind: 'returns' | 'values' | null;
}

/** A column of returns comes before one of values; of two columns the other one is the dates. */
function byHeading(names: readonly string[]): Named | null {
  const at = (pattern: RegExp): number => names.findIndex((name) => pattern.test(name));
  const [date, returns, values] = [at(DATE), at(RETURNS), at(VALUES)];
  if (returns >= 0) return { date: date >= 0 ? date : null, value: returns, kind: 'returns' };
  if (values >= 0) return { date: date >= 0 ? date : null, value: values, kind: 'values' };
  if (names.length === 1) return { date: null, value: 0, kind: null };
  return names.length === 2 ? { date: 0, value: 1, kind: null } : null;
}

function byPlace(columns: number): Named | null {
  if (columns === 1) return { date: null, value: 0, kind: null };
  return columns === 2 ? { date: 0, value: 1, kind: null } : null;
}

/** Null where it cannot be told which column is meant, or there are no rows. */
export function layoutOf(rows: readonly Row[], delimiter: string): ReturnsLayout | null {
  const [first] = rows;
  if (!first) return null;
  const { cells } = first;
  const heading =
    !isNumber(cells.at(-1)!) || cells.some((cell) => RETURNS.test(tidy(cell)) || VALUES.test(tidy(cell)));
  const named = heading ? byHeading(cells.map(tidy)) : byPlace(cells.length);
  if (!named) return null;
  const name = heading ? cells[named.value]! : null;
  const decimal = decimalOf(heading ? rows.slice(1) : rows, named.value, delimiter);
  return { heading, ...named, name, decimal, percent: name?.includes('%') ?? false };
}
