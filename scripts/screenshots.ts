/**
 * `npm run screenshots`: takes the pictures of README and docs from the built browser host on a workspace of its own.
 * Everything in them is simulated from one seed; no file of a user's is read. Run `npm run build` first.
 * Known limit: how far the market has come depends on how fast the machine is, so two runs differ in their figures.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { chromium, type Page } from 'playwright';
import { openSession, type Session } from '../src/main/engine/client/client.ts';
import { attachSocket } from '../src/main/engine/client/socket.ts';
import { ensureChromium } from './chromium.ts';
import { CHROMIUM_ARGS, hostAddress, SEEDED, spawnHost } from './host.ts';
import { ROOT } from './lib.ts';
import { replayPictures } from './pictures-replay.ts';
import { performancePicture, reportPictures } from './pictures-reports.ts';
import { researchPictures } from './pictures-research.ts';

const IMAGES = join(ROOT, 'docs', 'images');
const HOLDINGS = ['FPT 2000 91200', 'VNM 1500 64000', 'HPG 3000 26500', 'AAPL 60 172.40', 'MSFT 25 395.00'];

/** A small sheet with a row of every kind: accepted, denied, unknown symbol, unreadable. */
const SHEET = [
  ['BẢNG ĐẶT LỆNH NGÀY'],
  ['Mã CK', 'Mua/Bán', 'Khối lượng', 'Giá', 'Loại lệnh', 'Chốt lời', 'Cắt lỗ', 'Ghi chú'],
  ['FPT', 'Mua', 300, 94.5, 'LO', 101, 92, 'gom thêm'],
  ['VCB', 'Mua', 200, 90, 'LO', null, null, ''],
  ['HPG', 'Bán', 1000, 27.5, 'LO', null, null, 'chốt một phần'],
  ['VNM', 'Mua', 500, null, 'MP', null, null, ''],
  ['MWG', 'Bán', 400, 62, 'LO', null, null, 'không có cổ phiếu'],
  ['FTP', 'Mua', 100, 95, 'LO', null, null, 'gõ nhầm mã'],
  ['TCB', 'Mua', 'một nghìn', 24.5, 'LO', null, null, ''],
  ['SSI', 'Mua', 700, 33.425, 'LO', null, null, 'sai bước giá'],
  ['VIC', 'Mua', 100, 41, 'LO', 44, 39, ''],
];

const painted = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => performance.getEntriesByName('tapedeck:painted').length > 0);
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function picture(page: Page, name: string): Promise<void> {
  await page.mouse.move(720, 10);
  await wait(1_500);
  await page.screenshot({ path: join(IMAGES, `${name}.png`) });
  process.stdout.write(`docs/images/${name}.png\n`);
}

/** Settings are read when the page starts. */
async function show(page: Page, session: Session, settings: Record<string, string>): Promise<void> {
  for (const [key, value] of Object.entries(settings)) await session.call('settings.set', { key, value });
  await page.reload();
  await painted(page);
  await page.getByTestId('watch-row-FPT').click();
}

type Draft = readonly [symbol: string, side: 'buy' | 'sell', quantity: number, ticksAway: number | null];
let sent = 0;

/** Places an order so many ticks behind the touch; null is a market order. */
async function place(session: Session, [symbol, side, quantity, away]: Draft): Promise<void> {
  const { quotes, instruments } = await session.call('session.bootstrap', {});
  const instrument = instruments.find((each) => each.symbol === symbol)!;
  const quote = quotes.find((each) => each.instrumentId === instrument.id)!;
  const best = (side === 'buy' ? quote.bid : quote.ask) ?? quote.last;
  const tick = instrument.tickTable.findLast(({ from }) => best >= from)!.tick;
  sent += 1;
  await session.call('orders.place', {
    commandId: `picture-${sent}`,
    ticket: {
      instrumentId: instrument.id,
      side,
      type: away === null ? 'market' : 'limit',
      timeInForce: away === null ? 'IOC' : 'GTC',
      quantity,
      price: away === null ? null : best + (side === 'buy' ? -away : away) * tick,
    },
  });
}

async function trade(page: Page, session: Session): Promise<void> {
  await page.getByTestId('first-run-holdings').fill(HOLDINGS.join('\n'));
  await page.getByTestId('first-run-submit').click();
  await page.getByTestId('first-run').waitFor({ state: 'detached' });
  await session.call('clock.set', { speed: 100 });
  await wait(12_000);
  const early: Draft[] = [
    ['FPT', 'buy', 500, null],
    ['VNM', 'sell', 400, null],
    ['FPT', 'buy', 700, 0],
    ['AAPL', 'buy', 20, 1],
  ];
  for (const draft of early) await place(session, draft);
  await wait(12_000);
  await session.call('clock.set', { speed: 1 });
  const late: Draft[] = [
    ['MWG', 'sell', 400, 1],
    ['FPT', 'buy', 900_000, 1],
    ['FPT', 'sell', 600, 4],
    ['FPT', 'buy', 400, 2],
    ['FPT', 'buy', 300, 5],
    ['HPG', 'sell', 1_000, 3],
    ['MSFT', 'sell', 10, 40],
    ['VCB', 'buy', 300, 2],
  ];
  for (const draft of late) await place(session, draft);
}

