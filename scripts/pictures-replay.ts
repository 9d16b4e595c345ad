/** The pictures of the deck: a session while it is traded, and two branches compared. */
import type { Page } from 'playwright';
import type { Session } from '../src/main/engine/client/client.ts';
import { recordedCsv } from './recorded.ts';

const FPT = 'HOSE:FPT';
/** A Monday. */
const FROM = Date.UTC(2026, 0, 5);

type Leg = readonly [
  type: 'market' | 'limit' | 'stop',
  side: 'buy' | 'sell',
  price: number | null,
  stop: number | null,
];

const ticketOf = ([type, side, price, stop]: Leg) => ({
  instrumentId: FPT,
  side,
  type,
  timeInForce: 'GTC' as const,
  quantity: 1_000,
  price,
  stop,
});

async function bracket({ call }: Session, id: string, side: 'buy' | 'sell'): Promise<void> {
  const { quotes } = await call('session.bootstrap', {});
  const { last } = quotes.find(({ instrumentId }) => instrumentId === FPT)!;
  const [out, sign] = side === 'buy' ? (['sell', 1] as const) : (['buy', -1] as const);
  await call('orders.placeGroup', {
    commandId: id,
    group: 'bracket',
    legs: [
      { role: 'entry', ticket: ticketOf(['market', side, null, null]) },
      { role: 'exit', ticket: ticketOf(['limit', out, last + sign * 1_200, null]) },
      { role: 'exit', ticket: ticketOf(['stop', out, null, last - sign * 700]) },
    ],
  });
}

async function begin({ call }: Session): Promise<void> {
  await call('bars.import', {
    commandId: 'picture-bars',
    fileName: 'FPT_5m.csv',
    bytes: recordedCsv({ from: FROM, days: 26, seed: 11 }),
    symbol: 'FPT',
    timezone: 'UTC',
  });
  const [series] = (await call('series.list', {})).filter(({ timeframe }) => timeframe === '5m');
  await call('replay.create', {
    commandId: 'picture-session',
    name: 'FPT in January',
    series: [series!.id],
    from: FROM + 7 * 86_400_000,
    cash: { VND: '500000000', USD: '0' },
    feeProfiles: { VND: 'vn-broker', USD: 'zero' },
    settlement: 'immediate',
    copyRules: false,
    acceptQuality: true,
  });
}

/** Other series, one with a slipped digit, a hole and a bar that contradicts itself. */
async function more({ call }: Session): Promise<void> {
  for (const [index, symbol] of ['HPG', 'MWG', 'TCB', 'VCB', 'VNM'].entries()) {
    const clean = Buffer.from(recordedCsv({ from: FROM, days: 12 + index * 5, seed: 20 + index })).toString();
    const lines = clean.split('\n');
    if (symbol === 'HPG') {
      const [time, open, high, low, close, volume] = lines[200]!.split(',');
      lines[200] = [time, open, Number(high) * 10, low, close, volume].join(',');
      const [at, first, , lowest, last, size] = lines[310]!.split(',');
      lines[310] = [at, first, Number(lowest) - 100, lowest, last, size].join(',');
      lines.splice(255, 25);
    }
    await call('bars.import', {
      commandId: `picture-${symbol}`,
      fileName: `${symbol}_5m.csv`,
      bytes: new TextEncoder().encode(lines.join('\n')),
      symbol,
      timezone: 'UTC',
    });
  }
}

/** Toasts are gone after some seconds. */
const quiet = (page: Page): Promise<void> =>
  page.locator('body:not(:has([data-testid="toast"]))').waitFor({ timeout: 30_000 });

/** `picture` takes one under a name. */
export async function replayPictures(
  page: Page,
  session: Session,
  picture: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const { call } = session;
  await begin(session);
  await page.getByTestId('deck').waitFor();
  await page.getByTestId('nav-trade').click();
  for (let count = 0; count < 6; count += 1) {
    await call('replay.step', { steps: 23 });
    await bracket(session, `picture-bracket-${count}`, 'buy');
  }
  await call('replay.step', { steps: 4 });
  await page.getByTestId('timeframe-5m').click();
  await quiet(page);
  await picture(page, 'replay');
  const { status } = await call('session.bootstrap', {});
  await call('replay.branch', { stream: status.stream, name: 'Nothing more' });
  await call('orders.cancelAll', { commandId: 'picture-cancel', instrumentId: null });
  await call('replay.seek', { to: 'end' });
  await call('replay.open', { stream: status.stream });
  for (let count = 0; count < 8; count += 1) {
    await call('replay.step', { steps: 40 });
    await bracket(session, `picture-later-${count}`, 'buy');
  }
  await call('replay.seek', { to: 'end' });
  await page.getByTestId('nav-replay').click();
  for (const { stream } of await call('replay.list', {})) await page.getByTestId(`choose-${stream}`).check();
  await page.getByTestId('replay-figures').waitFor();
  await quiet(page);
  await picture(page, 'replay-compare');
  await call('replay.leave', {});
  await more(session);
  await page.getByTestId('nav-data').click();
  await page.getByTestId('series-HPG-5m').click();
  await picture(page, 'data');
  await page.getByTestId('nav-trade').click();
}
