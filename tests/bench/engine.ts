/** The engine through its worker: an order to its durable acknowledgement, and a start on a long journal. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openSession, spawnEngine, type Session } from '#engine/client/client.ts';
import { startToPainted } from './start.ts';
import { median, percentile, type Bench, type BenchResult } from './types.ts';

const threads = new URL('../../src/main/engine/threads/', import.meta.url);
const ORDERS = 2_000;
const ACK_GOAL_MS = 5;
const START_GOAL_MS = 2_000;
const EVENTS = 100_000;

const spawn = (folder: string, autoplay: boolean) =>
  spawnEngine({
    entry: new URL('engine.ts', threads),
    intakeEntry: new URL('intake.ts', threads),
    researchEntry: new URL('research.ts', threads),
    forwardEntry: new URL('forward.ts', threads),
    mode: 'workspace',
    folder,
    version: 'bench',
    autoplay,
    seed: 1,
    startDay: Date.UTC(2026, 0, 5),
  });

const openAccount = ({ call }: Session): Promise<unknown> =>
  call('account.open', {
    commandId: 'open',
    cash: { VND: '900000000000', USD: '100000' },
    holdings: [],
    feeProfiles: { VND: 'vn-broker', USD: 'us-per-share' },
  });

const order = (index: number) => ({
  commandId: `bench-${index}`,
  ticket: {
    instrumentId: 'HOSE:FPT',
    side: 'buy' as const,
    type: 'limit' as const,
    timeInForce: 'GTC' as const,
    quantity: 100 * (1 + (index % 300)),
    price: 89_000 + (index % 60) * 100,
  },
});

async function acknowledged(folder: string): Promise<number[]> {
  const link = await spawn(folder, true);
  const session = openSession(link);
  await openAccount(session);
  const samples: number[] = [];
  for (let index = 0; index < ORDERS; index += 1) {
    const from = performance.now();
    await session.call('orders.place', order(index));
    if (index >= 200) samples.push(performance.now() - from);
  }
  await link.stop();
  return samples;
}

/** One durable row a transaction, in the same folder: what the disk itself takes. */
function bareCommits(folder: string): number[] {
  const db = new Database(join(folder, 'bare.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE rows (payload TEXT) STRICT');
  const insert = db.prepare('INSERT INTO rows VALUES (?)');
  const payload = 'x'.repeat(2_000);
  const samples = Array.from({ length: ORDERS }, () => {
    const from = performance.now();
    insert.run(payload);
    return performance.now() - from;
  });
  db.close();
  return samples;
}

/** A workspace with so many entries: orders placed and cancelled in bulk. */
async function longJournal(folder: string): Promise<void> {
  const link = await spawn(folder, false);
  const session = openSession(link);
  await openAccount(session);
  let events = 0;
  for (let round = 0; events < EVENTS; round += 1) {
    const placed = Array.from({ length: 300 }, (_, index) =>
      session.call('orders.place', { ...order(index), commandId: `r${round}-${index}` }),
    );
    await Promise.all(placed);
    await session.call('orders.cancelAll', { commandId: `c${round}`, instrumentId: null });
    events = (await session.call('workspace.status', {})).journalSeq;
  }
  await link.stop();
}

async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'tapedeck-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function acknowledgement(): Promise<BenchResult> {
  return withFolder(async (folder) => {
    const ours = percentile(await acknowledged(folder), 0.99);
    const peer = percentile(bareCommits(folder), 0.99);
    return {
      name: 'engine: order to durable acknowledgement',
      ours,
      peer,
      peerName: 'one bare SQLite commit',
      unit: 'ms p99',
      ratio: peer / ours,
      goal: `< ${ACK_GOAL_MS} ms`,
      holds: ours < ACK_GOAL_MS,
    };
  });
}

async function start(): Promise<BenchResult[]> {
  return withFolder(async (folder) => {
    await longJournal(join(folder, 'long'));
    const ours = await startToPainted(join(folder, 'long'), 3);
    const peer = await startToPainted(join(folder, 'empty'), 3);
    if (!ours || !peer) return [];
    const [mine, theirs] = [median(ours), median(peer)];
    return [
      {
        name: `engine: start with ${EVENTS.toLocaleString('en')} entries to first painted screen`,
        ours: mine,
        peer: theirs,
        peerName: 'an empty workspace',
        unit: 'ms',
        ratio: theirs / mine,
        goal: `< ${START_GOAL_MS} ms`,
        holds: mine < START_GOAL_MS,
      },
    ];
  });
}

export const engine: Bench = async () => [await acknowledgement(), ...(await start())];
