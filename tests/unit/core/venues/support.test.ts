import { describe, expect, test } from 'vitest';
import { lotProblem, roundLotAt } from '#core/venues/lots.ts';
import { ATTRIBUTES, ORDER_TYPES, phasesOf, supportMatrix, TIMES_IN_FORCE } from '#core/venues/matrix.ts';
import { rulesAt, SIMULATED, VENUES } from '#core/venues/registry.ts';
import { PHASES, type Phase } from '#core/venues/rules.ts';
import { supportFor, type OrderTerms } from '#core/venues/support.ts';
import { bandOf, tickOf } from '#core/venues/ticks.ts';

const hose = rulesAt(VENUES.HOSE, '2025-05-05');
const nyse = rulesAt(VENUES.NYSE, '2025-11-03');
const nasdaq = rulesAt(VENUES.NASDAQ, '2025-11-03');

/** `native`, `held a+b` or `refused CODE`. */
function told(rules: typeof hose, phase: Phase, terms: OrderTerms): string {
  const support = supportFor(rules, phase, terms);
  if (support.kind === 'native') return 'native';
  if (support.kind === 'refused') return `refused ${support.reason}`;
  return `held ${[support.by, ...support.also].join('+')}`;
}

describe('support on HOSE', () => {
  test.each([
    ['limit', 'DAY', 'continuous', 'native'],
    ['limit', 'DAY', 'opening-auction', 'native'],
    ['limit', 'DAY', 'break', 'held session'],
    ['limit', 'DAY', 'closed', 'held session'],
    ['limit', 'DAY', 'halt', 'held session'],
    ['limit', 'GTC', 'continuous', 'held renewal'],
    ['limit', 'GTD', 'closing-auction', 'held renewal'],
    ['limit', 'GTC', 'closed', 'held session+renewal'],
    ['limit', 'IOC', 'continuous', 'held conversion'],
    ['limit', 'IOC', 'opening-auction', 'refused IMMEDIATE_NEEDS_CONTINUOUS'],
    ['limit', 'FOK', 'break', 'refused IMMEDIATE_NEEDS_CONTINUOUS'],
    ['market-to-limit', 'DAY', 'continuous', 'native'],
    ['market-to-limit', 'GTC', 'continuous', 'held renewal'],
    ['market-to-limit', 'DAY', 'closing-auction', 'refused NO_CONTINUOUS_TRADING'],
    ['market-to-limit', 'IOC', 'continuous', 'refused TYPE_TIME_CONFLICT'],
    ['market', 'DAY', 'continuous', 'held conversion'],
    ['market', 'DAY', 'break', 'refused NO_CONTINUOUS_TRADING'],
    ['market', 'AT_OPEN', 'closed', 'held session'],
    ['market', 'AT_OPEN', 'opening-auction', 'native'],
    ['market', 'AT_OPEN', 'continuous', 'refused PHASE_PASSED'],
    ['market', 'AT_OPEN', 'closing-auction', 'refused PHASE_PASSED'],
    ['market', 'AT_CLOSE', 'opening-auction', 'held session'],
    ['market', 'AT_CLOSE', 'continuous', 'held session'],
    ['market', 'AT_CLOSE', 'closing-auction', 'native'],
    ['limit', 'AT_CLOSE', 'continuous', 'held session+conversion'],
    ['limit', 'AT_OPEN', 'opening-auction', 'held conversion'],
    ['stop', 'DAY', 'continuous', 'held trigger+conversion'],
    ['stop-limit', 'GTC', 'closed', 'held trigger+renewal'],
    ['trailing-stop', 'GTC', 'closing-auction', 'held trigger+conversion'],
    ['limit-if-touched', 'DAY', 'break', 'held trigger'],
    ['stop', 'AT_CLOSE', 'continuous', 'refused TYPE_TIME_CONFLICT'],
  ] as const)('%s %s in %s: %s', (type, timeInForce, phase, expected) => {
    expect(told(hose, phase, { type, timeInForce })).toBe(expected);
  });

  test.each([
    [{ iceberg: true }, 'continuous', 'held iceberg'],
    [{ iceberg: true }, 'break', 'held session+iceberg'],
    [{ postOnly: true }, 'continuous', 'held post-only'],
    [{ postOnly: true }, 'opening-auction', 'refused POST_ONLY_IN_AUCTION'],
    [{ postOnly: true }, 'closed', 'held session+post-only'],
    [{ allOrNone: true }, 'continuous', 'held size'],
    [{ allOrNone: true }, 'closing-auction', 'held session+size'],
    [{ minimum: true }, 'break', 'held session+size'],
    [{ reduceOnly: true }, 'continuous', 'held reduce-only'],
    [{ allOrNone: true, iceberg: true }, 'continuous', 'refused ATTRIBUTES_CONFLICT'],
    [{ allOrNone: true, postOnly: true }, 'continuous', 'refused ATTRIBUTES_CONFLICT'],
  ] as const)('limit DAY with %j in %s: %s', (attributes, phase, expected) => {
    expect(told(hose, phase, { type: 'limit', timeInForce: 'DAY', ...attributes })).toBe(expected);
  });

  test.each([
    { type: 'market', timeInForce: 'DAY', postOnly: true },
    { type: 'limit', timeInForce: 'IOC', postOnly: true },
    { type: 'stop', timeInForce: 'DAY', iceberg: true },
    { type: 'limit', timeInForce: 'AT_CLOSE', allOrNone: true },
    { type: 'market-to-limit', timeInForce: 'DAY', minimum: true },
  ] as const)('contradictions: %j', (terms) => {
    expect(told(hose, 'continuous', terms)).toBe('refused ATTRIBUTES_CONFLICT');
  });
});

