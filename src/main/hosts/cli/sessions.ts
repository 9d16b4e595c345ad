/** `replay …`: sessions on recorded markets from a terminal or a script. */
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { Params } from '#contract/calls.ts';
import { AppFailure } from '#contract/errors.ts';
import type { DeckView, ReplayReport, ReplayView } from '#contract/replay-views.ts';
import type { Session } from '#engine/client/client.ts';
import type { Words } from '#words/index.ts';
import type { Answer, CliCommand } from './commands.ts';
import { readBytes } from './files.ts';
import { amountIn, momentIn, said, wholeIn, type Values } from './options.ts';
import { decimal, moneyDecimals } from './texts.ts';

const iso = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

const sessionLine = (view: ReplayView, { t }: Words): string =>
  t('cli.session', {
    stream: view.stream,
    name: view.name,
    symbols: view.symbols.map(({ symbol }) => symbol).join(', '),
    timeframe: view.timeframe ?? view.kind,
    position: view.position,
    end: view.end,
    at: iso(view.at),
    orders: view.orders,
    fills: view.fills,
  });

const deckAnswer = (deck: DeckView, { t }: Words): Answer => ({
  json: deck,
  lines: [t('cli.deck', { stream: deck.stream, name: deck.name, position: deck.position, end: deck.end })],
});

const SETTLEMENTS = ['market', 'immediate'] as const;

const accountIn = (values: Values) => ({
  cash: {
    VND: amountIn('--vnd', said(values['vnd'])) ?? '1000000000',
    USD: amountIn('--usd', said(values['usd'])) ?? '100000',
  },
  feeProfiles: { VND: 'vn-broker', USD: 'us-per-share' } as const,
  ...(values['settlement'] === undefined
    ? {}
    : { settlement: values['settlement'] as (typeof SETTLEMENTS)[number] }),
});

/** The series of the symbols in this timeframe; of one symbol without it, its only one. */
async function seriesOf(
  { call }: Session,
  symbols: readonly string[],
  timeframe: string | undefined,
): Promise<number[]> {
  const all = (await call('series.list', {})).filter(({ kind }) => kind === 'bars');
  return symbols.map((symbol) => {
    const own = all.filter(
      (each) => each.symbol === symbol && (timeframe ?? each.timeframe) === each.timeframe,
    );
    if (own.length === 1) return own[0]!.id;
    if (own.length > 1) throw new AppFailure('BAD_REQUEST', { detail: `${symbol}: --timeframe` });
    throw new AppFailure('NOT_FOUND', { what: `${symbol} ${timeframe ?? ''}`.trim() });
  });
}

const create: CliCommand['run'] = async (session, { file, values, words }) => {
  const symbols = file.toUpperCase().split(',');
  const fill = said(values['fill']) as Params<'replay.create'>['fill'];
  const view = await session.call('replay.create', {
    commandId: randomUUID(),
    name:
      said(values['name']) ?? (values['blind'] === true ? words.t('cli.blindSession') : symbols.join(' ')),
    series: await seriesOf(session, symbols, said(values['timeframe'])),
    from: momentIn('--from', said(values['from'])) ?? null,
    to: momentIn('--to', said(values['to'])) ?? null,
    ...(fill ? { fill } : {}),
    slippageTicks: wholeIn('--slippage', said(values['slippage']), 0, 1_000) ?? 0,
    blind: values['blind'] === true,
    acceptQuality: values['accept-quality'] === true,
    ...accountIn(values),
  });
  return { json: view, lines: [sessionLine(view, words)] };
};

const createOrders: CliCommand['run'] = async ({ call }, { file, values, words }) => {
  const book = said(values['book']);
  const symbol = said(values['symbol'])!.toUpperCase();
  const view = await call('replay.createOrders', {
    commandId: randomUUID(),
    name: said(values['name']) ?? basename(file),
    symbol,
    format: said(values['format']) as Params<'replay.createOrders'>['format'],
    fileName: basename(file),
    bytes: readBytes(file),
    opening: book === undefined ? null : { fileName: basename(book), bytes: readBytes(book) },
    day: momentIn('--day', said(values['day'])) ?? null,
    ...accountIn(values),
  });
  return { json: view, lines: [sessionLine(view, words)] };
};

