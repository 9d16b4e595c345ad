/** Rules trade like the code they are converted to, and what is wrong in them is said by its place. */
import { describe, expect, test } from 'vitest';
import { Seeded } from '#core/units/seeded.ts';
import { codeOfRules } from '#research/rules/code.ts';
import { definitionOfRules } from '#research/rules/definition.ts';
import type { Rules } from '#research/rules/rules.ts';
import { StrategyFault } from '#research/strategy/host.ts';
import type { StrategyDefinition } from '#research/strategy/api.ts';
import { QuickJsHost } from '#sandbox/quickjs-host.ts';
import { columnsOf, run } from '../../../support/backtest.ts';

function walk(count: number): ReturnType<typeof columnsOf> {
  const random = Seeded.of(9);
  let close = 100;
  return columnsOf(
    Array.from({ length: count }, (_, at) => {
      const open = close;
      close = Math.max(30, Math.round((open + (random.below(401) - 200) / 100) * 100) / 100);
      const time = Date.UTC(2024, 0, 8) + at * 3_600_000;
      return { time, open, high: Math.max(open, close) + 0.5, low: Math.min(open, close) - 0.5, close };
    }),
  );
}

const trade = (definition: StrategyDefinition) =>
  run({ columns: [walk(1_500)], definition, timeframe: '1h', calendar: '24/7' });

const RULES: Readonly<Record<string, Rules>> = {
  'a cross with parameters': {
    name: 'Cross',
    parameters: {
      fast: { kind: 'whole', default: 5, min: 2, max: 50 },
      slow: { kind: 'whole', default: 20, min: 3, max: 200, step: 1 },
    },
    long: {
      enter: {
        compare: { indicator: 'sma', parameters: { period: { parameter: 'fast' } } },
        is: 'crosses-above',
        to: { indicator: 'sma', parameters: { period: { parameter: 'slow' } } },
      },
      exit: {
        compare: { indicator: 'sma', parameters: { period: { parameter: 'fast' } } },
        is: 'crosses-below',
        to: { indicator: 'sma', parameters: { period: { parameter: 'slow' } } },
      },
    },
    short: null,
  },
  'both sides with stops, targets, time and size': {
    name: 'Both',
    about: "Somebody's first one",
    long: {
      enter: {
        all: [
          {
            compare: { number: 35 },
            is: 'crosses-above',
            to: { indicator: 'rsi', parameters: { period: 7 } },
          },
          { any: [{ time: { from: '22:00', to: '06:00' } }, { not: { weekdays: [0, 6] } }] },
        ],
      },
      exit: null,
      stop: { ranges: 2, length: 10 },
      target: { share: 0.03 },
      bars: 12,
    },
    short: {
      enter: {
        all: [
          { compare: { price: 'close' }, is: 'above', to: { indicator: 'bollinger', output: 'upper' } },
          { compare: { price: 'close', ago: 1 }, is: 'below', to: { indicator: 'ema', timeframe: '4h' } },
        ],
      },
      exit: { compare: { price: 'close' }, is: 'below', to: { indicator: 'bollinger' } },
      trail: 0.02,
    },
    size: { by: 'equity', share: 0.5 },
  },
};

describe('rules', () => {
  test.each(Object.entries(RULES))('%s: the code does the same, order for order', async (_, rules) => {
    const json = JSON.stringify(rules);
    const mine = trade(definitionOfRules(json));
    expect(mine.fills).toBeGreaterThan(10);
    const code = codeOfRules(json, rules.name);
    const { definition, dispose } = await new QuickJsHost().load(code, 'rules.ts');
    const its = trade(definition);
    dispose();
    expect(its.fills).toBe(mine.fills);
    expect(its.equity).toEqual(mine.equity);
    expect(Buffer.from(its.journal).equals(Buffer.from(mine.journal))).toBe(true);
  });

  test('the code reads like one that a person wrote', () => {
    expect(codeOfRules(JSON.stringify(RULES['a cross with parameters']), 'Cross')).toMatchInlineSnapshot(`
      "import { strategy, whole } from 'tapedeck';

      export default strategy({
        name: 'Cross',
        parameters: { fast: whole(5, 2, 50), slow: whole(20, 3, 200, 1) },
        setup(s) {
          const bars = s.bars();
          const sma = s.indicator('sma', { period: s.parameters.fast });
          const sma2 = s.indicator('sma', { period: s.parameters.slow });
          const enterLong = () => sma.crossesAbove(sma2);
          const leaveLong = () => sma.crossesBelow(sma2);
          let held = 0;
          return {
            onBar() {
              const { quantity } = s.position();
              if (quantity !== 0) {
                held += 1;
                if ((quantity > 0 && (leaveLong()))) s.close();
              }
              if (quantity !== 0 || s.orders().length > 0) return;
              if (enterLong()) { s.buy(); held = 0; }
            },
          };
        },
      });
      "
    `);
  });
});

const base = RULES['a cross with parameters']!;
const broken: readonly (readonly [string, unknown])[] = [
  ['', '{'],
  ['name: is missing', { ...base, name: '' }],
  ['neither a long nor a short', { name: 'x', long: null, short: null }],
  ['long.enter: is no condition', { ...base, long: { enter: 5, exit: null } }],
  ['long.enter.all: is no list', { ...base, long: { enter: { all: [] }, exit: null } }],
  [
    'long.enter.is: there are above',
    { ...base, long: { enter: { compare: { number: 1 }, is: 'over', to: { number: 2 } }, exit: null } },
  ],
  [
    'long.enter.compare.indicator: there is no indicator',
    {
      ...base,
      long: { enter: { compare: { indicator: 'magic' }, is: 'above', to: { number: 2 } }, exit: null },
    },
  ],
  [
    'there is no parameter gone',
    {
      ...base,
      long: {
        enter: { compare: { price: 'close' }, is: 'above', to: { number: { parameter: 'gone' } } },
        exit: null,
      },
    },
  ],
  [
    'two numbers never cross',
    {
      ...base,
      long: { enter: { compare: { number: 1 }, is: 'crosses-above', to: { number: 2 } }, exit: null },
    },
  ],
  ['25:00 is no time', { ...base, long: { enter: { time: { from: '25:00', to: '10:00' } }, exit: null } }],
  ['surprise is not known', { ...base, surprise: 1 }],
  ['default lies between', { ...base, parameters: { fast: { kind: 'whole', default: 5, min: 7, max: 9 } } }],
];

test.each(broken)('what is wrong is said by its place: %s', (place, rules) => {
  const json = typeof rules === 'string' ? rules : JSON.stringify(rules);
  expect(() => definitionOfRules(json)).toThrow(StrategyFault);
  expect(() => definitionOfRules(json)).toThrow(place);
});
