/**
 * A million bars: imported, checked and stored against a bare pass of csv-parse over the same file; read from the store
 * against a flat file of the same columns. The file and the workspace are on the disk of the temporary folder.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { parse } from 'csv-parse/sync';
import { isPush } from '#contract/wire.ts';
import { Engine } from '#engine/engine.ts';
import { intakeThreads } from '#engine/intake.ts';
import { workspacePlace } from '#store/place.ts';
import { minuteCsv, START } from './data-file.ts';
import type { ReadTask, ReadTimes } from './data-read.ts';
import { median, type Bench, type BenchResult } from './types.ts';

const BARS = 1_000_000;
const ROUNDS = 5;
const MOST_SECONDS = 4;
const MOST_STALL = 50;

const seconds = (from: number): number => (performance.now() - from) / 1_000;

interface Imported {
  readonly seconds: number;
  /** The longest the engine did nothing else, in milliseconds. */
  readonly stall: number;
}

async function importOnce(engine: Engine, bytes: Uint8Array, symbol: string): Promise<Imported> {
  let answer: unknown = null;
  const connection = engine.connect((message) => {
    if (!isPush(message)) answer = message;
  });
  let stall = 0;
  let seen = performance.now();
  const watch = setInterval(() => {
    const now = performance.now();
    stall = Math.max(stall, now - seen - 1);
    seen = now;
  }, 1);
  const from = performance.now();
  await connection.handle({
    id: 1,
    name: 'bars.import',
    params: { commandId: symbol, fileName: 'bars.csv', bytes, symbol },
  });
  const took = seconds(from);
  clearInterval(watch);
  connection.close();
  const { ok, result } = answer as unknown as { ok: boolean; result: { added: number } };
  if (!ok || result.added !== BARS) throw new Error(JSON.stringify(answer));
  return { seconds: took, stall };
}

function barePass(bytes: Buffer): number {
  const from = performance.now();
  let records = 0;
  parse(bytes, {
    on_record: () => {
      records += 1;
      return null;
    },
  });
  if (records !== BARS + 1) throw new Error('csv-parse missed records');
  return seconds(from);
}

async function readTimes(task: ReadTask): Promise<ReadTimes> {
  const worker = new Worker(new URL('data-read.ts', import.meta.url), { workerData: task });
  const [times] = (await once(worker, 'message')) as [ReadTimes];
  return times;
}

const rates = (imports: readonly Imported[], bare: readonly number[]): BenchResult[] => {
  const took = median(imports.map((each) => each.seconds));
  const peer = median(bare);
  const stall = Math.max(...imports.map((each) => each.stall));
  const against = { peer: BARS / peer, peerName: 'a bare pass of csv-parse', unit: 'bars/s' };
  return [
    {
      ...against,
      name: 'data import',
      ours: BARS / took,
      ratio: peer / took,
      goal: '1 M bars stored < 4 s, ≥ 0.5× csv-parse',
      holds: took < MOST_SECONDS && peer / took >= 0.5,
    },
    {
      name: 'data import stall',
      ours: stall,
      peer: MOST_STALL,
      peerName: 'the goal',
      unit: 'ms',
      ratio: MOST_STALL / stall,
      goal: 'the longest pause of the engine ≤ 50 ms',
      holds: stall <= MOST_STALL,
    },
  ];
};

async function imported(folder: string, bytes: Buffer): Promise<BenchResult[]> {
  const engine = Engine.open({
    folder,
    version: 'bench',
    intake: intakeThreads(new URL('../../src/main/engine/threads/intake.ts', import.meta.url)),
    research: new URL('../../src/main/engine/threads/research.ts', import.meta.url),
    forward: new URL('../../src/main/engine/threads/forward.ts', import.meta.url),
    autoplay: false,
    seed: 7,
    startDay: START,
    now: () => START,
  });
  const imports: Imported[] = [];
  const bare: number[] = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      imports.push(await importOnce(engine, bytes, `BENCH${round}`));
      bare.push(barePass(bytes));
    }
  } finally {
    await engine.close();
  }
  return rates(imports, bare);
}

async function read(folder: string): Promise<BenchResult> {
  const { file } = workspacePlace(folder);
  const task = { database: file, flat: join(folder, 'flat.bin'), series: 1, rounds: ROUNDS * 3 };
  const { flat, stored } = await readTimes(task);
  const [ours, peer] = [median(stored), median(flat)];
  return {
    name: 'data read',
    ours,
    peer,
    peerName: 'a flat file of the same columns',
    unit: 'ms',
    ratio: peer / ours,
    goal: '≤ 1.5× the flat file',
    holds: ours <= peer * 1.5,
  };
}

export const data: Bench = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tapedeck-bench-'));
  try {
    const results = await imported(folder, minuteCsv(BARS));
    return [...results, await read(folder)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