describe('support in the US', () => {
  test.each([
    [nasdaq, 'limit', 'GTC', 'continuous', 'native'],
    [nyse, 'limit', 'GTC', 'continuous', 'held renewal'],
    [nyse, 'limit', 'IOC', 'post-market', 'native'],
    [nyse, 'limit', 'FOK', 'continuous', 'held conversion'],
    [nyse, 'market', 'DAY', 'continuous', 'native'],
    [nyse, 'market', 'DAY', 'pre-market', 'refused NO_CONTINUOUS_TRADING'],
    [nyse, 'market', 'AT_OPEN', 'pre-market', 'native'],
    [nyse, 'limit', 'AT_OPEN', 'pre-market', 'native'],
    [nyse, 'limit', 'AT_CLOSE', 'continuous', 'native'],
    [nyse, 'limit', 'AT_CLOSE', 'post-market', 'refused PHASE_PASSED'],
    [nyse, 'market-to-limit', 'DAY', 'continuous', 'held conversion'],
    [nyse, 'trailing-stop-limit', 'GTC', 'continuous', 'held trigger+renewal'],
    [nyse, 'limit', 'DAY', 'halt', 'held session'],
  ] as const)('%# %s %s in %s: %s', (rules, type, timeInForce, phase, expected) => {
    expect(told(rules, phase, { type, timeInForce })).toBe(expected);
  });

  test('the demo’s books gather for an auction only while it is under way', () => {
    const demo = rulesAt(SIMULATED.NYSE, '2025-11-03');
    const atClose = { type: 'market', timeInForce: 'AT_CLOSE' } as const;
    expect(told(demo, 'continuous', atClose)).toBe('held session');
    expect(told(demo, 'opening-auction', atClose)).toBe('held session');
    expect(told(demo, 'closing-auction', atClose)).toBe('native');
    expect(told(demo, 'closed', { type: 'limit', timeInForce: 'AT_OPEN' })).toBe('held session');
    expect(told(demo, 'continuous', { type: 'limit', timeInForce: 'DAY' })).toBe('native');
  });

  test('venues with reserve and post-only orders take them natively', () => {
    const terms = { type: 'limit', timeInForce: 'DAY', iceberg: true, postOnly: true } as const;
    expect(told(nyse, 'continuous', terms)).toBe('native');
  });
});

