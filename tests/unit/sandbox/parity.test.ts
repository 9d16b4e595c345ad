/** A text in the sandbox and the same definition run natively come to the same, told by everything that they did. */
import { describe, expect, test } from 'vitest';
import { strategy, whole, type Strategy, type StrategyDefinition } from '#research/strategy/api.ts';
import { QuickJsHost } from '#sandbox/quickjs-host.ts';
import { FakeStrategy } from './fake.ts';

const host = new QuickJsHost();

/** Runs the setup as it stands here natively, and its text in the sandbox. */
async function both(setup: StrategyDefinition['setup'], rows = 60, from = 1): Promise<FakeStrategy[]> {
  const native = new FakeStrategy({ fast: 3, slow: 7 }, rows);
  native.run(setup, from);
  const hosted = await host.load(`export default { name: 'Same', setup: ${setup.toString()} };`, 'same.ts');
  const boxed = new FakeStrategy({ fast: 3, slow: 7 }, rows);
  boxed.run(hosted.definition.setup, from);
  hosted.dispose();
  return [native, boxed];
}

async function same(setup: StrategyDefinition['setup'], rows = 60, from = 1): Promise<FakeStrategy> {
  const [native, boxed] = await both(setup, rows, from);
  expect(boxed!.logged).toEqual(native!.logged);
  expect(boxed!.told).toEqual(native!.told);
  expect(native!.logged.length + native!.told.length).toBeGreaterThan(0);
  return boxed!;
}

describe('the same in the sandbox as outside', () => {
  test('a cross of averages', async () => {
    const ran = await same((s) => {
      const fast = s.sma(Number(s.parameters['fast']));
      const slow = s.sma(Number(s.parameters['slow']));
      return {
        onBar() {
          if (fast.crossesAbove(slow)) s.buy();
          else if (fast.crossesBelow(slow)) s.close();
        },
      };
    }, 2_000);
    expect(ran.told.length).toBeGreaterThan(100);
  });

  test('crosses of lines that are often equal, of levels and of other timeframes', () =>
    same((s) => {
      const close = s.bars().line('close');
      const other = s.bars('BBB').line('close');
      const slow = s.bars('AAA', '5m').line('close');
      const level = s.sma(2);
      return () => {
        const crosses = [other, slow, level, 100, 101, close].map(
          (each) => `${close.crossesAbove(each)} ${close.crossesBelow(each)} ${slow.crossesAbove(each)}`,
        );
        s.log(crosses.join());
      };
    }, 3_000));

  test('a line that rests for longer than the ring remembers', () =>
    same((s) => {
      const steady = s.bars().line('volume');
      const level = s.indicator('band', { length: 1 }, { of: 'volume' });
      return () =>
        s.log(`${steady.crossesAbove(level)} ${level.crossesBelow(steady)} ${steady.crossesAbove(1_200)}`);
    }, 1_300));

  test('what lines and bars tell, now and before, near and far', () =>
    same((s) => {
      const bars = s.bars('BBB');
      const slow = s.bars('AAA', '5m');
      const line = s.sma(3, { bars });
      const upper = s.indicator('band', { length: 2 }, { bars: slow, output: 'upper' });
      const ofLine = s.ema(2, { of: line });
      return (bar) => {
        const agos = [0, 1, 2, 1.5, -1, 511, 512, 600, 5_000, Number.NaN, Infinity];
        s.log(
          [line, upper, upper.line('lower'), ofLine]
            .flatMap((each) => agos.map((ago) => each.ago(ago)))
            .join(),
        );
        s.log([0, 1, 2, 1.5, -1, 511, 512, 700].map((ago) => JSON.stringify(bars.before(ago))).join());
        s.log(`${bar.symbol} ${bar.time} ${bar.open} ${bar.high} ${bar.low} ${bar.close} ${bar.volume}`);
        s.log(
          `${slow.symbol} ${slow.timeframe} ${slow.count} ${slow.fresh} ${slow.close} ${line.ready} ${upper.value}`,
        );
      };
    }, 1_200));

  test('a run that begins after many bars', () =>
    same(
      (s) => {
        const line = s.rsi(5);
        const bars = s.bars();
        return () =>
          s.log([line.value, line.ago(1), line.ago(2), line.ago(400), bars.before(3)?.close].join());
      },
      900,
      800,
    ));

  test('orders with everything that can be said, and what they came to', () =>
    same((s) => {
      s.warmUp(5);
      s.every('week', 'Monday');
      s.every({ minutes: 15 }, 'quarter');
      return {
        onBar() {
          const placed = s.buy({
            symbol: 'BBB',
            quantity: 3.5,
            limit: 9.25,
            stop: 8,
            stopLoss: 7,
            takeProfit: 12,
            timeInForce: 'DAY',
            until: 86_400_000,
            reduceOnly: false,
            note: 'breakout “x”\n',
          });
          s.log(`${placed.orders.join()} ${placed.denied}`);
          s.log(
            `${s.equity} ${s.cash} ${s.now} ${JSON.stringify(s.position())} ${s.position('BBB').quantity}`,
          );
          s.sell({ size: { by: 'volatility', share: 0.01, ranges: 2 }, trail: { share: 0.05 } });
          s.sell({
            size: { by: 'kelly', winRate: 0.5, payoff: 2, part: 0.5 },
            touch: 4,
            quantity: Number.NaN,
          });
          s.sell({ trail: { distance: 2 }, quantity: Infinity });
          s.target(-0.5, 'BBB', 'half');
          s.signal(1);
          s.cancel('o1');
          s.cancelAll();
          s.cancelAll('AAA');
          s.log(JSON.stringify(s.orders('BBB')) + s.symbols.join() + JSON.stringify(s.parameters));
          s.log(`${s.position().averagePrice} ${s.random()}`);
          s.close('AAA', 'done');
          s.log(`${s.equity} ${s.position().averagePrice} ${s.position().quantity}`);
        },
        onEnd: () => s.log('the end'),
      };
    }));

  test('hooks with a state of their own', () =>
    same((s) => ({
      bars: 0,
      onBar() {
        (this as unknown as { bars: number }).bars += 1;
        s.log(String((this as unknown as { bars: number }).bars));
      },
    })));
});

