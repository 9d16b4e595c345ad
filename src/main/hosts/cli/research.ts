/** `backtest`, `strategies …`, `runs …`, `lookahead`: research from a terminal or a script. */
import { randomUUID } from 'node:crypto';
import type { LookaheadReport, RunDetail, RunView, StrategyView } from '#contract/research-views.ts';
import type { Session } from '#engine/client/client.ts';
import type { Words } from '#words/index.ts';
import type { Answer, CliCommand } from './commands.ts';
import { figureLines, lookaheadLines, percent } from './research-texts.ts';
import { all, isFile, numberIn, specIn, type Values } from './run-spec.ts';

async function told(session: Session, run: RunDetail, values: Values, words: Words): Promise<Answer> {
  const failed = run.status !== 'done';
  const trades = values['trades'] ? await session.call('runs.trades', { id: run.id, limit: 1_000 }) : null;
  return {
    json: { ...run, ...(trades ? { trades: trades.trades } : {}) },
    lines: figureLines(run, trades?.trades ?? [], words),
    failed,
  };
}

const backtest: CliCommand['run'] = async (session, { values, words }) => {
  const spec = await specIn(session, values);
  const { id } = await session.call('runs.start', { commandId: randomUUID(), spec });
  return told(session, await session.call('runs.wait', { id }), values, words);
};

const lookahead: CliCommand['run'] = async (session, { values, words }) => {
  const spec = await specIn(session, values);
  const cuts = numberIn(values, 'cuts');
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

const listRuns: CliCommand['run'] = async ({ call }) => {
  const runs = await call('runs.list', {});
  return { json: runs, lines: runs.map(runLine) };
};

const showRun: CliCommand['run'] = async (session, { file: id, values, words }) =>
  told(session, await session.call('runs.get', { id }), values, words);

const compareRuns: CliCommand['run'] = async ({ call }, { rest, words }) => {
  const comparison = await call('runs.compare', { ids: [...rest] });
  const lines = [
    ...comparison.runs.map(runLine),
    ...comparison.differences.map(({ a, b, mean, low, high, days, tooShort }) =>
      words.t(tooShort ? 'cli.differenceShort' : 'cli.difference', {
        a,
        b,
        days,
        mean: percent(mean, 4),
        low: percent(low, 4),
        high: percent(high, 4),
      }),
    ),
  ];
  return { json: comparison, lines };
};

const reproduce: CliCommand['run'] = async ({ call }, { file: id, words }) => {
  const done = await call('runs.reproduce', { id });
  const lines = [
    words.t(done.same ? 'cli.reproduced' : 'cli.notReproduced', {
      id,
      before: done.before.slice(0, 12),
      now: done.now?.slice(0, 12) ?? '–',
    }),
    ...done.missing.map(({ what, name, wanted, found }) =>
      words.t('cli.missingPart', {
        what,
        name,
        wanted: wanted.slice(0, 24),
        found: found?.slice(0, 24) ?? '–',
      }),
    ),
  ];
  return { json: done, lines, failed: !done.same };
};

const FILLS = ['next-open', 'touch', 'penetrate', 'worst-case', 'close'] as const;

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
    choices: { fill: FILLS },
    run: backtest,
  },
  lookahead: {
    mode: 'scratch',
    file: false,
    opens: opensWorkspace,
    creates: true,
    needs: ['strategy', 'bars'],
    choices: { fill: FILLS },
    run: lookahead,
  },
  'strategies list': { mode: 'workspace', without: 'scratch', file: false, run: listStrategies },
  'runs list': { mode: 'workspace', file: false, run: listRuns },
  'runs show': { mode: 'workspace', file: true, argument: 'ID', run: showRun },
  'runs compare': { mode: 'workspace', file: true, several: true, argument: 'ID ID…', run: compareRuns },
  'runs reproduce': { mode: 'workspace', file: true, argument: 'ID', run: reproduce },
};
