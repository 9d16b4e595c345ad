/** `backtest`, `strategies …`, `runs …`, `lookahead`: research from a terminal or a script. */
import { randomUUID } from 'node:crypto';
import type { LookaheadReport, RunDetail, RunView, StrategyView } from '#contract/research-views.ts';
import type { Session } from '#engine/client/client.ts';
import type { Words } from '#words/index.ts';
import type { Answer, CliCommand } from './commands.ts';
import { all, said, wholeIn, type Values } from './options.ts';
import { figureLines, logLines, lookaheadLines, percent, tradeLines } from './research-texts.ts';
import { runIdOf, runIdsOf } from './run-ids.ts';
import { allOrders, allTrades, denialCounts, deniedLines, orderLines } from './run-orders.ts';
import { declaredBy, differingSettings, settingLine, settingsOf, shortSettings } from './run-settings.ts';
import { isFile, specIn } from './run-spec.ts';
import { moneyDecimals } from './texts.ts';

/** Amounts in the JSON are whole numbers: with the scale 4 they count ten thousandths. */
const scaled = <Run extends RunView>(run: Run) => ({ ...run, moneyScale: moneyDecimals(run.currency) });

async function told(
  session: Session,
  run: RunDetail,
  values: Values,
  words: Words,
  kept: boolean,
): Promise<Answer> {
  const listed = values['orders'] === true;
  const trades = values['trades'] ? await allTrades(session, run.id) : null;
  const orders = listed || run.figures?.denied ? await allOrders(session, run.id) : [];
  const denials = denialCounts(orders);
  const strategies = declaredBy(await session.call('strategies.list', {}));
  const [head = '', ...figures] = figureLines(run, words);
  return {
    json: { ...scaled(run), kept, denials, ...(trades ? { trades } : {}), ...(listed ? { orders } : {}) },
    lines: [
      head,
      `  ${settingLine(settingsOf(run.spec, strategies, words))}`,
      ...figures,
      ...deniedLines(denials, words),
      ...tradeLines(trades ?? [], run),
      ...(listed ? orderLines(orders, run, words) : []),
      ...logLines(run),
      ...(kept ? [] : [words.t('cli.runNotKept', { id: run.id })]),
    ],
    failed: run.status !== 'done',
  };
}

const backtest: CliCommand['run'] = async (session, { values, words }) => {
  const spec = await specIn(session, values);
  const { id } = await session.call('runs.start', { commandId: randomUUID(), spec });
  return told(session, await session.call('runs.wait', { id }), values, words, opensWorkspace(values));
};

const lookahead: CliCommand['run'] = async (session, { values, words }) => {
  const spec = await specIn(session, values);
  const cuts = wholeIn('--cuts', said(values['cuts']), 1, 200);
  const report: LookaheadReport = await session.call('runs.lookahead', {
    spec,
    ...(cuts === undefined ? {} : { cuts }),
  });
  return { json: report, lines: lookaheadLines(report, words), failed: report.findings.length > 0 };
};

const parametersOf = ({ parameters }: StrategyView): string =>
  Object.entries(parameters)
    .map(([name, parameter]) => `${name}=${String(parameter.default)}`)
    .join(' ');

const listStrategies: CliCommand['run'] = async ({ call }) => {
  const strategies = await call('strategies.list', {});
  const lines = strategies.map((each) => {
    const id = each.id.replace('built-in:', '');
    return `${id.padEnd(20)}  ${each.name}  (${each.kind})  ${parametersOf(each)}`.trimEnd();
  });
  return { json: strategies, lines };
};

const runLine = (run: RunView): string => {
  const { id, createdAt, status, name, symbols, figures, resultHash } = run;
  const date = new Date(createdAt).toISOString().slice(0, 16).replace('T', ' ');
  const result = figures ? `${percent(figures.totalReturn)}  ${figures.trades} trades` : '';
  return [id, date, status, name, symbols.slice(0, 3).join(','), result, resultHash?.slice(0, 12) ?? '']
    .join('  ')
    .trimEnd();
};

/** How each of the list was asked for, by its id. */
async function settingsById({ call }: Session, words: Words, hidden = false) {
  const strategies = declaredBy(await call('strategies.list', {}));
  const asked = await call('runs.specs', { hidden });
  return new Map(asked.map(({ id, spec }) => [id, settingsOf(spec, strategies, words)]));
}

