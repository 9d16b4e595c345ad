/**
 * Order sheets of 100,000 rows and ten columns, from bytes to judged orders, against SheetJS from the same bytes to
 * bare arrays, and csv-parse likewise. Times are medians of alternating runs; memory is the peak of a fresh process for
 * each reading (see sheet-readers.ts), the median of three.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvOf, xlsxOf } from './sheet-files.ts';
import { READERS, type ReaderName } from './sheet-readers.ts';
import { median, type Bench, type BenchResult } from './types.ts';

const ROWS = 100_000;
const ROUNDS = 5;
const MEMORY_ROUNDS = 3;
const MEGABYTE = 1_048_576;

interface Case {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly peer: Exclude<ReaderName, 'ours'>;
  /** How many times as fast as the peer; null where only the figures are of interest. */
  readonly faster: number | null;
}

async function time(reader: ReaderName, bytes: Uint8Array): Promise<number> {
  const from = performance.now();
  const rows = await READERS[reader](bytes);
  const ms = performance.now() - from;
  if (rows !== ROWS) throw new Error(`${reader} found ${rows} rows`);
  return ms;
}

async function speed({ name, bytes, peer, faster }: Case): Promise<BenchResult> {
  const mine: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const [ours, other] = [await time('ours', bytes), await time(peer, bytes)];
    if (round === 0) continue; // The first run warms both up.
    mine.push(ours);
    theirs.push(other);
  }
  const [ours, other] = [median(mine), median(theirs)];
  const ratio = other / ours;
  return {
    name,
    ours,
    peer: other,
    peerName: peer === 'xlsx' ? '@e965/xlsx to arrays' : 'csv-parse to arrays',
    unit: 'ms',
    ratio,
    goal: faster === null ? 'no goal' : `≥ ${faster}× as fast`,
    holds: faster === null || ratio >= faster,
  };
}

function peak(reader: ReaderName, file: string): number {
  const program = join(import.meta.dirname, 'sheet-readers.ts');
  const peaks = Array.from({ length: MEMORY_ROUNDS }, () =>
    Number(execFileSync(process.execPath, [program, reader, file], { encoding: 'utf8' })),
  );
  return median(peaks) / MEGABYTE;
}

function memory({ name, bytes, peer, faster }: Case, folder: string): BenchResult {
  const file = join(folder, 'sheet');
  writeFileSync(file, bytes);
  const [ours, other] = [peak('ours', file), peak(peer, file)];
  return {
    name: `${name}, memory`,
    ours,
    peer: other,
    peerName: `${peer === 'xlsx' ? '@e965/xlsx' : peer}, fresh process`,
    unit: 'MB peak',
    ratio: other / ours,
    goal: faster === null ? 'no goal' : 'no more',
    holds: faster === null || ours <= other,
  };
}

export const sheets: Bench = async () => {
  const cases: readonly Case[] = [
    { name: 'xlsx, shared strings', bytes: xlsxOf(ROWS, 'shared'), peer: 'xlsx', faster: 2 },
    { name: 'xlsx, inline strings', bytes: xlsxOf(ROWS, 'inline'), peer: 'xlsx', faster: 2 },
    { name: 'csv', bytes: csvOf(ROWS), peer: 'csv-parse', faster: null },
  ];
  const folder = mkdtempSync(join(tmpdir(), 'tapedeck-sheets-'));
  try {
    const results: BenchResult[] = [];
    for (const each of cases) results.push(await speed(each), memory(each, folder));
    return results;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
