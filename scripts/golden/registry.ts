/** Which of our public functions answers a reference case's `fn`. Later topics add theirs. */
import { runAuction } from './auction.ts';
import { BACKTEST_RUNNERS } from './backtest.ts';
import { INDICATOR_RUNNERS } from './indicators.ts';
import { reduceLots } from './lot-lists.ts';
import { runMetrics } from './metrics.ts';
import { cashMargin, corporateAction, fxProfit } from './pnl-others.ts';
import { fillsCase, positionAverage } from './pnl.ts';
import { RISK_FUNCTIONS, riskFigure } from './risk.ts';
import { runScenario } from './scenarios.ts';
import { runUnitTest } from './unit-tests.ts';
import type { Runner, Runners } from './types.ts';

/** Fills to book, or lots to reduce. */
const lots: Runner = (one, root) =>
  one.args?.['fills'] === undefined ? reduceLots(one, root) : fillsCase(one, root);

const SCENARIOS = [
  'limit',
  'market',
  'ioc',
  'fok',
  'cancel',
  'amend',
  'day',
  'gtd',
  'mix',
  'random',
  'post_only',
  'iceberg',
  'stp',
  'reduce_only',
  'stop',
  'stop_limit',
  'trailing',
];

export const REGISTRY: ReadonlyMap<string, Runners> = new Map<string, Runners>([
  [
    'matching',
    new Map<string, Runner>([
      ...SCENARIOS.map((fn): [string, Runner] => [fn, runScenario]),
      ['liquibook', runUnitTest],
      ['cpptrader', runUnitTest],
    ]),
  ],
  ['risk', new Map(RISK_FUNCTIONS.map((fn): [string, Runner] => [fn, riskFigure]))],
  ['indicators', INDICATOR_RUNNERS],
  ['backtest', BACKTEST_RUNNERS],
  ['metrics', { get: () => runMetrics }],
  ['auction', new Map<string, Runner>([['call_auction', runAuction]])],
  [
    'pnl',
    new Map<string, Runner>([
      ['position_avg', positionAverage],
      ['position_avg_inverse', positionAverage],
      ['corporate_action', corporateAction],
      ['cash_margin', cashMargin],
      ['fx_pnl', fxProfit],
      ...['lots_avg', 'lots_fifo', 'lots_lifo', 'lots_hifo'].map((fn): [string, Runner] => [fn, lots]),
    ]),
  ],
]);
