/**
 * What a hostile or careless text tries, and what comes of it: a fault of the right kind or nothing at all. After each, a
 * fresh strategy runs as ever.
 */
import { describe, expect, test } from 'vitest';
import { QuickJsHost } from '#sandbox/quickjs-host.ts';
import { FakeStrategy } from './fake.ts';
import { cameOf, hook, probe, setup, stillRuns, top } from './hostile.ts';

describe('out to the host', () => {
  test.each([
    ['process', 'typeof process', 'undefined'],
    ['require', 'typeof require("node:fs")', 'threw'],
    ['require of tapedeck’s own files', 'require("#engine/engine.ts")', 'threw'],
    ['the function of a function', 's.buy.constructor("return process")()', 'threw'],
    [
      'the function of a bar’s getter',
      'Object.getOwnPropertyDescriptor(Object.getPrototypeOf(s.bars()), "close").get.constructor("return 1")()',
      'threw',
    ],
    ['the function of an error', 'new Error().constructor.constructor("return 1")()', 'threw'],
    ['the function of an async function', '(async () => {}).constructor("return 1")()', 'threw'],
    ['the function of a generator', '(function* () {}).constructor("return 1")()', 'threw'],
    ['Function', 'typeof Function', 'undefined'],
    ['eval', 'typeof eval', 'undefined'],
    ['eval by way of the global object', 'globalThis["ev" + "al"]', 'undefined'],
    ['fetch', 'typeof fetch', 'undefined'],
    ['timers', 'typeof setTimeout', 'undefined'],
    ['WebAssembly', 'typeof WebAssembly', 'undefined'],
    ['shared memory', 'typeof SharedArrayBuffer + typeof Atomics', 'undefinedundefined'],
    ['promises', 'typeof Promise', 'undefined'],
    ['garbage as a clock', 'typeof WeakRef + typeof FinalizationRegistry', 'undefinedundefined'],
    ['Date.now', 'Date.now()', 'threw'],
    ['a new Date', 'new Date()', 'threw'],
    ['Date as a function', 'Date()', 'threw'],
    ['the Date of a date', 'new (new Date(0).constructor)()', 'threw'],
    [
      'the zone of the machine',
      'new Date(2026, 0, 5, 10).toString() + new Date("2026-01-05T10:00:00").getHours() + new Date(0).getTimezoneOffset()',
      'Mon, 05 Jan 2026 10:00:00 GMT100',
    ],
    ['the prelude through a stack', 'typeof new Error().stack.boot', 'undefined'],
    ['the caller', '(function f() { return f.caller; })()', 'threw'],
    ['arguments of the caller', '(function f() { return arguments.callee; })()', 'threw'],
    ['this of a plain call', '(function () { return typeof this; })()', 'undefined'],
    ['a line’s class', 'typeof s.sma(3).constructor.id', 'undefined'],
    ['a made-up line', 's.sma(3).crossesAbove.call({ value: 1 }, 2)', 'threw'],
    ['a made-up line as the other', 's.sma(3).crossesAbove({ value: 1 })', 'threw'],
    ['the answers of the host', 'typeof call + typeof ask + typeof share', 'undefinedundefinedundefined'],
    ['the present by intervals', 'typeof performance', 'undefined'],
    [
      'symbols of the registry',
      'Symbol.for("nodejs.util.inspect.custom").description + Object.getOwnPropertySymbols(s).length',
      'nodejs.util.inspect.custom0',
    ],
  ])('%s', async (_name, expression, found) => {
    const { kind, s } = await cameOf(probe(expression));
    expect(kind).toBe('harmless');
    expect(s.logged).toEqual([found]);
    await stillRuns();
  });

  test.each([
    ['an import', 'import fs from "node:fs"; export default fs;', 'refused'],
    ['an import at run time', hook('import("node:fs");'), 'refused'],
    ['code of text, uncaught', hook('s.buy.constructor("return 1")();'), 'refused'],
    ['the closing bracket of the wrapper', '}); globalThis.x = 1; (function () {', 'syntax'],
    ['Math.random before a run', top('Math.random()'), 'refused'],
    [
      'a getter in place of the export',
      'export default { get name() { return process.env; }, setup: () => ({}) };',
      'thrown',
    ],
    ['too long a text', `// ${'x'.repeat(1_000_001)}`, 'refused'],
  ])('%s', async (_name, source, kind) => {
    expect((await cameOf(source)).kind).toBe(kind);
    await stillRuns();
  });
});

