/** The dashboard through the engine's worker: a fill, then all its figures, on an account of a few thousand trades. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSession, spawnEngine, type Session } from '#engine/client/client.ts';
import { median, percentile, type BenchResult } from './types.ts';

const threads = new URL('../../src/main/engine/threads/', import.meta.url);
const TRADES = 2_000;
const SAMPLES = 200;
const GOAL_MS = 16;
const SYMBOLS = ['FPT', 'VNM', 'VCB', 'HPG', 'MWG'];

const order = (index: number) => ({
  commandId: `dashboard-${index}`,
  ticket: {
    instrumentId: `HOSE:${SYMBOLS[(index >> 1) % SYMBOLS.length]!}`,
    side: index % 2 === 0 ? ('buy' as const) : ('sell' as const),
    type: 'market' as const,
    timeInForce: 'IOC' as const,
    quantity: 100,
    price: null,
  },
});

interface Times {
  readonly ours: readonly number[];
  readonly peer: readonly number[];
}

async function sampled({ call }: Session): Promise<Times> {
  const [ours, peer]: [number[], number[]] = [[], []];
  for (let index = 0; index < 2 * SAMPLES; index += 1) {
    await call('orders.place', order(2 * TRADES + index));
    const begin = performance.now();
    await call('reports.dashboard', {});
    const between = performance.now();
    await call('account.show', {});
    ours.push(between - begin);
    peer.push(performance.now() - between);
  }
  return { ours, peer };
}

export async function dashboardRow(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'tapedeck-bench-'));
  const link = await spawnEngine({
    entry: new URL('engine.ts', threads),
    intakeEntry: new URL('intake.ts', threads),
    researchEntry: new URL('research.ts', threads),
    forwardEntry: new URL('forward.ts', threads),
    mode: 'workspace',
    folder,
    version: 'bench',
    autoplay: true,
    seed: 1,
    startDay: Date.UTC(2026, 0, 5),
  });
  try {
    const session = openSession(link);
    await session.call('account.open', {
      commandId: 'open',
      cash: { VND: '900000000000', USD: '100000' },
      holdings: [],
      feeProfiles: { VND: 'vn-broker', USD: 'us-per-share' },
      terms: { settlement: 'immediate' },
    });
    // Fast enough that others have something to trade with again.
    await session.call('clock.set', { speed: 60, paused: false });
    // Orders alike within half a second would be denied.
    await session.call('risk.setRules', { commandId: 'rules', rules: [] });
    for (let index = 0; index < 2 * TRADES; index += 1) await session.call('orders.place', order(index));
    await session.call('reports.dashboard', {});
    const { ours, peer } = await sampled(session);
    const { trades } = await session.call('reports.dashboard', {});
    if (trades.over < TRADES) throw new Error(`only ${trades.over} trades`);
    const late = percentile(ours, 0.95);
    return {
      name: `dashboard after a fill, account of ${trades.over.toLocaleString('en')} trades, 95 % of updates`,
      ours: late,
      peer: median(peer),
      peerName: 'account.show, median',
      unit: 'ms',
      ratio: median(peer) / late,
      goal: `under ${GOAL_MS} ms`,
      holds: late < GOAL_MS,
    };
  } finally {
    await link.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
