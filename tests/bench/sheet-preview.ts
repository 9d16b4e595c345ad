/**
 * A sheet of 10,000 orders through the engine's own threads, as built: from bytes to every row's verdict, risk and matching
 * in sequence. Against SheetJS reading the same bytes to bare arrays.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openSession, spawnEngine, type Session } from '#engine/client/client.ts';
import { orderSheet, type SheetOrder } from '#export/order-sheet.ts';
import { buildIsStale, ROOT, runNode } from '../../scripts/lib.ts';
import { READERS } from './sheet-readers.ts';
import { median, type BenchResult } from './types.ts';

const ROWS = 10_000;
const ROUNDS = 5;
const GOAL_MS = 1_000;
const PAGE = 5_000;

const PRICES = [
  ['FPT', 95_500, 100],
  ['VNM', 66_800, 100],
  ['HPG', 27_150, 50],
  ['VCB', 91_200, 100],
  ['MBB', 23_800, 50],
] as const;

/** Orders that the fresh account can place: around the listed prices, on their ticks. */
function orders(): SheetOrder[] {
  return Array.from({ length: ROWS }, (_, index) => {
    const [symbol, price, tick] = PRICES[index % PRICES.length]!;
    return {
      symbol,
      side: 'BUY',
      quantity: String(100 * (1 + (index % 9))),
      price: String(price - tick * (index % 12)),
      stop: null,
      type: 'LIMIT',
      tif: index % 2 === 0 ? 'DAY' : 'GTC',
      note: `row ${index}`,
    };
  });
}

async function openEngine(): Promise<{ session: Session; stop: () => Promise<void> }> {
  if (buildIsStale()) await runNode(['scripts/build.ts'], { quiet: true });
  const built = (name: string) => pathToFileURL(join(ROOT, 'out', 'main', name));
  const link = await spawnEngine({
    entry: built('engine.js'),
    intakeEntry: built('intake.js'),
    researchEntry: built('research.js'),
    forwardEntry: built('forward.js'),
    mode: 'scratch',
    folder: '',
    version: 'bench',
    autoplay: false,
    seed: 1,
    startDay: Date.UTC(2026, 0, 5),
  });
  const session = openSession(link);
  await session.call('account.open', {
    commandId: 'open',
    cash: { VND: '9000000000000', USD: '0' },
    holdings: [],
    feeProfiles: { VND: 'vn-broker', USD: 'us-per-share' },
  });
  return { session, stop: () => link.stop() };
}

async function previewed({ call }: Session, bytes: Uint8Array<ArrayBuffer>): Promise<number> {
  const from = performance.now();
  const { sheetId } = await call('sheets.open', { fileName: 'orders.xlsx', bytes });
  const { version, rows, totals } = await call('sheets.preview', { sheetId });
  for (let at = 0; at < rows; at += PAGE)
    await call('sheets.rows', { sheetId, version, from: at, limit: PAGE });
  const ms = performance.now() - from;
  await call('sheets.close', { sheetId });
  if (totals.accepted < ROWS * 0.95) throw new Error(`only ${totals.accepted} rows would be placed`);
  return ms;
}

export async function sheetPreview(): Promise<BenchResult> {
  const bytes = await orderSheet(orders(), 'xlsx', 'en');
  const { session, stop } = await openEngine();
  const mine: number[] = [];
  const theirs: number[] = [];
  try {
    for (let round = 0; round <= ROUNDS; round += 1) {
      const ours = await previewed(session, bytes);
      const from = performance.now();
      await READERS.xlsx(bytes);
      const other = performance.now() - from;
      if (round === 0) continue; // The first run warms both up.
      mine.push(ours);
      theirs.push(other);
    }
  } finally {
    await stop();
  }
  const [ours, peer] = [median(mine), median(theirs)];
  return {
    name: '10,000 rows to a complete preview',
    ours,
    peer,
    peerName: '@e965/xlsx, reading alone',
    unit: 'ms',
    ratio: peer / ours,
    goal: `< ${GOAL_MS} ms`,
    holds: ours < GOAL_MS,
  };
}