describe('hooks', () => {
  test('fills, timers and the end arrive', async () => {
    const hosted = await host.load(
      `export default { name: 'Hooks', setup: (s) => ({
        onFill: (fill) => s.log(JSON.stringify(fill) + fill.realised),
        onTimer: (name) => s.log('timer ' + name),
        onEnd: () => s.log('end'),
      }) }`,
      'hooks.ts',
    );
    const s = new FakeStrategy();
    const hooks = hosted.definition.setup(s) as Exclude<
      ReturnType<typeof hosted.definition.setup>,
      () => void
    >;
    if (typeof hooks === 'function') throw new Error('a function');
    const fill = {
      orderId: 'o7',
      symbol: 'AAA',
      side: 'sell',
      price: 9.5,
      quantity: 2,
      fees: 0.1,
      realised: NaN,
      time: 5,
    } as const;
    hooks.onFill?.(fill);
    hooks.onTimer?.('Monday “x”');
    hooks.onEnd?.();
    expect(hooks.onBar).toBeUndefined();
    expect(s.logged).toEqual([`${JSON.stringify(fill)}NaN`, 'timer Monday “x”', 'end']);
    expect(() => hooks.onTimer?.('late')).toThrow('the run is over');
  });

  test('each setup is a run of its own: nothing of one is left for the next', async () => {
    const hosted = await host.load(
      `let bars = 0;
       export default { name: 'Counter', setup: (s) => ({ onBar() { bars += 1; }, onEnd() { s.log(String(bars)); } }) }`,
      'counter.ts',
    );
    const runs = Array.from({ length: 40 }, () => new FakeStrategy());
    for (const run of runs) run.run(hosted.definition.setup);
    expect(new Set(runs.flatMap(({ logged }) => logged))).toEqual(new Set(['60']));
  });

  test('two runs of one definition at a time do not meet', async () => {
    const hosted = await host.load(
      `let bars = 0; export default { name: 'Two', setup: (s) => () => s.log(String((bars += 1))) }`,
      'two.ts',
    );
    const [first, second] = [new FakeStrategy({}, 3), new FakeStrategy({}, 3)];
    const hooks = [first, second].map((s) => hosted.definition.setup(s) as { onBar(bar: unknown): void });
    for (let bar = 0; bar < 3; bar += 1) hooks.forEach((each) => each.onBar(first.base[0]));
    expect(first.logged).toEqual(['1', '2', '3']);
    expect(second.logged).toEqual(first.logged);
  });
});

describe('what a text declares', () => {
  test('parameters of each kind, as the API makes them', async () => {
    const hosted = await host.load(
      `import { strategy, whole, real, choice, flag, text } from 'tapedeck';
       const shared: number = 2;
       export default strategy({
         name: 'All kinds', about: 'One of each.',
         parameters: { length: whole(20, 2, 200), share: real(0.5, 0, 1), side: choice('long', ['long', 'short']), both: flag(true), hours: text('9-16') },
         setup(s) { const length: number = s.parameters.length; s.log(\`\${length * shared} \${s.parameters.side} \${s.parameters.both}\`); return {}; },
       });`,
      'kinds.ts',
    );
    const { setup, ...plain } = hosted.definition;
    expect(plain).toEqual({
      name: 'All kinds',
      about: 'One of each.',
      parameters: {
        length: whole(20, 2, 200),
        share: { kind: 'real', default: 0.5, min: 0, max: 1, step: 0.05 },
        side: { kind: 'choice', default: 'long', choices: ['long', 'short'] },
        both: { kind: 'flag', default: true },
        hours: { kind: 'text', default: '9-16' },
      },
    });
    const s = new FakeStrategy({ length: 21, side: 'short', both: false });
    setup(s);
    expect(s.logged).toEqual(['42 short false']);
  });

  test('a definition stays a definition', () => {
    const definition = strategy({ name: 'x', setup: (s: Strategy) => () => s.log('') });
    expect(definition.name).toBe('x');
  });
});