describe('into the prelude', () => {
  test.each([
    ['Object.prototype', setup('({}).__proto__.polluted = 1'), 'thrown'],
    [
      'Object.prototype by definition',
      setup('Object.defineProperty(Object.prototype, "toJSON", { value: () => "[]" })'),
      'thrown',
    ],
    ['Array.prototype', setup('Array.prototype.map = () => []'), 'thrown'],
    ['JSON', setup('JSON.stringify = () => "[\\"buy\\"]"'), 'thrown'],
    ['the global object', setup('globalThis.JSON = {}'), 'thrown'],
    ['a new global', setup('globalThis.mine = 1'), 'thrown'],
    [
      'typed arrays',
      setup('Float64Array.prototype.fill = () => {}; Object.getPrototypeOf(Float64Array).prototype.at = 1'),
      'thrown',
    ],
    ['iterators', setup('[][Symbol.iterator]().__proto__.next = () => ({ done: true })'), 'thrown'],
    ['the strategy object', setup('s.buy = () => 1'), 'thrown'],
    ['its symbols', setup('s.symbols.push("ZZZ")'), 'thrown'],
    ['its parameters', setup('s.parameters.fast = 1e9'), 'thrown'],
    ['a line', setup('Object.defineProperty(s.sma(3), "value", { value: 1 })'), 'thrown'],
    ['the class of lines', setup('Object.getPrototypeOf(s.sma(3)).ago = () => 1'), 'thrown'],
    ['bars', setup('s.bars().close = 1'), 'thrown'],
    [
      'what tapedeck exports',
      'import * as t from "tapedeck"; (t as any).whole = 1; export default {};',
      'thrown',
    ],
    [
      'symbols that change how things are read',
      setup('class A { static [Symbol.hasInstance]() { return true; } } Error[Symbol.hasInstance] = A'),
      'thrown',
    ],
    ['then of an object', hook('return { then() { s.log("ran"); } };'), 'harmless'],
    [
      'names of one’s own',
      setup(
        'const e = new Error("a"); e.name = "Mine"; const o = {}; o.toString = () => "me"; s.log(e + String(o))',
      ),
      'harmless',
    ],
  ])('%s', async (_name, source, kind) => {
    expect((await cameOf(source)).kind).toBe(kind);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    await stillRuns();
  });
});

describe('false values', () => {
  test('numbers of the future are nowhere', async () => {
    const { s } = await cameOf(
      hook(`const b = s.bars(); const line = b.line("volume");
        s.log([line.value, line.ago(-1), line.ago(-0.5), line.ago(-512), JSON.stringify(b.before(-1)), b.count].join());`),
      4,
    );
    expect(s.logged).toEqual([
      '0,NaN,NaN,NaN,null,1',
      '1,NaN,NaN,NaN,null,2',
      '2,NaN,NaN,NaN,null,3',
      '3,NaN,NaN,NaN,null,4',
    ]);
  });

  test('a buffer that is the machine’s own cannot be had, detached or written to', async () => {
    const { kind, s } = await cameOf(
      setup(`const seen = new Set(); let buffers = 0;
        const look = (o) => { if ((typeof o !== 'object' && typeof o !== 'function') || o === null || seen.has(o)) return; seen.add(o);
          if (o instanceof ArrayBuffer || ArrayBuffer.isView(o)) buffers += 1;
          for (const key of Reflect.ownKeys(o)) { const d = Object.getOwnPropertyDescriptor(o, key); look(d.value); look(d.get); look(d.set); }
          look(Object.getPrototypeOf(o)); };
        const line = s.sma(3); const bars = s.bars(); look(s); look(line); look(bars); look(bars.line("close")); look(globalThis);
        s.log(String(buffers))`),
    );
    expect(kind).toBe('harmless');
    expect(s.logged).toEqual(['0']);
  });

  test('a getter that changes its mind is asked once', async () => {
    const { s } = await cameOf(
      hook('let n = 0; s.buy({ get quantity() { return (n += 1); } }); s.log(String(n));'),
      1,
    );
    expect(s.told).toEqual(['1: buy quantity=1']);
    expect(s.logged).toEqual(['1']);
  });

  test('numbers that are none, and huge ones, arrive as they are', async () => {
    const { s } = await cameOf(
      hook('for (const quantity of [NaN, Infinity, -Infinity, 1e308, -0, 5e-324]) s.buy({ quantity });'),
      1,
    );
    expect(s.told.map((each) => each.split('=')[1])).toEqual([
      'NaN',
      'Infinity',
      '-Infinity',
      '1e+308',
      '0',
      '5e-324',
    ]);
  });

  test.each([
    ['an object as a quantity', 's.buy({ quantity: { valueOf: () => 3 } });', 'thrown'],
    ['an array as a quantity', 's.buy({ quantity: [3] });', 'refused'],
    ['a big integer', 's.buy({ quantity: 3n });', 'thrown'],
    [
      'fifty-one options',
      's.buy(Object.fromEntries(Array.from({ length: 51 }, (_, i) => ["a" + i, 1])));',
      'thrown',
    ],
    ['an option named __proto__', 's.buy(JSON.parse(\'{"__proto__": {"quantity": 9}}\'));', 'refused'],
    ['a number that pretends to be NaN', 's.buy({ note: { $: "NaN" } });', 'refused'],
    ['a symbol that is not traded', 's.buy(); s.bars("ZZZ");', 'refused'],
    ['a line of another kind', 's.indicator("sma", {}, { of: { $line: 0 } });', 'refused'],
  ])('%s', async (_name, lines, kind) => {
    const came = await cameOf(hook(lines));
    expect([kind, 'refused']).toContain(came.kind);
    await stillRuns();
  });

  test('the log has an end', async () => {
    const small = new QuickJsHost({ logLines: 20, logLength: 30 });
    const hosted = await small.load(
      hook('for (let i = 0; i < 10; i++) console.log("x".repeat(100), i);'),
      'log.ts',
    );
    const s = new FakeStrategy({}, 50);
    s.run(hosted.definition.setup);
    expect(s.logged).toHaveLength(20);
    expect(s.logged.every((each) => each.length <= 30)).toBe(true);
    expect(s.logged.at(-1)).toContain('full');
  });

  test('chance is of the run’s seed, also as Math.random', async () => {
    const [first, second] = [
      await cameOf(hook('s.log(String(Math.random()))')),
      await cameOf(hook('s.log(String(s.random()))')),
    ];
    expect(first.s.logged).toEqual(second.s.logged);
    expect(new Set(first.s.logged).size).toBe(10);
  });
});
