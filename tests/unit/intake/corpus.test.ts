/**
 * Ten thousand damaged files of every format. Never a crash: only returned failures. Never a hang: each within a bound.
 * Never a wrong order:
 * - in packages checksums prove every part, so each accepted row is the original row of its number;
 * - in text each accepted row says what a naive reading of that very line says, digit for digit;
 * - in XLS nothing is checksummed, so a changed digit cannot be noticed: what is accepted is finite, above zero, within
 *   the sheet, and a symbol.
 */
import { beforeAll, expect, test, vi } from 'vitest';
import type { ParsedSheet } from '#core/model/sheet.ts';
import { corpusFiles, damaged, randomBelow, type CorpusFile } from './corpus.ts';
import { readOrders } from './helpers.ts';

type Accepted = ParsedSheet['accepted'][number];

const EACH = 1_100;
const SLOWEST_MS = 2_000;
const NAMES = [
  'XLSX with shared strings',
  'XLSX with inline strings',
  'XLSX with stored parts',
  'ODS',
  'XLS',
  'CSV in UTF-8',
  'CSV in English',
  'TSV in UTF-16',
  'CSV in Windows-1258',
  'TSV',
];

let files: CorpusFile[] = [];
beforeAll(async () => {
  // SheetJS tells the console of records it does not know.
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  files = await corpusFiles();
});

function isOriginal(row: Accepted, { rows }: CorpusFile): boolean {
  const original = rows[row.row - 1];
  if (original === undefined) return false;
  const [symbol, side, qty, price] = original;
  const isBuy = side === 'Buy' || side === 'Mua';
  return row.symbol === symbol && (row.side === 'BUY') === isBuy && row.qty === qty && row.price === price;
}

/** Only the digits, without zeros at the ends: what no separator, sign or currency can change. */
const digitsOf = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^0+|0+$/g, '');

const lettersOf = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}^./:=-]/gu, '')
    .toUpperCase();

const SIDES: Readonly<Record<string, 'BUY' | 'SELL'>> = {
  BUY: 'BUY',
  MUA: 'BUY',
  M: 'BUY',
  SELL: 'SELL',
  BAN: 'SELL',
  S: 'SELL',
};

/** The fields of one line of the damaged file as they stand, by the columns that were found. */
function naiveRow(parsed: ParsedSheet, bytes: Uint8Array, row: number): Map<string, string> {
  const text = new TextDecoder(parsed.encoding).decode(bytes).replace(/\r\n?/g, '\n');
  const fields = (text.split('\n')[row - 1] ?? '').split(parsed.delimiter!);
  const named = new Map<string, string>();
  for (const { column, field } of parsed.columns)
    if (field !== null) named.set(field, fields[column.charCodeAt(0) - 65] ?? '');
  return named;
}

function saysTheLine(row: Accepted, parsed: ParsedSheet, file: CorpusFile, bytes: Uint8Array): boolean {
  const line = naiveRow(parsed, bytes, row.row);
  const field = (name: string): string => line.get(name) ?? '';
  // A point behind a word changes nothing.
  const side = lettersOf(field('side')).replace(/\P{L}/gu, '');
  const plainB = file.name.endsWith('English') || file.name === 'TSV' ? 'BUY' : 'SELL';
  return (
    row.symbol === lettersOf(field('symbol')) &&
    row.side === (side === 'B' ? plainB : SIDES[side]) &&
    digitsOf(row.exact.qty ?? '') === digitsOf(field('qty')) &&
    digitsOf(row.exact.price ?? '') === digitsOf(field('price'))
  );
}

function isPlausible({ row, qty, price, symbol }: Accepted): boolean {
  const figures =
    qty !== null &&
    Number.isFinite(qty) &&
    qty > 0 &&
    (price === null || (Number.isFinite(price) && price > 0));
  return figures && Number.isInteger(row) && row >= 2 && row <= 65_536 && /^[\x21-\x7e]{1,24}$/.test(symbol);
}

function holds(row: Accepted, parsed: ParsedSheet, file: CorpusFile, bytes: Uint8Array): boolean {
  switch (file.kind) {
    case 'zip':
      return isOriginal(row, file);
    case 'text':
      return saysTheLine(row, parsed, file, bytes);
    case 'xls':
      return isPlausible(row);
  }
}

test.each(NAMES)('%s, whole', async (name) => {
  const file = files.find((each) => each.name === name)!;
  const parsed = await readOrders(file.bytes);
  expect(parsed.accepted).toHaveLength(file.rows.length - 1);
  expect(parsed.accepted.filter((row) => !isOriginal(row, file))).toEqual([]);
});

test.each(NAMES)('%s, damaged', { timeout: 30_000 }, async (name) => {
  const file = files.find((each) => each.name === name)!;
  const wrong: string[] = [];
  let slowest = 0;
  for (let seed = 0; seed < EACH; seed += 1) {
    const below = randomBelow(seed * 31 + name.length);
    const bytes = damaged(file.bytes, below, files[below(files.length)]!.bytes);
    const started = performance.now();
    const parsed = await readOrders(bytes);
    slowest = Math.max(slowest, performance.now() - started);
    for (const row of parsed.accepted)
      if (!holds(row, parsed, file, bytes)) wrong.push(`seed ${seed}: ${JSON.stringify(row)}`);
  }
  expect(wrong).toEqual([]);
  expect(slowest).toBeLessThan(SLOWEST_MS);
});
