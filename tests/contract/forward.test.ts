/** A strategy on an open market: it does what its backtest does, and is stopped when it does not answer. */
import { describe, expect, test } from 'vitest';
import { openAccount, openEngine, temporaryFolder, type TestEngine } from '../support/workspace.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2024, 0, 2);

function waves(rows: number): Uint8Array<ArrayBuffer> {
  const lines = ['time,open,high,low,close,volume'];
  let close = 100;
  for (let row = 0; row < rows; row += 1) {
    // Each bar opens a little away from where the one before closed.
    const open = Math.round((close + ((row % 5) - 2) * 0.1) * 100) / 100;
    close = Math.round((100 + row / 50 + 10 * Math.sin(row / 12)) * 100) / 100;
    const [high, low] = [Math.max(open, close) + 0.2, Math.min(open, close) - 0.2];
    const time = new Date(START + row * HOUR).toISOString();
    lines.push([time, open, high.toFixed(2), low.toFixed(2), close, 1_000].join(','));
  }
  return new Uint8Array(new TextEncoder().encode(`${lines.join('\n')}\n`));
}

const ENDLESS = `import { strategy } from 'tapedeck';
export default strategy({ name: 'Endless', setup() { let n = 0; return () => { n += 1; if (n > 3) for (;;) {} }; } });`;

const OWN = `import { strategy, whole } from 'tapedeck';
export default strategy({
  name: 'Own cross',
  parameters: { fast: whole(5), slow: whole(20) },
  setup(s) {
    const fast = s.sma(s.parameters.fast), slow = s.sma(s.parameters.slow);
    return () => {
      if (fast.crossesAbove(slow)) s.signal(1); else if (fast.crossesBelow(slow)) s.signal(0);
    };
  },
});`;

async function session(rows = 300): Promise<{ engine: TestEngine; series: number }> {
  const engine = openEngine(temporaryFolder());
  await openAccount(engine);
  const { call } = engine;
  const given = { fileName: 'WAVE.csv', bytes: waves(rows), symbol: 'WAVE', timezone: 'UTC' } as const;
  const { seriesId: series } = await call('bars.import', { commandId: 'bars', ...given });
  await call('replay.create', {
    commandId: 'session',
    series: [series],
    name: 'Waves',
    cash: { VND: '0', USD: '100000' },
    feeProfiles: { VND: 'zero', USD: 'us-per-share' },
    settlement: 'immediate',
  });
  return { engine, series };
}

const WAVE = 'US:WAVE';

