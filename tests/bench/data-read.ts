/**
 * Reads a series and a flat file of the same columns in turn, in a thread whose heap holds nothing else. Both fill fresh
 * columns of the same bytes, from files the system has in memory.
 */
import { closeSync, fstatSync, openSync, readSync, writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { openReadOnly } from '#store/database.ts';
import { readBars } from '#store/series-bars.ts';
import { COLUMNS } from '#store/series-encoding.ts';

export interface ReadTask {
  readonly database: string;
  readonly flat: string;
  readonly series: number;
  readonly rounds: number;
}

/** Milliseconds. */
export interface ReadTimes {
  readonly flat: readonly number[];
  readonly stored: readonly number[];
}

const { database, flat: file, series, rounds } = workerData as ReadTask;
const db = openReadOnly(database);

function timed(work: () => number): number {
  const from = performance.now();
  if (work() === 0) throw new Error('nothing was read');
  return performance.now() - from;
}

/** Fresh columns of the same length, filled from the file column by column. */
function readFlat(): number {
  const descriptor = openSync(file, 'r');
  const bytes = fstatSync(descriptor).size / COLUMNS.length;
  const columns = COLUMNS.map(() => new Float64Array(bytes / 8));
  for (const [at, column] of columns.entries())
    if (readSync(descriptor, column, 0, bytes, at * bytes) !== bytes) throw new Error('the file is cut off');
  closeSync(descriptor);
  return columns[0]!.length;
}

const bars = readBars(db, series);
writeFileSync(file, Buffer.concat(COLUMNS.map((name) => Buffer.from(bars[name].slice().buffer))));
const flat: number[] = [];
const stored: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  // Whoever comes first pays for the other's memory now and then: they take turns.
  const readStored = (): void => void stored.push(timed(() => readBars(db, series).count));
  if (round % 2 === 0) readStored();
  flat.push(timed(readFlat));
  if (round % 2 === 1) readStored();
}
db.close();
parentPort!.postMessage({ flat, stored } satisfies ReadTimes);
