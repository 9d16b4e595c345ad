/** Reports: every performance figure, with its intervals, of a run over a million one-minute bars with about 20,000 trades. */
import { BAR_PRESETS } from '#core/matching/bars/config.ts';
import { PLAIN_TERMS } from '#core/model/account.ts';
import { money } from '#core/units/units.ts';
import type { RunJob } from '#engine/research/job.ts';
import { curveOf, tearsheetOfRun } from '#engine/research/run-tearsheet.ts';
import { runJob } from '#engine/research/work.ts';
import { usInstrument } from '#feeds/demo/catalogue.ts';
import { reportHtml } from '#export/report-html.ts';
import { reportPdf } from '#export/report-pdf.ts';
import { reportFonts } from '#engine/reports/assets.ts';
import { TEARSHEET } from '#report/sections.ts';
import type { Tearsheet } from '#report/tearsheet.ts';
import { dashboardRow } from './dashboard.ts';
import { median, type Bench, type BenchResult } from './types.ts';
import { wander } from './wander.ts';

const BARS = 1_000_000;
const ROUNDS = 5;
const GOAL_MS = 300;

const job: RunJob = {
  strategies: [
    {
      source: { kind: 'built-in', id: 'sma-cross' },
      hash: '',
      name: null,
      parameters: { fast: 10, slow: 30 },
      share: 1,
      size: { by: 'quantity', quantity: 100 },
    },
  ],
  series: [
    {
      instrument: usInstrument(
        { symbol: 'WANDER', name: 'Wander', sector: '', assetClass: 'stock' },
        'NASDAQ',
        1_000_000,
      ),
      calendar: '24/7',
      columns: wander({ count: BARS, tick: 100, start: Date.UTC(2024, 0, 1), step: 60_000 }),
      first: 0,
    },
  ],
  timeframe: '1m',
  made: null,
  fill: BAR_PRESETS['next-open'],
  account: {
    name: '',
    baseCurrency: 'USD',
    cash: { VND: money(0), USD: money(1_000_000 * 10_000) },
    holdings: [],
    feeProfiles: { VND: 'zero', USD: 'zero' },
    terms: PLAIN_TERMS,
  },
  rules: [],
  currency: 'USD',
  seed: 1,
  closeAtEnd: true,
  engine: 'bench',
};

/** What reading the curve and one mean and deviation of it take. */
function plainLoop(curves: Uint8Array): number {
  const { equity } = curveOf(curves);
  let [sum, squares] = [0, 0];
  for (let row = 1; row < equity.length; row += 1) {
    const change = equity[row]! / equity[row - 1]! - 1;
    sum += change;
    squares += change * change;
  }
  return Math.sqrt(squares / equity.length - (sum / equity.length) ** 2);
}

const FILE_ROUNDS = 3;
const PAGE_GOAL_MS = 1_000;
const DOCUMENT_GOAL_MS = 5_000;

/** The tearsheet as a page and as a document, beside writing it down as it is. */
async function files(sheet: Tearsheet): Promise<BenchResult[]> {
  const [page, document, peer]: [number[], number[], number[]] = [[], [], []];
  const timed = async (into: number[], work: () => unknown): Promise<void> => {
    const begin = performance.now();
    await work();
    into.push(performance.now() - begin);
  };
  for (let round = 0; round < FILE_ROUNDS; round += 1) {
    await timed(page, () => reportHtml(sheet, TEARSHEET, 'vi'));
    await timed(document, () => reportPdf(sheet, TEARSHEET, 'vi', reportFonts()));
    await timed(peer, () => JSON.stringify(sheet, null, 2));
  }
  const result = (name: string, ours: number, goal: number): BenchResult => ({
    name,
    ours,
    peer: median(peer),
    peerName: 'writing the tearsheet as JSON',
    unit: 'ms',
    ratio: median(peer) / ours,
    goal: `under ${goal} ms`,
    holds: ours < goal,
  });
  return [
    result('the tearsheet of it as a page (HTML)', median(page), PAGE_GOAL_MS),
    result('the tearsheet of it as a document (PDF)', median(document), DOCUMENT_GOAL_MS),
  ];
}

export const report: Bench = async () => {
  const done = await runJob(job, { host: () => Promise.reject(new Error('no code')), goOn: () => true });
  const { curves, trades, screen, figures } = done!;
  const subject = {
    kind: 'run',
    id: 'bench',
    name: 'bench',
    symbols: ['WANDER'],
    timeframe: '1m',
    currency: 'USD',
    fingerprint: null,
    details: [],
  } as const;
  const kept = { curves, trades, screen, subject, journal: null, periods: figures.periods, tries: null };
  const ours: number[] = [];
  const peer: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const begin = performance.now();
    tearsheetOfRun(kept, {});
    const between = performance.now();
    plainLoop(curves);
    ours.push(between - begin);
    peer.push(performance.now() - between);
  }
  return [
    {
      name: `all figures of 1,000,000 bars, ${figures.trades.toLocaleString('en')} trades`,
      ours: median(ours),
      peer: median(peer),
      peerName: 'reading the curve, and one mean and deviation',
      unit: 'ms',
      ratio: median(peer) / median(ours),
      goal: `under ${GOAL_MS} ms`,
      holds: median(ours) < GOAL_MS,
    },
    ...(await files(tearsheetOfRun(kept, {}))),
    await dashboardRow(),
  ];
};
