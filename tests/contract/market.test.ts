/** The market through the contract: symbols, imported bars, charts, pushed frames. */
import { describe, expect, test } from 'vitest';
import {
  commandId,
  limitOrder,
  openAccount,
  openEngine,
  OPENING,
  temporaryFolder,
} from '../support/workspace.ts';

const FPT = 'HOSE:FPT';

describe('market', () => {
  test('a symbol is created once from a template, watched, and trades around its price', async () => {
    const engine = openEngine(null);
    await openAccount(engine);
    const create = (price = '51300') =>
      engine.call('instruments.create', {
        commandId: commandId(),
        symbol: 'FPTX',
        template: 'HOSE',
        price,
      });
    expect((await create('3')).denial).toMatchObject({ code: 'PRICE_OFF_TICK', price: 3, tick: 10 });
    expect((await create()).denial).toBeNull();
    expect((await create()).denial).toEqual({ code: 'SYMBOL_EXISTS', symbol: 'FPTX' });
    engine.play(2_000);
    const quote = (await engine.call('session.bootstrap', {})).quotes.find(
      ({ instrumentId }) => instrumentId === 'HOSE:FPTX',
    )!;
    expect(quote.volume).toBeGreaterThan(0);
    expect(Math.abs(quote.last - 51_300)).toBeLessThan(51_300 * 0.07);
  });

  test('imported bars stand before the simulated market, which goes on from their last close', async () => {
    const engine = openEngine(temporaryFolder());
    await openAccount(engine);
    engine.play(300);
    const csv =
      'time,open,high,low,close,volume\n2025-01-02,90000,91000,89500,90500,1000\n2025-01-03,90500,92000,90000,91700,2000\n';
    const bytes = new TextEncoder().encode(csv);
    const done = await engine.call('bars.import', {
      commandId: commandId(),
      fileName: 'fpt.csv',
      bytes,
      symbol: 'FPT',
    });
    expect(done).toMatchObject({ bars: 2, replaced: 0, lastClose: '91700' });
    engine.play(300);
    const bars = await engine.call('bars.get', { instrumentId: FPT, timeframe: '1d' });
    expect(bars).toMatchObject({ simulatedFrom: 2, source: 'fpt.csv' });
    expect(bars.close.slice(0, 2)).toEqual([90_500, 91_700]);
    expect(bars.time).toHaveLength(3);
    const quote = (await engine.call('session.bootstrap', {})).quotes.find(
      ({ instrumentId }) => instrumentId === FPT,
    )!;
    expect(quote.reference).toBe(91_700);
    expect(Math.abs(quote.last - 91_700)).toBeLessThan(2_000);
    const again = await engine.call('bars.import', {
      commandId: commandId(),
      fileName: 'fpt.csv',
      bytes,
      symbol: 'FPT',
    });
    expect(again).toMatchObject({ added: 0, replaced: 0, unchanged: 2 });
    const after = (await engine.call('session.bootstrap', {})).quotes.find(
      ({ instrumentId }) => instrumentId === FPT,
    )!;
    expect(after.last).toBe(quote.last);
  });

  test('an import says its timeframe and takes another zone; of several symbols it takes its own', async () => {
    const engine = openEngine(null);
    await openAccount(engine);
    const row = (stamp: string, symbol: string): string => `${stamp},90000,91000,89500,90500,10,${symbol}\n`;
    const text =
      'time,open,high,low,close,volume,ticker\n' +
      row('2025-01-02 09:15', 'FPT') +
      row('2025-01-02 09:20', 'FPT') +
      row('2025-01-02 09:15', 'VNM');
    const bytes = new TextEncoder().encode(text);
    const given = { fileName: 'm.csv', bytes, timezone: 'Asia/Ho_Chi_Minh' } as const;
    const send = (more: object) =>
      engine.call('bars.import', { commandId: commandId(), symbol: 'FPT', ...given, ...more });
    const done = await send({});
    expect(done).toMatchObject({ bars: 2, timeframe: '5m', from: Date.UTC(2025, 0, 2, 2, 15) });
    const chart = await engine.call('bars.get', { instrumentId: FPT, timeframe: '1m' });
    expect(chart).toMatchObject({ simulatedFrom: 2, source: 'm.csv' });
    expect(await send({ timeframe: '1d' })).toMatchObject({ timeframe: '1d', replaced: 0 });
    await expect(send({ symbol: 'HPG' })).rejects.toMatchObject({
      error: { code: 'BARS_UNREADABLE', params: { problem: 'other-symbols', symbols: 'FPT, VNM' } },
    });
    await expect(send({ timezone: 'Mars' })).rejects.toMatchObject({ error: { code: 'BAD_REQUEST' } });
  });

  test('prices in thousands of đồng become đồng; what has no fraction or another size stays as it is', async () => {
    const engine = openEngine(null);
    await openAccount(engine);
    const send = (...prices: readonly string[]) => {
      const rows = prices.map((price, day) => `0${day + 1}/02/2025;${price};${price};${price};${price}`);
      const bytes = new TextEncoder().encode(`Ngày;Mở;Cao;Thấp;Đóng cửa\n${rows.join('\n')}\n`);
      const given = { commandId: commandId(), fileName: 'x.csv', bytes, symbol: 'FPT' };
      return engine.call('bars.import', given);
    };
    expect(await send('95,5', '96')).toMatchObject({ thousands: true, lastClose: '96' });
    const bars = await engine.call('bars.get', { instrumentId: FPT, timeframe: '1d' });
    expect(bars.close.slice(0, 2)).toEqual([95_500, 96_000]);
    expect(await send('95500,5', '96000')).toMatchObject({ thousands: false });
    expect(await send('95', '96')).toMatchObject({ thousands: false });
  });

  test('a history that ends between ticks starts the market on one', async () => {
    const engine = openEngine(null);
    await openAccount(engine);
    const bytes = new TextEncoder().encode('date,open,high,low,close\n2025-01-02,95500,95600,95400,95523\n');
    await engine.call('bars.import', {
      commandId: commandId(),
      fileName: 'adjusted.csv',
      bytes,
      symbol: 'FPT',
    });
    engine.play(500);
    const quote = (await engine.call('session.bootstrap', {})).quotes.find(
      ({ instrumentId }) => instrumentId === FPT,
    )!;
    expect([quote.reference, quote.last % 100, quote.bid! % 100, quote.ask! % 100]).toEqual([
      95_500, 0, 0, 0,
    ]);
  });

  test('an import cancels what worked at the old prices, and a kill right after it changes no bar', async () => {
    const folder = temporaryFolder();
    const engine = openEngine(folder);
    await openAccount(engine);
    engine.play(500);
    await engine.call('orders.place', limitOrder(FPT, 'buy', 500, 94_000));
    engine.engine.context.runtime.snapshot();
    engine.play(100);
    const bytes = new TextEncoder().encode('date,open,high,low,close\n2025-01-02,20000,20100,19900,20000\n');
    await engine.call('bars.import', { commandId: commandId(), fileName: 'x.csv', bytes, symbol: 'FPT' });
    expect(await engine.call('orders.list', { status: null, before: null, limit: 5 })).toMatchObject([
      { status: 'cancelled', reason: 'anchored', filled: 0 },
    ]);
    engine.play(400);
    await engine.call('orders.place', limitOrder(FPT, 'buy', 100, 19_950));
    const day = () => engine.engine.context.runtime.world.recorder.current(FPT as never).day;
    const before = day();
    expect(before!.high).toBeLessThan(22_000);
    engine.engine.context.runtime.store.close();
    const again = openEngine(folder);
    expect(again.engine.context.runtime.world.recorder.current(FPT as never).day).toEqual(before);
  });

  test('after a reset, real daily bars still rule out made-up minutes', async () => {
    const engine = openEngine(temporaryFolder());
    await openAccount(engine);
    const bytes = new TextEncoder().encode('date,open,high,low,close\n2025-01-02,20000,20100,19900,20000\n');
    await engine.call('bars.import', { commandId: commandId(), fileName: 'x.csv', bytes, symbol: 'FPT' });
    await engine.call('account.reset', { commandId: commandId(), ...OPENING, holdings: [] });
    expect((await engine.call('bars.get', { instrumentId: FPT, timeframe: '1d' })).close[0]).toBe(20_000);
    expect((await engine.call('bars.get', { instrumentId: FPT, timeframe: '1m' })).time).toEqual([]);
  });

  test('the market goes on over a reset: the bars it made and the day its prices were set anew stay known', async () => {
    const engine = openEngine(null);
    await openAccount(engine);
    const bytes = new TextEncoder().encode(
      'Date,Open,High,Low,Close\n2025-12-31,90000,91000,89000,90500\n2026-01-02,90500,92000,90000,91000\n',
    );
    await engine.call('bars.import', { commandId: commandId(), fileName: 'x.csv', bytes, symbol: 'FPT' });
    engine.play(60 * 60 * 4 * 8);
    const chart = async (timeframe: '1m' | '1d') => engine.call('bars.get', { instrumentId: FPT, timeframe });
    const [minutes, days] = [await chart('1m'), await chart('1d')];
    expect(days.time.length).toBeGreaterThan(3);
    await engine.call('account.reset', { commandId: commandId(), ...OPENING, holdings: [] });
    expect(await chart('1d')).toEqual(days);
    expect(await chart('1m')).toEqual(minutes);
  });

  test('imported minutes make days where no daily bars were imported', async () => {
    const engine = openEngine(null);
    await openAccount(engine);
    const rows = ['2026-01-01 10:00,5,7,4,6,10', '2026-01-01 10:01,6,9,6,8,5', '2026-01-02 10:00,8,8,7,7,1'];
    const text = ['Date,Open,High,Low,Close,Volume', ...rows].join('\n');
    const bytes = new TextEncoder().encode(text);
    await engine.call('bars.import', { commandId: commandId(), fileName: 'm.csv', bytes, symbol: 'FPT' });
    const days = await engine.call('bars.get', { instrumentId: FPT, timeframe: '1d' });
    const first = Date.UTC(2026, 0, 1);
    expect([days.time[0], days.time[1]]).toEqual([first, first + 86_400_000]);
    expect([days.open[0], days.high[0], days.low[0], days.close[0], days.volume[0]]).toEqual([
      5, 9, 4, 8, 15,
    ]);
  });

  test('unreadable bars are named, whatever the symbol', async () => {
    const engine = openEngine(null);
    await openAccount(engine);
    const bytes = new TextEncoder().encode('hello');
    await expect(
      engine.call('bars.import', { commandId: commandId(), fileName: 'x.csv', bytes, symbol: 'FPT' }),
    ).rejects.toMatchObject({ error: { code: 'BARS_UNREADABLE' } });
    await expect(
      engine.call('bars.import', { commandId: commandId(), fileName: 'x.csv', bytes, symbol: 'NOPE' }),
    ).rejects.toMatchObject({ error: { code: 'BARS_UNREADABLE' } });
  });

  test('a price no account could hold is refused, and everything goes on as it was', async () => {
    const engine = openEngine(null);
    await openAccount(engine);
    const before = await engine.call('session.bootstrap', {});
    for (const close of ['100000000000000000', '900000000000']) {
      const bytes = new TextEncoder().encode(
        `Date,Open,High,Low,Close\n2026-01-02,${close},${close},${close},${close}\n`,
      );
      await expect(
        engine.call('bars.import', { commandId: commandId(), fileName: 'x.csv', bytes, symbol: 'FPT' }),
      ).rejects.toMatchObject({
        error: { code: 'BARS_UNREADABLE', params: { problem: 'price', price: close } },
      });
    }
    const after = await engine.call('session.bootstrap', {});
    expect(after.account).toEqual(before.account);
    expect((await engine.call('bars.get', { instrumentId: FPT, timeframe: '1d' })).source).toBeNull();
  });

  test('charts: generated history ends where the tape begins, and grows with it', async () => {
    const engine = openEngine(null);
    await openAccount(engine);
    engine.play(4 * 60 * 12);
    const minutes = await engine.call('bars.get', { instrumentId: FPT, timeframe: '1m' });
    expect(minutes.time.length).toBeGreaterThan(5_100 + 10);
    const hours = await engine.call('bars.get', { instrumentId: FPT, timeframe: '1h' });
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    expect(sum(hours.volume)).toBe(sum(minutes.volume));
    for (const view of [minutes, hours])
      expect(view.time).toEqual([...new Set(view.time)].sort((a, b) => a - b));
  });
});

describe('frames', () => {
  test('a connection is pushed what changed, and depth and trades of its focus only', async () => {
    const engine = openEngine(null);
    await openAccount(engine);
    engine.engine.flush();
    await engine.call('market.focus', { instrumentId: FPT as never });
    engine.play(400);
    await engine.call('orders.place', limitOrder(FPT, 'buy', 100, 95_000));
    engine.frames.length = 0;
    engine.engine.flush();
    const [frame] = engine.frames;
    expect(frame!.depth).toMatchObject({ instrumentId: FPT });
    expect(frame!.depth!.bids.some(({ mine }) => mine === 100)).toBe(true);
    expect(frame!.trades!.length).toBeGreaterThan(0);
    expect(frame!.orders).toMatchObject([{ status: 'working' }]);
    expect(frame!.quotes!.length).toBeGreaterThan(5);
    engine.frames.length = 0;
    engine.engine.flush();
    expect(engine.frames).toEqual([]);
  });
});
