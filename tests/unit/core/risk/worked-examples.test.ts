/** docs/risk.md shows these examples: every line of its tables is computed here by the risk desk and looked for there. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { expectedShortfall, outcomesOf, valueAtRisk } from '#core/estimates/outcome-risk.ts';
import { portfolioOf } from '#core/kernel/portfolio.ts';
import { RULE_NAMES } from '#core/risk/rules/list.ts';
import { DailyOutcomes, type History } from '#core/risk/returns.ts';
import { sizeOrder, type Sizing } from '#core/risk/sizing.ts';
import { Bench, FPT, rulesOf } from '../../../support/kernel.ts';
import { MILLION, VCB, vnd } from './desk.ts';

const DOC = readFileSync(new URL('../../../../docs/risk.md', import.meta.url), 'utf8')
  .split('\n')
  .map((line) => line.replace(/\s+/g, ' ').trim());

const says = (...cells: readonly (string | number)[]): void => {
  const line = `| ${cells.join(' | ')} |`;
  expect(DOC, line).toContain(line);
};
const figure = (value: number): string => Math.round(value).toLocaleString('en');

function example(): Bench {
  const at = (instrument: typeof FPT) => ({ ...instrument, listedPrice: 100_000 as never, shortable: true });
  const [fpt, vcb] = [at(FPT), at(VCB)];
  const desk = new Bench([fpt, vcb]);
  desk.openAccount(
    1_000 * MILLION,
    0,
    [
      [fpt, 1_000, 100_000],
      [vcb, 2_000, 100_000],
    ],
    false,
  );
  desk.place(fpt, 'buy', 500, 99_000);
  desk.place(fpt, 'sell', 1_500, 101_000);
  return desk;
}

describe('the worst case', () => {
  test('positions with what works', () => {
    const desk = example();
    const { portfolio, equity } = portfolioOf({ state: desk.state, ports: desk.ports });
    for (const { instrument, value, long, short, gross } of portfolio.all())
      says(instrument.symbol, figure(value), figure(long), figure(short), figure(gross));
    expect([portfolio.sums('VND').long, portfolio.sums('VND').short, equity()]).toEqual([
      349_500_000, 148_500_000, 1_300_000_000,
    ]);
  });

  test('with one more order', () => {
    const desk = example();
    const limit = vnd(1_000 * MILLION);
    const rules = rulesOf(
      { rule: 'position-value', limit },
      { rule: 'gross-exposure', limit },
      { rule: 'net-exposure', limit },
      { rule: 'leverage', hundredths: 1_000 },
      { rule: 'concentration', bps: 10_000 },
    );
    const valuesWith = (size: number): number[] => {
      desk.run({ kind: 'set-rules', rules });
      desk.place({ ...FPT, id: FPT.id }, 'buy', size, 100_000);
      const accepted = desk.journal.findLast(({ kind }) => kind === 'order-accepted')!;
      if (!('checks' in accepted)) return [];
      return rules.map(({ id }) => Number(accepted.checks.find(({ rule }) => rule === id)!.value));
    };
    const after = valuesWith(300);
    const equity = 1_300 * MILLION;
    const before = [
      149_500_000,
      349_500_000,
      349_500_000,
      34_950_000_000 / equity,
      1_495_000_000_000 / equity,
    ];
    const names = [
      'position-value, FPT',
      'gross-exposure',
      'net-exposure',
      'leverage, hundredths',
      'concentration, basis points FPT',
    ];
    for (const [index, name] of names.entries())
      says(name, figure(Math.ceil(before[index]!)), figure(after[index]!));
  });
});

test('value at risk of five days', () => {
  const [a, b] = ['A', 'B'] as never[];
  const returns = new Map([
    [a, Int32Array.of(10_000, -30_000, 5_000, -10_000, 20_000)],
    [b, Int32Array.of(-20_000, 10_000, 5_000, -10_000, 0)],
  ]);
  const nothing = () => null;
  const history: History = {
    days: 5,
    returns: (id) => returns.get(id as never) ?? null,
    averageVolume: nothing,
    averageTrueRange: nothing,
    volatilityBps: nothing,
  };
  const daily = new DailyOutcomes(history, 'VND');
  daily.set(a!, 100 * MILLION);
  daily.set(b!, 50 * MILLION);
  const percent = (value: number) => `${(value / 10_000).toFixed(1)} %`;
  const [rowA, rowB] = [returns.get(a)!, returns.get(b)!];
  for (const [day, outcome] of [...daily.now()].entries())
    says(day + 1, percent(rowA[day]!), percent(rowB[day]!), figure(outcome));
  const outcomes = outcomesOf(daily.now());
  const at = (method: 'historical' | 'parametric', horizon = 1) => ({ method, confidence: 95, horizon });
  says('historical value at risk', figure(valueAtRisk(outcomes, at('historical'))));
  says('historical expected shortfall', figure(expectedShortfall(outcomes, at('historical'))));
  says('parametric value at risk', figure(valueAtRisk(outcomes, at('parametric'))));
  says('parametric expected shortfall', figure(expectedShortfall(outcomes, at('parametric'))));
  says('historical, over 4 days', figure(valueAtRisk(outcomes, at('historical', 4))));
});

test('sizes', () => {
  const methods: readonly [string, string, Sizing][] = [
    [
      'fixed notional of 50,000,000',
      '50,000,000 ÷ 100,000',
      { method: 'fixed-notional', notional: 50 * MILLION },
    ],
    ['10 % of equity', '130,000,000 ÷ 100,000', { method: 'percent-of-equity', bps: 1_000 }],
    ['risk 1 % of equity, stop at 97,000', '13,000,000 ÷ 3,000', { method: 'risk-per-trade', bps: 100 }],
    [
      '1 % at 2 average true ranges of 2,500',
      '13,000,000 ÷ 5,000',
      { method: 'volatility-target', bps: 100, multipleHundredths: 200, days: 14 },
    ],
    [
      'half of Kelly, 55 % won, 1.5 times what is lost',
      '1,300,000,000 × 0.25 × 0.5 ÷ 100,000',
      { method: 'kelly', winRateBps: 5_500, payoffHundredths: 150, partBps: 5_000 },
    ],
    ['equal weight of 10 positions', '130,000,000 ÷ 100,000', { method: 'equal-weight', positions: 10 }],
  ];
  const facts = {
    instrument: FPT,
    lot: 100,
    equity: 1_300 * MILLION,
    price: 100_000,
    stop: 97_000,
    averageTrueRange: 2_500,
  };
  for (const [name, how, sizing] of methods) says(name, how, figure(sizeOrder(sizing, facts)));
});

test('every rule has its line', () => {
  for (const name of RULE_NAMES)
    expect(
      DOC.some((line) => line.startsWith(`| \`${name}\` |`)),
      name,
    ).toBe(true);
});
