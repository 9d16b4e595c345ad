/** Reads a series and a flat file of the same columns in turn, in a thread whose heap holds nothing else. */
import { readFileSync, writeFileSync } from 'node:fs';
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

function readFlat(): number {
  const bytes = readFileSync(file);
  const rows = bytes.length / COLUMNS.length / 8;
  return COLUMNS.map((_, at) => new Float64Array(bytes.buffer, bytes.byteOffset + at * rows * 8, rows))
    .length;
}

const bars = readBars(db, series);
writeFileSync(file, Buffer.concat(COLUMNS.map((name) => Buffer.from(bars[name].slice().buffer))));
const flat: number[] = [];
const stored: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  flat.push(timed(readFlat));
  stored.push(timed(() => readBars(db, series).count));
}
db.close();
parentPort!.postMessage({ flat, stored } satisfies ReadTimes);
