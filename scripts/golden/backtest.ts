/** Whole backtests against other engines: each case's `fn` and the runner that knows its engine. */
import {
  commissionBacktestingPy,
  equityBacktestingPy,
  readmeBacktestingPy,
  runBacktestingPy,
  statBacktestingPy,
} from './backtest/backtesting-py.ts';
import {
  commissionBacktrader,
  runBacktrader,
  sqnBacktrader,
  valueBacktrader,
} from './backtest/backtrader.ts';
import { runLean } from './backtest/lean.ts';
import type { Runner } from './types.ts';

export const BACKTEST_RUNNERS: ReadonlyMap<string, Runner> = new Map([
  ['backtesting_py.run', runBacktestingPy],
  ['backtesting_py.stat', statBacktestingPy],
  ['backtesting_py.commission', commissionBacktestingPy],
  ['backtesting_py.equity', equityBacktestingPy],
  ['backtesting_py.readme', readmeBacktestingPy],
  ['backtrader.run', runBacktrader],
  ['backtrader.optimized', valueBacktrader],
  ['backtrader.unoptimized', valueBacktrader],
  ['backtrader.sqn', sqnBacktrader],
  ['backtrader.comminfo', commissionBacktrader],
  ['lean.regression', runLean],
]);
