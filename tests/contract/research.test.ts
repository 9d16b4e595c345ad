/** Research through the contract: strategies, runs, what is kept of them. */
import { describe, expect, test } from 'vitest';
import { openEngine, type TestEngine } from '../support/workspace.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2024, 0, 2);

/** A wave with a trend: averages cross. */
function csv(rows: number, phase = 0): Uint8Array<ArrayBuffer> {
  const lines = ['time,open,high,low,close,volume'];
  let close = 100;
  for (let row = 0; row < rows; row += 1) {
    const open = close;
    close = Math.round((100 + row / 50 + 10 * Math.sin(row / 12 + phase)) * 100) / 100;
    const [high, low] = [Math.max(open, close) + 0.2, Math.min(open, close) - 0.2];
    const time = new Date(START + row * HOUR).toISOString();
    lines.push([time, open, high.toFixed(2), low.toFixed(2), close, 1000 + (row % 7)].join(','));
  }
  return new Uint8Array(new TextEncoder().encode(`${lines.join('\n')}\n`));
}

async function withBars(rows = 600, symbol = 'WAVE'): Promise<{ engine: TestEngine; series: number }> {
  const engine = openEngine(null);
  const series = await imported(engine, rows, symbol);
  return { engine, series };
}

async function imported({ call }: TestEngine, rows: number, symbol: string, phase = 0): Promise<number> {
  await call('bars.import', {
    commandId: `import-${symbol}`,
    fileName: `${symbol}.csv`,
    bytes: csv(rows, phase),
    symbol,
  });
  return (await call('series.list', {})).find((each) => each.symbol === symbol)!.id;
}

const spec = (series: readonly number[], more: object = {}) => ({
  strategies: [{ strategy: { id: 'built-in:sma-cross' }, parameters: { fast: 5, slow: 20 } }],
  data: { series: [...series] },
  cash: '100000',
  ...more,
});

describe('runs', () => {
  test('conventions of other backtesters: orders at the next open, sized there; each is another run', async () => {
    const { engine, series } = await withBars();
    const { call } = engine;
    const ran = async (more: object) => {
      const { id } = await call('runs.start', {
        commandId: JSON.stringify(more),
        spec: spec([series], more),
      });
      const { problem, prints } = await call('runs.wait', { id });
      expect(problem).toBeNull();
      return { print: prints!.hash, orders: (await call('runs.orders', { id })).orders };
    };
    const [usual, atOpen] = [await ran({}), await ran({ send: 'next-open' })];
    const others = [
      await ran({ exits: 'next-bar' }),
      await ran({ spread: 0.001 }),
      await ran({ hedging: true }),
      await ran({ closeAtEnd: true, endPrice: 'open' }),
    ];
    expect(new Set([usual, atOpen, ...others].map(({ print }) => print)).size).toBe(6);
    expect((await ran({ send: 'close' })).print).toBe(usual.print);
    expect(atOpen.orders.length).toBeGreaterThan(5);
    const checked = await call('runs.lookahead', { spec: spec([series], { send: 'next-open' }), cuts: 8 });
    expect(checked.findings).toEqual([]);
  });

  test('a built-in strategy on imported bars: queued, run, kept with figures, curve and trades', async () => {
    const { engine, series } = await withBars();
    const { call } = engine;
    const view = await call('runs.start', { commandId: 'a', spec: spec([series]) });
    expect(view.status).toBe('queued');
    const done = await call('runs.wait', { id: view.id });
    expect(done.problem).toBeNull();
    expect(done.status).toBe('done');
    expect(done.figures!.trades).toBeGreaterThan(5);
    expect(done.curve.length).toBe(601);
    expect(done.curve.at(-1)!.equity).toBe(done.figures!.final);
    const { trades, total } = await call('runs.trades', { id: view.id });
    expect(trades.length).toBe(total);
    expect(trades[0]!.strategy).toBe('SMA cross');
    const { orders } = await call('runs.orders', { id: view.id });
    expect(orders.length).toBe(done.figures!.orders);
    const explained = await call('runs.explain', { id: view.id, orderId: orders[0]!.id });
    const accepted = explained.events.find(({ kind }) => kind === 'order-accepted');
    expect(accepted).toHaveProperty('checks.0.check');
  });
});
