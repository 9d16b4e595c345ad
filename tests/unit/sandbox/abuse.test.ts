/**
 * What a careless or hostile text uses up or leaves behind, and what comes of it: a fault of the right kind. After each, a
 * fresh strategy runs as ever. `escapes.test.ts` is about what a text must not reach.
 */
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { StrategyFault } from '#research/strategy/host.ts';
import { FakeStrategy } from './fake.ts';
import { cameOf, hook, host, patient, setup, stillRuns, top } from './hostile.ts';

describe('time', () => {
  test.each([
    ['a loop in a hook', hook('for (;;);')],
    ['a loop in setup', setup('for (;;);')],
    ['a loop at the top', top('for (;;);')],
    ['a loop that catches', hook('for (;;) try { for (;;); } catch {} finally { continue; }')],
    ['a loop in a getter of the export', 'export default { get name() { for (;;); }, setup: () => ({}) };'],
    ['a loop in toString', hook('s.log({ toString() { for (;;); } });')],
    ['a loop in a proxy', hook('s.buy(new Proxy({}, { ownKeys() { for (;;); } }));')],
    ['a loop in a comparison', hook('[3, 1, 2].sort(() => { for (;;); });')],
    [
      'a great sort',
      hook('new Uint8Array(1e6).sort((a, b) => { for (let i = 0; i < 1e3; i++); return b - a; });'),
    ],
    ['a pattern that goes back for ever', hook('/^(a+)+$/.test("a".repeat(40) + "b");')],
    ['a generator without end', hook('for (const each of (function* () { for (;;) yield 1; })()) each;')],
    [
      'a loop in the getter of an error',
      hook('throw { get message() { for (;;); }, get stack() { for (;;); } };'),
      'thrown',
    ],
    ['a million orders in a bar', hook('for (let i = 0; i < 1e6; i++) s.buy();')],
    [
      'an iterator that never ends',
      hook('const [...all] = { [Symbol.iterator]: () => ({ next: () => ({ done: false }) }) };'),
      'memory',
    ],
    ['a million lines of log', hook('for (let i = 0; i < 1e6; i++) s.log("x".repeat(5000));')],
  ])('%s', async (_name, source, kind = 'timeout') => {
    const began = performance.now();
    const { kind: came } = await cameOf(source);
    expect([kind, 'timeout']).toContain(came);
    expect(performance.now() - began).toBeLessThan(10_000);
    await stillRuns();
  });

  test('what QuickJS cannot be stopped in ends with its thread', async () => {
    const worker = new Worker(new URL('./stuck.ts', import.meta.url));
    await new Promise((resolve) => worker.once('message', resolve));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const began = performance.now();
    await worker.terminate();
    expect(performance.now() - began).toBeLessThan(1_000);
    await stillRuns();
  });
});

describe('memory and stack', () => {
  test.each([
    ['arrays', hook('const all = []; for (;;) all.push(new Array(100).fill(1));'), ['memory']],
    ['text', hook('let all = []; for (;;) all.push("x".repeat(1e6) + all.length);'), ['memory', 'timeout']],
    ['text that doubles', hook('let all = "x"; for (;;) all += all;'), ['memory', 'thrown']],
    ['typed arrays', hook('const all = []; for (;;) all.push(new Float64Array(1e5));'), ['memory']],
    ['one great array', hook('new Float64Array(1e9);'), ['memory', 'thrown']],
    [
      'a map',
      hook('const all = new Map(); for (let i = 0; ; i++) all.set(i, { i });'),
      ['memory', 'timeout'],
    ],
    ['keys', hook('const all = {}; for (let i = 0; ; i++) all["k" + i] = i;'), ['memory', 'timeout']],
    ['numbers', hook('let n = 3n; for (;;) n *= n;'), ['thrown', 'memory', 'timeout']],
    [
      'memory caught and tried again',
      hook('for (;;) try { const all = []; for (;;) all.push(new Array(1000).fill(1)); } catch {}'),
      ['memory', 'timeout'],
    ],
    ['lines', hook('for (;;) s.bars().line("close").line("open");'), ['refused', 'timeout']],
    ['indicators', setup('for (;;) s.sma(3)'), ['refused']],
    ['a call of itself', hook('(function f() { f(); })();'), ['thrown']],
    ['a call of itself by way of map', hook('(function f() { [1].map(f); })();'), ['thrown']],
    ['a getter of itself', hook('const o = { get x() { return this.x; } }; o.x;'), ['thrown']],
    ['JSON that nests', hook('JSON.parse("[".repeat(1e5));'), ['thrown']],
    ['a class of itself', hook('class A { constructor() { new A(); } } new A();'), ['thrown']],
    ['an order that nests', hook('const o = {}; o.size = o; s.buy(o);'), ['thrown', 'refused']],
  ])('%s', async (_name, source, kinds) => {
    expect(kinds).toContain((await cameOf(source, 10, patient)).kind);
    await stillRuns();
  });
});