describe('the matrix', () => {
  const sets = [...Object.values(VENUES), ...Object.values(SIMULATED)].flat();

  test('answers for every type, time in force, attribute and phase', () => {
    for (const rules of sets) {
      const size = (ORDER_TYPES.length * TIMES_IN_FORCE.length + ATTRIBUTES.length) * phasesOf(rules).length;
      expect(supportMatrix(rules)).toHaveLength(size);
    }
  });

  test('what waits for a trigger is held in every phase, and nothing native is in a phase that takes nothing', () => {
    for (const rules of sets) {
      for (const { phase, terms, support } of supportMatrix(rules)) {
        const triggered = !['limit', 'market', 'market-to-limit'].includes(terms.type);
        if (triggered && !terms.timeInForce.startsWith('AT_'))
          expect(support).toMatchObject({ kind: 'held', by: 'trigger' });
        if (['closed', 'break', 'halt'].includes(phase)) expect(support.kind).not.toBe('native');
      }
    }
  });

  test('an auction for a later phase is never refused as passed before it began', () => {
    for (const phase of PHASES.filter((phase) => phase !== 'post-market')) {
      expect(told(hose, phase, { type: 'market', timeInForce: 'AT_CLOSE' })).not.toMatch(/^refused/);
    }
  });
});

describe('ticks, bands and lots', () => {
  test.each([
    ['stock', 9_990, 10],
    ['stock', 10_000, 50],
    ['stock', 49_950, 50],
    ['stock', 50_000, 100],
    ['etf', 60_000, 10],
    ['warrant', 60_000, 10],
  ] as const)('a %s at %d ticks by %d', (of, price, tick) => {
    expect(tickOf(hose, of, price)).toBe(tick);
  });

  test.each([
    ['stock', 95_500, false, 88_900, 102_100],
    ['stock', 95_500, true, 76_400, 114_600],
    // 50,100 ± 3,507: the ceiling ticks by 100, the floor by 50.
    ['stock', 50_100, false, 46_600, 53_600],
    // Seven percent of 100 is less than a tick.
    ['warrant', 100, false, 90, 110],
    ['warrant', 10, false, 10, 20],
  ] as const)('band of a %s at %d (first day: %s) is %d to %d', (of, reference, firstDay, floor, ceiling) => {
    expect(bandOf(hose, of, reference, firstDay)).toEqual({ floor, ceiling });
  });

  test('no band in the US; ticks of a cent from one dollar', () => {
    expect(bandOf(nyse, 'stock', 1_000_000, false)).toBeNull();
    expect([tickOf(nyse, 'stock', 9_999), tickOf(nyse, 'stock', 10_000)]).toEqual([1, 100]);
  });

  test.each([
    [300, 'limit', null],
    [99, 'limit', null],
    [99, 'market-to-limit', 'ODD_LOT_TYPE'],
    [150, 'limit', 'OFF_LOT'],
    [0, 'limit', 'NOT_POSITIVE'],
    [500_000, 'limit', null],
    [500_100, 'limit', 'ABOVE_MAXIMUM'],
  ] as const)('%d shares on HOSE as %s: %s', (quantity, type, code) => {
    expect(lotProblem(hose, 95_500, quantity, type)?.code ?? null).toBe(code);
  });

  test('lots before odd lots were taken', () => {
    expect(lotProblem(rulesAt(VENUES.HOSE, '2022-09-09'), 95_500, 99, 'limit')).toEqual({
      code: 'OFF_LOT',
      lot: 100,
    });
    expect(lotProblem(rulesAt(VENUES.HOSE, '2020-12-31'), 95_500, 110, 'limit')).toBeNull();
  });

  test.each([
    [250, 100],
    [250.01, 40],
    [1_000, 40],
    [1_000.01, 10],
    [10_000.01, 1],
  ])('the US round lot at $%d is %d', (dollars, lot) => {
    expect(roundLotAt(nyse, Math.round(dollars * 10_000))).toBe(lot);
    expect(roundLotAt(rulesAt(VENUES.NYSE, '2025-10-31'), Math.round(dollars * 10_000))).toBe(100);
    expect(lotProblem(nyse, Math.round(dollars * 10_000), 7, 'market')).toBeNull();
  });
});
