/** What the strategy editor completes, and where it marks problems. */
import { Text } from '@codemirror/state';
import { describe, expect, test } from 'vitest';
import type { StrategyProblem } from '#research/strategy/host.ts';
import { namesBehind } from '#renderer/features/research/editor/completion.ts';
import { diagnosticsOf } from '#renderer/features/research/editor/diagnostics.ts';

describe('names behind the cursor', () => {
  test.each([
    ['    s.', 'crossesAbove', false],
    ['    s.', 'sma', true],
    ['const fast = s.sm', 'sma', true],
    ['if (fast.', 'crossesAbove', true],
    ['if (s.bars().', 'count', true],
    ['s.bars("FPT", "1h").bef', 'before', true],
    ['onFill(fill) { s.log(fill.', 'realised', true],
    ['if (s.position().', 'averagePrice', true],
    ['s.buy({ ', 'takeProfit', true],
    ['s.buy({\n  quantity: 3,\n  li', 'limit', true],
    ['s.sell({ size: { by: "equity", share: 1 }, st', 'stopLoss', true],
    ['s.rsi(14, { ba', 'bars', true],
    ['parameters: { length: who', 'whole', true],
    ['return {\n  on', 'onBar', true],
    ['s.parameters.', 'length', false],
    ['const x = 3 + ', 'whole', false],
  ])('%j offers %s: %s', (before, name, offered) =>
    expect(Object.keys(namesBehind(before)).includes(name)).toBe(offered),
  );

  test('a long text of nothing in particular takes no time', () => {
    const began = performance.now();
    namesBehind(`s.buy({ ${'{ a: '.repeat(120)}`);
    namesBehind(`s.buy({ ${'a, '.repeat(200)}!`);
    namesBehind(`s.rsi(${'a, '.repeat(200)}!`);
    expect(performance.now() - began).toBeLessThan(100);
  });
});

describe('marks of problems', () => {
  const doc = Text.of(['const a = 1;', '  fast.crossesAbove(slow);', '']);
  const problem = (line: number | null, column: number | null): StrategyProblem => ({
    kind: 'thrown',
    message: 'no',
    line,
    column,
  });
  const marked = (line: number | null, column: number | null) => {
    const [mark] = diagnosticsOf(doc, [problem(line, column)]);
    return doc.sliceString(mark!.from, mark!.to);
  };

  test('at their word', () => {
    expect(marked(2, 3)).toBe('fast');
    expect(marked(2, 7)).toBe('.crossesAbove');
  });
  test('at their line where no column is known', () =>
    expect(marked(2, null)).toBe('fast.crossesAbove(slow);'));
  test('at the first line where no place is known', () => expect(marked(null, null)).toBe('const a = 1;'));
  test('within the text, whatever they say', () => {
    expect(marked(99, 5)).toBe('');
    expect(marked(1, 500)).toBe('');
    expect(marked(0, 0)).toBe('const');
  });
});