/** An order that waited and then filled tells most; one that still waits will do. */
async function explainOne(page: Page, session: Session): Promise<void> {
  const orders = await session.call('orders.list', { status: null, before: null, limit: 50 });
  const limits = orders.filter(({ instrumentId, price }) => instrumentId === 'HOSE:FPT' && price !== null);
  const order =
    limits.find(({ status }) => status === 'filled') ?? limits.find(({ status }) => status === 'working')!;
  await page.getByTestId(`blotter-tab-${order.status}`).click();
  await page.getByTestId(`order-explain-${order.id}`).click();
  await page.getByTestId('explain-drawer').waitFor();
  await picture(page, 'explain');
  await page.keyboard.press('Escape');
}

async function accountPage(page: Page): Promise<void> {
  await page.getByTestId('nav-account').click();
  await page.getByTestId('summary-equity-base').waitFor();
  await picture(page, 'account');
  await page.getByTestId('account-tab-trades').click();
  await picture(page, 'trades');
}

async function openSheet(page: Page, folder: string): Promise<void> {
  const file = join(folder, 'orders.xlsx');
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(SHEET), 'Lệnh');
  writeFileSync(file, new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer));
  await page.getByTestId('nav-import').click();
  await page.getByTestId('import-file').setInputFiles(file);
  await page.getByTestId('import-row-3').waitFor();
  await page.getByTestId('import-row-10').click();
}

async function sendSheet(page: Page): Promise<void> {
  await page.getByTestId('import-commit').click();
  await page.getByTestId('import-commit').waitFor({ state: 'detached' });
  await page.getByTestId('nav-trade').click();
  await page.getByTestId('blotter-tab-baskets').click();
  await picture(page, 'baskets');
  await page.getByTestId('blotter-tab-working').click();
}

/** A rule of each group, near its limit or beyond it, and a look at where the account stands. */
async function watchRisk(page: Page, session: Session): Promise<void> {
  const { rules } = await session.call('workspace.status', {});
  const more = [
    { rule: 'price-collar', bps: 300 },
    { rule: 'position-value', limit: { equityBps: 700 } },
    { rule: 'sector-exposure', limit: { equityBps: 1_500 }, severity: 'reduce' },
    { rule: 'gross-exposure', limit: { equityBps: 9_500 } },
    { rule: 'leverage', hundredths: 150 },
    { rule: 'daily-loss', limit: { equityBps: 300 } },
    { rule: 'drawdown', bps: 1_000, lock: { state: 'halted', until: 'release' } },
    { rule: 'value-at-risk', limit: { equityBps: 100 } },
    { rule: 'expected-shortfall', confidence: 99, limit: { equityBps: 200 }, severity: 'warn' },
  ] as const;
  const all = [...rules, ...more] as Parameters<typeof session.call<'risk.setRules'>>[1]['rules'];
  await session.call('risk.setRules', { commandId: 'picture-rules', rules: all });
  await page.getByTestId('nav-risk').click();
  await page.getByTestId('risk-byCurrency').waitFor();
  await picture(page, 'risk');
  await page.getByTestId('risk-tab-rules').click();
  await page.getByTestId('rule-edit-daily-loss').click();
  await picture(page, 'risk-rules');
}

async function pictures(page: Page, folder: string): Promise<void> {
  const session = openSession((await attachSocket(join(folder, 'workspace')))!);
  await trade(page, session);
  await show(page, session, { theme: 'dark', timeframe: '5m' });
  await picture(page, 'trade-dark');
  await explainOne(page, session);
  await accountPage(page);
  await performancePicture(page, picture);
  await openSheet(page, folder);
  await picture(page, 'import');
  await sendSheet(page);
  await watchRisk(page, session);
  await replayPictures(page, session, picture);
  await researchPictures(page, session, picture);
  await reportPictures(page, session, picture);
  await show(page, session, { theme: 'light' });
  await picture(page, 'trade-light');
  await show(page, session, { theme: 'dark', locale: 'vi', palette: 'vietnamese' });
  await picture(page, 'trade-vi');
  await openSheet(page, folder);
  await picture(page, 'import-vi');
  session.close();
}

async function main(): Promise<void> {
  const found = await ensureChromium();
  if ('missing' in found) throw new Error(found.missing);
  const folder = mkdtempSync(join(tmpdir(), 'tapedeck-pictures-'));
  mkdirSync(IMAGES, { recursive: true });
  const host = spawnHost(join(folder, 'workspace'), SEEDED);
  const address = await hostAddress(host);
  const browser = await chromium.launch({ executablePath: found.path, args: CHROMIUM_ARGS });
  try {
    const viewport = { width: 1440, height: 900 };
    const page = await browser.newPage({ viewport, locale: 'en-US', timezoneId: 'Asia/Ho_Chi_Minh' });
    await page.goto(address);
    await painted(page);
    await pictures(page, folder);
  } finally {
    await browser.close();
    const ended = new Promise((resolve) => host.once('exit', resolve));
    host.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