describe('a forward run', () => {
  test('on a replay does what the backtest of the same bars does, order by order', async () => {
    const { engine, series } = await session();
    const { call } = engine;
    const asked = { instruments: [WAVE], parameters: { fast: 5, slow: 20 } };
    const strategy = { id: 'built-in:sma-cross' };
    const begun = await call('forward.start', { commandId: 'f', strategy, ...asked });
    expect(begun.status).toBe('running');
    await call('replay.step', { steps: 300 });
    const [view] = await call('forward.list', {});
    expect(view!.problem).toBeNull();
    expect(view!.fills).toBeGreaterThan(5);
    const report = await call('forward.report', { id: begun.id });
    expect(report.rows.length).toBe(view!.fills);
    expect(new Set(report.rows.map(({ kind }) => kind))).toEqual(new Set(['same']));
    expect(report.difference).toBe(0);

    const run = await call('runs.start', {
      commandId: 'r',
      spec: {
        strategies: [{ strategy, parameters: asked.parameters }],
        data: { series: [series] },
        cash: '100000',
        fees: { profile: 'us-per-share' },
        leverage: null,
      },
    });
    const done = await call('runs.wait', { id: run.id });
    expect(done.figures!.final).toBe(report.forwardEquity);
    const { orders } = await call('runs.orders', { id: run.id, limit: 1_000 });
    const own = (await call('orders.list', { status: null, before: null, limit: 500 })).map((order) => [
      order.side,
      order.quantity,
    ]);
    expect(orders.map(({ side, quantity }) => [side, quantity])).toEqual(own);
  });

  test("a user's own code trades the same as the built-in one", async () => {
    const { engine } = await session(200);
    const { call } = engine;
    const source = { kind: 'typescript', source: OWN, fileName: 'own.ts' } as const;
    const begun = await call('forward.start', { commandId: 'f', strategy: source, instruments: [WAVE] });
    await call('replay.step', { steps: 200 });
    const report = await call('forward.report', { id: begun.id });
    expect(report.rows.length).toBeGreaterThan(3);
    expect(report.difference).toBe(0);
  });

  test('pausing misses trades, and the report says which', async () => {
    const { engine } = await session();
    const { call } = engine;
    const strategy = { id: 'built-in:sma-cross' };
    const asked = { instruments: [WAVE], parameters: { fast: 5, slow: 20 } };
    const { id } = await call('forward.start', { commandId: 'f', strategy, ...asked });
    await call('replay.step', { steps: 60 });
    await call('forward.pause', { id });
    await call('replay.step', { steps: 120 });
    await call('forward.resume', { id });
    await call('replay.step', { steps: 90 });
    const stopped = await call('forward.stop', { id, close: true });
    expect(stopped.status).toBe('stopped');
    await call('replay.step', { steps: 10 });
    const [after] = await call('forward.list', {});
    expect(after!.positions).toMatchObject([{ symbol: 'WAVE', quantity: 0 }]);
    const report = await call('forward.report', { id });
    expect(report.rows.some(({ kind }) => kind === 'missed')).toBe(true);
    const parts = [report.price, report.timing, report.quantity, report.missed, report.extra, report.fees];
    expect(parts.reduce((sum, part) => sum + part, report.rest)).toBe(report.difference);
  });

  test('an endless loop is ended with its reason; the market and the program go on', async () => {
    const { engine } = await session(50);
    const { call } = engine;
    const source = { kind: 'typescript', source: ENDLESS, fileName: 'endless.ts' } as const;
    await call('forward.start', { commandId: 'f', strategy: source, instruments: [WAVE] });
    await call('replay.step', { steps: 10 });
    const [view] = await call('forward.list', {});
    expect(view!.status).toBe('failed');
    expect(view!.problem!.kind).toBe('timeout');
    const { position } = await call('replay.step', { steps: 1 });
    expect((await call('replay.step', { steps: 5 })).position).toBeGreaterThanOrEqual(position + 5);
  });

  test('runs on the demo exchange, minute by minute', async () => {
    const engine = openEngine(temporaryFolder());
    await openAccount(engine);
    const { call } = engine;
    const strategy = { id: 'built-in:sma-cross' };
    const asked = { instruments: ['HOSE:FPT'], parameters: { fast: 2, slow: 3 } };
    const { id } = await call('forward.start', { commandId: 'f', strategy, ...asked });
    const { runtime } = engine.engine.context;
    for (let minute = 0; minute < 40; minute += 1) runtime.advance(100);
    const [view] = await call('forward.list', {});
    expect(view!.problem).toBeNull();
    expect(view!.status).toBe('running');
    expect(view!.orders).toBeGreaterThan(0);
    await call('forward.stop', { id });
    const report = await call('forward.report', { id });
    const filled = await call('orders.list', { status: null, before: null, limit: 500 });
    const traded = filled.filter((order) => order.filled > 0).length;
    expect(report.rows.filter(({ forward }) => forward).length, 'a row an order').toBe(traded);
    for (let minute = 0; minute < 10; minute += 1) runtime.advance(100);
    expect(await call('forward.report', { id }), 'whatever the market does later').toEqual(report);
    const all = await call('orders.list', { status: null, before: null, limit: 500 });
    expect(all.every(({ status }) => status !== 'working')).toBe(true);
  });
});
