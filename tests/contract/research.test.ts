/** Research through the contract: strategies, runs, what is kept of them. */
import { describe, expect, test } from 'vitest';
import { csv, imported, spec, withBars } from '../support/runs.ts';
import { openAccount } from '../support/workspace.ts';

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

  test('weekly bars: a year has 52 of them', async () => {
    const { engine, series } = await withBars(6_000);
    const { call } = engine;
    const { id } = await call('runs.start', { commandId: 'w', spec: spec([series], { timeframe: '1w' }) });
    const { curve, figures } = await call('runs.wait', { id });
    const returns = curve.slice(1).map(({ equity }, at) => equity / curve[at]!.equity - 1);
    const mean = returns.reduce((sum, each) => sum + each, 0) / returns.length;
    const squares = returns.reduce((sum, each) => sum + (each - mean) ** 2, 0);
    expect(returns.length).toBeGreaterThan(30);
    expect(figures!.volatility).toBeCloseTo(Math.sqrt((squares / (returns.length - 1)) * 52), 10);
  });

  test('several symbols: the benchmark holds equal parts; a rotation is never denied for want of cash', async () => {
    const { engine, series } = await withBars(2_400);
    const others = await Promise.all(
      [1, 2].map((phase) => imported(engine, 2_400, `WAVE${phase}`, phase * 2)),
    );
    const { call } = engine;
    const held = async (ids: readonly number[]) => {
      const strategies = [
        {
          strategy: { id: 'built-in:momentum-rotation' },
          parameters: { lookback: 30, hold: 2, every: 'week' },
        },
      ];
      const given = spec(ids, { strategies, fees: { rate: 0.001 } });
      const { id } = await call('runs.start', { commandId: ids.join(), spec: given });
      return (await call('runs.wait', { id })).figures!;
    };
    const alone = [];
    for (const id of [series, ...others]) alone.push((await held([id])).benchmarkReturn!);
    const together = await held([series, ...others]);
    expect(together.benchmarkReturn).toBeCloseTo(alone.reduce((sum, each) => sum + each, 0) / 3, 6);
    expect(together.orders).toBeGreaterThan(20);
    expect(together.denied).toBe(0);
  });

  test('the same fingerprint gives the same journal; another seed, cost or bar another fingerprint', async () => {
    const { engine, series } = await withBars();
    const { call } = engine;
    const of = async (id: string, more: object) => {
      const view = await call('runs.start', { commandId: id, spec: spec([series], more) });
      return call('runs.wait', { id: view.id });
    };
    const [a, b, seeded, dear] = [
      await of('a', {}),
      await of('b', {}),
      await of('c', { seed: 2 }),
      await of('d', { fees: { rate: 0.001 } }),
    ];
    expect(b.fingerprint).toBe(a.fingerprint);
    expect(b.resultHash).toBe(a.resultHash);
    expect(new Set([a, seeded, dear].map(({ fingerprint }) => fingerprint)).size).toBe(3);
    expect(dear.figures!.fees).toBeGreaterThan(0);
    expect(dear.figures!.final).toBeLessThan(a.figures!.final);
  });

  test('reproduced by its id; when a bar was changed since, that is said', async () => {
    const { engine, series } = await withBars();
    const { call } = engine;
    const view = await call('runs.start', { commandId: 'a', spec: spec([series]) });
    await call('runs.wait', { id: view.id });
    expect(await call('runs.reproduce', { id: view.id })).toMatchObject({ same: true, missing: [] });
    const text = new TextDecoder().decode(csv(600)).split('\n');
    text[300] = text[300]!.replace(/,\d+$/, ',99999');
    const bytes = new Uint8Array(new TextEncoder().encode(text.join('\n')));
    await call('bars.import', { commandId: 'again', fileName: 'WAVE.csv', bytes, symbol: 'WAVE' });
    const other = await call('runs.reproduce', { id: view.id });
    expect(other).toMatchObject({ missing: [{ what: 'series', name: 'WAVE' }] });
    await call('series.delete', { seriesId: series });
    const gone = await call('runs.reproduce', { id: view.id });
    expect(gone).toMatchObject({ same: false, now: null, missing: [{ what: 'series' }] });
  });

  test('sensitivity: four fills in one group; A/B: the paired difference with its interval', async () => {
    const { engine, series } = await withBars(3_000);
    const { call } = engine;
    const group = await call('runs.sensitivity', { commandId: 's', spec: spec([series]) });
    expect(group.map(({ fill }) => fill)).toEqual(['next-open', 'touch', 'penetrate', 'worst-case']);
    expect(new Set(group.map((run) => run.group?.id)).size).toBe(1);
    for (const { id } of group) expect((await call('runs.wait', { id })).status).toBe('done');
    const pair = await call('runs.ab', {
      commandId: 'ab',
      spec: spec([series]),
      b: { strategy: { id: 'built-in:buy-and-hold' } },
    });
    for (const { id } of pair) await call('runs.wait', { id });
    const { differences } = await call('runs.compare', { ids: pair.map(({ id }) => id) });
    const [difference] = differences;
    expect(difference!.days).toBeGreaterThan(100);
    expect(difference!.low).toBeLessThanOrEqual(difference!.mean);
    expect(difference!.high).toBeGreaterThanOrEqual(difference!.mean);
    expect(difference!.tooShort).toBe(false);
    const same = await call('runs.compare', { ids: [pair[0]!.id, pair[0]!.id] });
    expect(same.differences[0]).toMatchObject({ mean: 0, low: 0, high: 0, pValue: 1, finalDifference: 0 });
  });

  test('several strategies on one account: what each holds, and what the account nets', async () => {
    const { engine, series } = await withBars();
    const { call } = engine;
    const view = await call('runs.start', {
      commandId: 'a',
      spec: spec([series], {
        strategies: [
          {
            strategy: { id: 'built-in:sma-cross' },
            parameters: { fast: 5, slow: 20, short: true },
            share: 0.5,
            name: 'Trend',
          },
          { strategy: { id: 'built-in:rsi-reversion' }, parameters: { period: 5 }, share: 0.5, name: 'Back' },
        ],
      }),
    });
    const done = await call('runs.wait', { id: view.id });
    expect(done.status).toBe('done');
    expect(done.strategyCurves.map(({ name }) => name)).toEqual(['Trend', 'Back']);
    const [row] = done.netting;
    expect(row!.symbol).toBe('WAVE');
    expect(row!.positions.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(row!.net);
    const { trades } = await call('runs.trades', { id: view.id, limit: 1_000 });
    expect(new Set(trades.map(({ strategy }) => strategy))).toEqual(new Set(['Trend', 'Back']));
    // What is left after all have traded is the account's.
    const last = done.strategyCurves.map(({ curve }) => curve.at(-1)!.equity);
    expect(last[0]! + last[1]!).toBe(done.figures!.final);
  });

  test('risk rules about one strategy: its orders alone are denied, and the run keeps the rules it had', async () => {
    const { engine, series } = await withBars();
    const { call } = engine;
    const cross = (name: string) => ({
      strategy: { id: 'built-in:sma-cross' },
      parameters: { fast: 5, slow: 20 },
      share: 0.5,
      name,
    });
    const rules = (strategy: string) => [
      { rule: 'max-quantity', limit: 5, scope: { kind: 'strategy', strategy } } as const,
    ];
    const deniedOf = async (commandId: string, more: object) => {
      const { id } = await call('runs.start', {
        commandId,
        spec: spec([series], { strategies: [cross('Free'), cross('Held')], ...more }),
      });
      await call('runs.wait', { id });
      const { orders } = await call('runs.orders', { id });
      expect(orders.some(({ status }) => status === 'filled')).toBe(true);
      return {
        id,
        denied: [...new Set(orders.filter(({ status }) => status === 'denied').map((each) => each.strategy))],
      };
    };
    expect((await deniedOf('none', {})).denied).toEqual([]);
    expect((await deniedOf('own', { rules: rules('Held') })).denied).toEqual(['Held']);

    await openAccount(engine);
    await call('risk.setRules', { commandId: 'first', rules: rules('Free') });
    const copied = await deniedOf('copied', { copyRules: true });
    expect(copied.denied).toEqual(['Free']);
    await call('risk.setRules', { commandId: 'second', rules: [] });
    expect(await call('runs.reproduce', { id: copied.id })).toMatchObject({ same: true, missing: [] });
  });

  test('a queued run and a running one can be cancelled; the rest goes on', async () => {
    const { engine, series } = await withBars();
    const { call } = engine;
    const endless = {
      strategies: [
        {
          strategy: {
            kind: 'typescript',
            fileName: 'slow.ts',
            source: `import { strategy } from 'tapedeck';
              export default strategy({ name: 'Slow', setup: () => () => { for (let n = 0; n < 2e6; n += 1); } });`,
          },
        },
      ],
    };
    const views = [];
    for (let number = 0; number < 6; number += 1)
      views.push(await call('runs.start', { commandId: `slow-${number}`, spec: spec([series], endless) }));
    for (const { id } of views) await call('runs.cancel', { id });
    for (const { id } of views) expect((await call('runs.wait', { id })).status).toBe('cancelled');
    const after = await call('runs.start', { commandId: 'after', spec: spec([series]) });
    expect((await call('runs.wait', { id: after.id })).status).toBe('done');
    expect((await call('runs.list', {})).map(({ status }) => status)).toEqual([
      'done',
      ...views.map(() => 'cancelled'),
    ]);
  });

  test('the look-ahead check finds nothing in a clean strategy, and tells what is not warm', async () => {
    const { engine, series } = await withBars(300);
    const { call } = engine;
    const clean = await call('runs.lookahead', { spec: spec([series]), cuts: 4 });
    expect(clean).toMatchObject({ findings: [], warmUps: [], clean: true });
    const ema = `import { strategy } from 'tapedeck';
      export default strategy({ name: 'E', setup(s) { const e = s.ema(60); const c = s.bars().line('close');
        return () => { if (c.crossesAbove(e)) s.signal(1); else if (c.crossesBelow(e)) s.signal(0); }; } });`;
    const own = { strategies: [{ strategy: { kind: 'typescript', fileName: 'e.ts', source: ema } }] };
    const report = await call('runs.lookahead', { spec: spec([series], own), cuts: 4 });
    expect(report.findings).toEqual([]);
    expect(report.warmUps[0]).toMatchObject({ indicator: 'ema(60, sma)', warmUp: 59 });
  });

  test('what is not there, or below the quality threshold, is said before anything is queued', async () => {
    const { engine, series } = await withBars();
    const { call } = engine;
    const start = (more: object) => call('runs.start', { commandId: 'x', spec: spec([series], more) });
    const unknown = { strategies: [{ strategy: { id: 'built-in:magic' } }] };
    await expect(start(unknown)).rejects.toMatchObject({ error: { code: 'NOT_FOUND' } });
    await expect(start({ data: { series: [999] } })).rejects.toMatchObject({ error: { code: 'NOT_FOUND' } });
    await expect(start({ cash: '-1' })).rejects.toMatchObject({ error: { code: 'BAD_REQUEST' } });
    await expect(start({ from: Date.UTC(2099, 0, 1) })).rejects.toMatchObject({
      error: { code: 'REPLAY_EMPTY' },
    });
    const parameters = { strategies: [{ strategy: { id: 'built-in:sma-cross' }, parameters: { fast: 0 } }] };
    const view = await start(parameters);
    const failed = await call('runs.wait', { id: view.id });
    expect(failed).toMatchObject({ status: 'failed', problem: { kind: 'shape' } });
    expect(await call('runs.list', {})).toHaveLength(1);
  });
});
