/** How runs read in a terminal. */
import type { LookaheadReport, RunDetail, TradePage } from '#contract/research-views.ts';
import type { Words } from '#words/index.ts';
import { moneyDecimals } from './texts.ts';

export const percent = (rate: number | null, digits = 2): string =>
  rate === null ? '–' : `${(rate * 100).toFixed(digits)} %`;

/** Of the strategy's log; all of it is in the JSON. */
const LOG_LINES = 10;

const number = (value: number | null, digits = 2): string => (value === null ? '–' : value.toFixed(digits));
const date = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

const moneyOf =
  ({ currency }: RunDetail) =>
  (value: number | null): string =>
    value === null ? '–' : (value / 10 ** moneyDecimals(currency)).toFixed(2);

/** A line a trade, oldest first. */
export const tradeLines = (trades: TradePage['trades'], run: RunDetail): string[] =>
  trades.toReversed().map((trade) => {
    const closed = trade.closedAt === null ? '…' : date(trade.closedAt);
    return `  ${date(trade.openedAt)}  ${closed}  ${trade.side}  ${trade.quantity}  ${moneyOf(run)(trade.net)}`;
  });

export const logLines = ({ log }: RunDetail): string[] =>
  log.slice(0, LOG_LINES).map(({ at, text }) => `  ${date(at)}  ${text}`);

export function figureLines(run: RunDetail, { t }: Words): string[] {
  const { figures, problem, name, symbols, timeframe, bars, currency } = run;
  const head = t('cli.run', {
    id: run.id,
    name,
    symbols: symbols.slice(0, 5).join(', '),
    timeframe,
    bars,
    from: date(run.from),
    to: date(run.to),
    status: run.status,
  });
  const wrong = problem
    ? [
        problem.line === null
          ? t('cli.runProblemAnywhere', { message: problem.message })
          : t('cli.runProblem', { message: problem.message, line: problem.line }),
      ]
    : [];
  if (!figures) return [head, ...wrong];
  const money = moneyOf(run);
  const rows: (readonly [string, string])[] = [
    [t('cli.figureFinal'), `${money(figures.final)} ${currency}`],
    [t('cli.figureReturn'), percent(figures.totalReturn)],
    [t('cli.figureAnnual'), percent(figures.annualReturn)],
    [t('cli.figureBenchmark'), percent(figures.benchmarkReturn)],
    [t('cli.figureDrawdown'), percent(figures.maxDrawdown)],
    [t('cli.figureSharpe'), number(figures.sharpe)],
    [t('cli.figureTrades'), `${figures.trades}, ${percent(figures.winRate, 1)}`],
    [t('cli.figureProfitFactor'), number(figures.profitFactor)],
    [t('cli.figureExposure'), percent(figures.exposure, 1)],
    [t('cli.figureFees'), money(figures.fees)],
    [t('cli.figureOrders'), `${figures.orders} / ${figures.fills} / ${figures.denied}`],
    [t('cli.figureJournal'), run.resultHash?.slice(0, 16) ?? '–'],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  return [head, ...wrong, ...rows.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`)];
}

export function lookaheadLines(report: LookaheadReport, { t }: Words): string[] {
  const { findings, warmUps, cuts, decisions } = report;
  const found = findings.map(({ kind, at, cutAt, decided, otherwise }) =>
    t(kind === 'looks-ahead' ? 'cli.looksAhead' : 'cli.notRepeatable', {
      at: date(at),
      cut: date(cutAt),
      decided: decided ?? '–',
      otherwise: otherwise ?? '–',
    }),
  );
  const warm = warmUps.map(({ indicator, warmUp, settled, difference }) =>
    t('cli.warmUpShort', {
      indicator,
      warmUp,
      settled: settled ?? '–',
      difference: percent(difference),
    }),
  );
  const clean = findings.length === 0 ? [t('cli.lookaheadClean', { cuts, decisions })] : [];
  return [...clean, ...found, ...warm];
}