const listRuns: CliCommand['run'] = async (session, { words }) => {
  const runs = await session.call('runs.list', {});
  if (runs.length === 0) return { json: [], lines: [words.t('cli.noRuns')] };
  const settings = await settingsById(session, words);
  const lines = runs.map((run) => `${runLine(run)}  ${shortSettings(settings.get(run.id) ?? [])}`.trimEnd());
  return { json: runs.map(scaled), lines };
};

const showRun: CliCommand['run'] = async (session, { file, values, words }) => {
  const run = await session.call('runs.get', { id: await runIdOf(session, file) });
  return told(session, run, values, words, true);
};

const compareRuns: CliCommand['run'] = async (session, { rest, words }) => {
  const comparison = await session.call('runs.compare', { ids: await runIdsOf(session, rest) });
  const { runs } = comparison;
  const settings = await settingsById(session, words, true);
  const differing = differingSettings(runs.map(({ id }) => settings.get(id) ?? []));
  const lines = [
    ...runs.map((run, index) => `${runLine(run)}  ${settingLine(differing[index]!)}`.trimEnd()),
    ...(differing.every((each) => each.length === 0) ? [words.t('runs.sameSettings')] : []),
    ...comparison.differences.map(({ a, b, mean, low, high, days, period, tooShort }) =>
      words.t(tooShort ? 'cli.differenceShort' : 'cli.difference', {
        a,
        b,
        days,
        period: words.t(`researchCodes.period-${period}`),
        mean: percent(mean, 4),
        low: percent(low, 4),
        high: percent(high, 4),
      }),
    ),
  ];
  return { json: { ...comparison, runs: runs.map(scaled) }, lines };
};

const reproduce: CliCommand['run'] = async (session, { file, words }) => {
  const { t } = words;
  const done = await session.call('runs.reproduce', { id: await runIdOf(session, file) });
  const said = done.same ? 'cli.reproduced' : done.now === null ? 'cli.cannotReproduce' : 'cli.notReproduced';
  const lines = [
    t(said, { id: done.id, before: done.before.slice(0, 12), now: done.now?.slice(0, 12) ?? '–' }),
    ...done.missing.map(({ what, name, wanted, found }) =>
      t(found === null ? 'cli.missingGone' : 'cli.missingOther', {
        what: t(`researchCodes.missing-${what}`),
        name,
        wanted: wanted.slice(0, 24),
        found: found?.slice(0, 24) ?? '–',
      }),
    ),
    ...(done.missing.some(({ what, found }) => what === 'series' && found === null)
      ? [t('cli.missingSeriesHelp')]
      : []),
  ];
  return { json: done, lines, failed: !done.same };
};

const FILLS = ['next-open', 'touch', 'penetrate', 'worst-case', 'close'] as const;

const CHOICES = {
  fill: FILLS,
  send: ['close', 'next-open'],
  exits: ['at-once', 'market-at-once', 'next-bar'],
  path: ['ohlc', 'olhc', 'nearest-first', 'worst-first'],
  trail: ['price', 'close'],
  slip: ['free', 'within-bar'],
  'end-price': ['close', 'open', 'close-before'],
} as const;

/** Bars of files need no workspace, and leave none; symbols are the workspace's. */
const opensWorkspace = (values: Values): boolean =>
  values['workspace'] !== undefined || all(values['bars']).some((each) => !isFile(each));

export const researchCommands: Readonly<Record<string, CliCommand>> = {
  backtest: {
    mode: 'scratch',
    file: false,
    opens: opensWorkspace,
    creates: true,
    needs: ['strategy', 'bars'],
    choices: CHOICES,
    run: backtest,
  },
  lookahead: {
    mode: 'scratch',
    file: false,
    opens: opensWorkspace,
    creates: true,
    needs: ['strategy', 'bars'],
    choices: CHOICES,
    run: lookahead,
  },
  'strategies list': { mode: 'workspace', without: 'scratch', file: false, run: listStrategies },
  'runs list': { mode: 'workspace', file: false, run: listRuns },
  'runs show': { mode: 'workspace', file: true, argument: 'ID', run: showRun },
  'runs compare': { mode: 'workspace', file: true, several: true, argument: 'ID ID…', run: compareRuns },
  'runs reproduce': { mode: 'workspace', file: true, argument: 'ID', run: reproduce },
};
