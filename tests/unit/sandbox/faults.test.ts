/** What is wrong with a text is said at its place in the text. */
import { describe, expect, test } from 'vitest';
import { StrategyFault, type StrategyProblem } from '#research/strategy/host.ts';
import { QuickJsHost } from '#sandbox/quickjs-host.ts';
import { FakeStrategy } from './fake.ts';

const host = new QuickJsHost();

/** The problem of a text, from reading it to the end of a short run. */
async function problemOf(source: string, s = new FakeStrategy({}, 5)): Promise<StrategyProblem | null> {
  try {
    const hosted = await host.load(source, 'faulty.ts');
    s.run(hosted.definition.setup);
    hosted.dispose();
    return null;
  } catch (error) {
    if (!(error instanceof StrategyFault)) throw error;
    return error.problem;
  }
}

describe('places', () => {
  test.each([
    ['no TypeScript', 'export default {\n  name: "a",\n  setup(s) { let = 3 + ; }\n};', 'syntax', 3, 18],
    [
      'TypeScript only QuickJS finds wrong',
      'const a: number = 1;\nconst a = 2;\nexport default {};',
      'syntax',
      2,
      null,
    ],
    [
      'an error at the top',
      'const a: number = 1;\nconst b: any = null; b.x;\nexport default {};',
      'thrown',
      2,
      23,
    ],
    [
      'an error in setup',
      'export default { name: "a",\n setup(s: any) {\n  const x: string = (s as any).nothing.x; } };',
      'thrown',
      3,
      39,
    ],
    [
      'an error in a hook',
      'export default { name: "a", setup: (s) => ({\n onBar(bar) {\n  if (bar.close) throw new Error("no"); } }) };',
      'thrown',
      3,
      33,
    ],
    ['an error on the first line', 'const b: any = null; b.x;', 'thrown', 1, 23],
    [
      'another import',
      'import { strategy } from "tapedeck";\nimport fs from "node:fs";\nexport default fs;',
      'refused',
      2,
      null,
    ],
    [
      'a name that tapedeck has not',
      'import { backtest } from "tapedeck";\n\nexport default backtest({});',
      'refused',
      3,
      16,
    ],
    [
      'an indicator there is not',
      'export default { name: "a", setup(s) {\n s.indicator("magic");\n return {}; } };',
      'refused',
      2,
      13,
    ],
    [
      'a symbol that is not traded',
      'export default { name: "a", setup: (s) => () => {\n s.position("ZZZ"); } };',
      'refused',
      2,
      12,
    ],
    [
      'a loop, by the function it is in',
      'export default { name: "a", setup: (s) =>\n () => {\n let n = 0;\n for (;;) n += 1; } };',
      'timeout',
      2,
      null,
    ],
  ])('%s', async (_name, source, kind, line, column) => {
    const problem = await problemOf(source);
    expect(problem).toMatchObject({ kind, line });
    if (column !== null) expect(problem?.column).toBe(column);
  });

  test('the message is the error’s', async () => {
    expect((await problemOf('throw new RangeError("too much");'))?.message).toBe('RangeError: too much');
    expect((await problemOf('throw "words";'))?.message).toBe('threw words');
    expect((await problemOf('throw { a: 1 };'))?.kind).toBe('thrown');
    expect((await problemOf('import x from "node:fs"; x();'))?.message).toContain("'node:fs'");
  });

  test('a fault of the run itself is no fault of the text', async () => {
    class Broken extends FakeStrategy {
      override random = (): number => {
        throw new TypeError('the desk is gone');
      };
    }
    const text = 'export default { name: "a", setup: (s) => () => { try { s.random(); } catch {} } };';
    await expect(problemOf(text, new Broken({}, 3))).rejects.toThrow('the desk is gone');
  });
});

describe('shape', () => {
  const withParameter = (each: string) =>
    `import { whole, real, choice } from "tapedeck"; export default { name: "a", parameters: { x: ${each} }, setup: () => ({}) };`;
  test.each([
    ['nothing exported', 'const a = 1;'],
    ['no setup', 'export default { name: "a" };'],
    ['no name', 'export default { setup: () => ({}) };'],
    ['an empty name', 'export default { name: " ", setup: () => ({}) };'],
    ['hooks that are none', 'export default { name: "a", setup: () => ({ onBar: 3 }) };'],
    ['setup that returns nothing', 'export default { name: "a", setup() {} };'],
    ['a default out of range', withParameter('whole(5, 10, 20)')],
    ['a range upside down', withParameter('real(5, 10, 1)')],
    ['a whole number that is none', withParameter('whole(5.5, 1, 10)')],
    ['no number', withParameter('whole(NaN)')],
    ['a range without end', withParameter('real(1, 0, Infinity)')],
    ['a choice of none', withParameter('choice("a", ["b"])')],
    ['a kind there is not', withParameter('{ kind: "date", default: 1 }')],
    ['a parameter that is a number', withParameter('14')],
    [
      'a parameter named __proto__',
      'export default { name: "a", parameters: { ["__proto__"]: { kind: "flag", default: true } }, setup: () => ({}) };',
    ],
    ['a step below nothing', withParameter('whole(5, 1, 10, -1)')],
  ])('%s', async (_name, source) => expect((await problemOf(source))?.kind).toBe('shape'));
});

describe('options of orders', () => {
  test.each([
    ['{ quantitty: 3 }', 'quantitty'],
    ['{ quantity: "3" }', 'quantity is a number'],
    ['{ size: { by: "luck" } }', 'a size is by'],
    ['{ size: { by: "equity", part: 1 } }', 'share of size by equity'],
    ['{ trail: 3 }', 'trail is an object'],
    ['{ timeInForce: "FOREVER" }', 'timeInForce is one of'],
    ['{ limit: () => 3 }', 'a function'],
    ['7', 'an object'],
  ])('%s is refused by name', async (options, words) => {
    const problem = await problemOf(
      `export default { name: "a", setup: (s) => () => { s.buy(${options}); } };`,
    );
    expect(problem?.message).toContain(words);
    expect(problem?.line).toBe(1);
  });
});