describe('errors that are none', () => {
  test.each([
    ['nothing', 'throw undefined;'],
    ['null', 'throw null;'],
    ['a number', 'throw 7;'],
    ['a symbol', 'throw Symbol("x");'],
    ['a function', 'throw () => 1;'],
    [
      'an error whose getters throw',
      'throw { get name() { throw 1; }, get message() { throw 2; }, get stack() { throw 3; } };',
    ],
    ['a proxy that throws', 'throw new Proxy({}, { get() { throw 1; }, getPrototypeOf() { throw 2; } });'],
    ['a text without end', 'throw new Error("x".repeat(1e6));'],
    [
      'an error that says it is one of ours',
      'const e = new Error("a"); e.kind = "timeout"; e.problem = { kind: "memory" }; throw e;',
    ],
  ])('%s', async (_name, lines) => {
    const { kind, message } = await cameOf(hook(lines));
    expect(kind).toBe('thrown');
    expect(message.length).toBeLessThan(1_200);
    await stillRuns();
  });
});

describe('what runs later', () => {
  test.each([
    ['an async hook', 'export default { name: "x", setup: (s) => ({ async onBar() { s.buy(); } }) };'],
    ['an async setup', 'export default { name: "x", async setup(s) { return {}; } };'],
    ['a generator as a hook', 'export default { name: "x", setup: (s) => ({ *onBar() { s.buy(); } }) };'],
    ['work left for later', hook('(async () => { await 1; for (;;) s.buy(); })();')],
    ['work left for later at the top', top('(async () => { await 1; })()')],
    ['an async loop', hook('(async () => { for await (const each of [1]) s.buy(); })();')],
  ])('%s', async (_name, source) => {
    const { kind, s } = await cameOf(source);
    expect(kind).toBe('refused');
    expect(s.told.filter((each) => each.includes('buy')).length).toBeLessThan(2);
    await stillRuns();
  });

  test('a hook that is exchanged during the run does not change the run', async () => {
    const { kind, s } = await cameOf(
      'export default { name: "x", setup(s) { const hooks = { onBar() { s.log("first"); hooks.onBar = () => s.log("second"); } }; return hooks; } };',
    );
    expect(kind).toBe('harmless');
    expect(new Set(s.logged)).toEqual(new Set(['first']));
  });

  test('a leaked strategy object is of no use to the next run', async () => {
    const hosted = await host.load(
      'let kept; export default { name: "x", setup(s) { if (kept) kept.buy(); kept = s; return {}; } };',
      'leak.ts',
    );
    const [first, second] = [new FakeStrategy({}, 3), new FakeStrategy({}, 3)];
    first.run(hosted.definition.setup);
    second.run(hosted.definition.setup);
    expect([...first.told, ...second.told]).toEqual([]);
  });

  test('after a fault, and after it was given back, a strategy is not called again', async () => {
    const hosted = await host.load(hook('throw new Error("once");'), 'once.ts');
    const s = new FakeStrategy({}, 3);
    const { onBar } = hosted.definition.setup(s) as { onBar(bar: unknown): void };
    expect(() => onBar(s.base[0])).toThrow('once');
    expect(() => onBar(s.base[0])).toThrow(StrategyFault);
    hosted.dispose();
    expect(() => hosted.definition.setup(s)).toThrow(StrategyFault);
  });
});