const PLACES = ['next-trade', 'next-session', 'session-start', 'start', 'end'] as const;

/** A word, a position, or a moment. */
function placeOf(text: string): Params<'replay.seek'>['to'] {
  const word = PLACES.find((each) => each === text);
  if (word) return word;
  const position = /^\d{1,9}$/.test(text) ? Number(text) : null;
  return position === null ? { time: momentIn('PLACE', text)! } : { position };
}

function reportLines({ session, figures, trades }: ReplayReport, { t }: Words): string[] {
  const money = (value: number): string =>
    `${decimal(value, moneyDecimals(figures.currency))} ${figures.currency}`;
  return [
    `${session.stream}  ${session.name}`,
    t('cli.sessionFigures', {
      equity: money(figures.equity),
      pnl: money(figures.pnl),
      return: decimal(figures.returnBps, 2),
      drawdown: decimal(figures.maxDrawdownBps, 2),
      trades: trades.length,
      wins: figures.wins,
      losses: figures.losses,
      fees: money(figures.fees),
    }),
  ];
}

const compare: CliCommand['run'] = async ({ call }, { file, words }) => {
  const result = await call('replay.compare', { streams: file.split(',') });
  return { json: result, lines: result.reports.flatMap((report) => reportLines(report, words)) };
};

const FILLS = ['next-open', 'touch', 'penetrate', 'worst-case', 'close'];
const workspace = { mode: 'workspace' } as const;

export const sessionCommands: Readonly<Record<string, CliCommand>> = {
  'replay create': {
    ...workspace,
    file: true,
    argument: 'SYMBOL',
    choices: { fill: FILLS, settlement: SETTLEMENTS },
    run: create,
  },
  'replay orders': {
    ...workspace,
    file: true,
    needs: ['symbol', 'format'],
    choices: { format: ['lobster', 'databento-mbo'], settlement: SETTLEMENTS },
    run: createOrders,
  },
  'replay list': {
    ...workspace,
    file: false,
    run: async ({ call }, { words }) => {
      const sessions = await call('replay.list', {});
      return { json: sessions, lines: sessions.map((view) => sessionLine(view, words)) };
    },
  },
  'replay open': {
    ...workspace,
    file: true,
    argument: 'SESSION',
    run: async ({ call }, { file: stream, words }) =>
      deckAnswer(await call('replay.open', { stream }), words),
  },
  'replay leave': {
    ...workspace,
    file: false,
    run: async ({ call }, { words }) => {
      await call('replay.leave', {});
      return { json: null, lines: [words.t('cli.sessionLeft')] };
    },
  },
  'replay step': {
    ...workspace,
    file: true,
    argument: 'STEPS',
    run: async ({ call }, { file }) => {
      const clock = await call('replay.step', { steps: wholeIn('STEPS', file) ?? 1 });
      return { json: clock, lines: [`${clock.position}  ${iso(clock.at)}`] };
    },
  },
  'replay seek': {
    ...workspace,
    file: true,
    argument: 'PLACE',
    run: async ({ call }, { file, words }) =>
      deckAnswer(await call('replay.seek', { to: placeOf(file) }), words),
  },
  'replay branch': {
    ...workspace,
    file: true,
    argument: 'SESSION',
    run: async ({ call }, { file: stream, values, words }) => {
      const position = wholeIn('--position', said(values['position'])) ?? null;
      const name = said(values['name']) ?? null;
      return deckAnswer(await call('replay.branch', { stream, position, name }), words);
    },
  },
  'replay report': {
    ...workspace,
    file: true,
    argument: 'SESSION',
    run: async ({ call }, { file: stream, words }) => {
      const report = await call('replay.report', { stream });
      return { json: report, lines: reportLines(report, words) };
    },
  },
  'replay compare': { ...workspace, file: true, argument: 'SESSION,SESSION', run: compare },
};
