/** The research page's own reckoning: the run that comes of the form, curves and bands, figures and sentences. */
import { describe, expect, test } from 'vitest';
import { runSpec } from '#contract/research-calls.ts';
import type { RunFigures, RunView, StrategyView } from '#contract/research-views.ts';
import { flag, real, whole } from '#research/strategy/api.ts';
import { createWords } from '#words/index.ts';
import { pairedSentence, spreadSentence } from '#renderer/features/research/compare/paired.ts';
import { fixedText, percentText, signedText } from '#renderer/features/research/figures.ts';
import { refusal, specOf, useDraft, type RunDraft } from '#renderer/features/research/form/draft.ts';
import { draftOf } from '#renderer/features/research/form/fromSpec.ts';
import { bandOf, drawdownPoints, percentPoints } from '#renderer/features/research/result/curves.ts';
import { bestOf, FIGURES } from '#renderer/features/research/result/figureList.ts';
import { isOf } from '#renderer/features/research/result/tradeOrders.ts';
import { listed } from '#renderer/features/research/runs/order.ts';

const en = createWords('en');
const vi = createWords('vi');

const strategy = (id: string): StrategyView => ({
  id,
  name: id,
  kind: 'typescript',
  about: '',
  parameters: { fast: whole(10, 1, 50), stop: real(2, 0.5, 4), short: flag(false) },
  hash: '',
  versions: 1,
  note: '',
  tags: [],
  sets: [],
  runs: 0,
  changedAt: null,
  problems: [],
});
const all = [strategy('1'), strategy('2')];
const draft = (change: Partial<RunDraft> = {}): RunDraft => ({
  ...useDraft.getInitialState(),
  series: [3],
  ...change,
});

describe('the run that comes of the form', () => {
  test('is one that the contract takes, in its units', () => {
    const spec = specOf(
      draft({
        values: { 1: { fast: 5 } },
        fees: 'custom',
        feeRate: 0.15,
        slippageBy: 'share',
        slippageShare: 3,
        participation: 10,
        size: 'kelly',
      }),
      all[0]!,
      all,
    );
    const taken = runSpec.parse(spec);
    expect(taken.strategies).toMatchObject([
      { name: '1 fast 5', parameters: { fast: 5, stop: 2, short: false }, share: 1 },
    ]);
    expect(taken).toMatchObject({
      fees: { rate: 0.0015 },
      slippage: { share: 0.0003 },
      participation: 0.1,
      size: { by: 'kelly', winRate: 0.5, payoff: 1.5, part: 0.5 },
    });
  });

  test.each<[string, Partial<RunDraft>]>([
    ['one strategy', { values: { 1: { fast: 7 } }, from: '2024-01-05', leverage: null, timeframe: '1d' }],
    ['two that share', { share: 35, others: [{ key: 1, strategyId: '2', values: {}, share: 65 }] }],
    ['risk', { size: 'risk', sizeShare: 0.7, participation: 35 }],
    ['volatility', { size: 'volatility', sizeShare: 1, sizeLength: 20 }],
  ])('comes back into the form as it was: %s', (_, change) => {
    const spec = specOf(draft(change), all[0]!, all);
    const back = draft(draftOf(runSpec.parse(spec), {}));
    expect(specOf(back, all[0]!, all)).toEqual(spec);
    expect(back.name).toBe('');
  });

  test.each<[Partial<RunDraft>, string]>([
    [{ series: [] }, 'research.whySeries'],
    [{ values: { 1: { fast: 51 } } }, 'research.whyParameters'],
    [{ values: { 1: { fast: 2.5 } } }, 'research.whyParameters'],
    [{ cash: null }, 'research.whyCash'],
    [{ cash: Number.NaN }, 'research.whyCash'],
    [{ from: '2024-02-01', to: '2024-02-01' }, 'research.whyDates'],
    [{ slippageTicks: 0.5 }, 'research.whySlippage'],
    [{ leverage: 0.5 }, 'research.whyLeverage'],
    [{ share: 60, others: [{ key: 1, strategyId: '2', values: {}, share: 41 }] }, 'research.whyShares'],
    [{ others: [{ key: 1, strategyId: '9', values: {}, share: 50 }] }, 'research.whyMembers'],
  ])('is refused with the reason: %o', (change, why) => {
    expect(refusal(draft(change), all[0]!, all)).toBe(why);
    expect(refusal(draft(), all[0]!, all)).toBeNull();
  });
});

describe('curves', () => {
  const curve = [100, 120, 90, 120].map((equity, index) => ({ at: index * 1_000, equity }));
  test('in percent of the start, and below the highest so far', () => {
    expect(percentPoints(curve).map(({ value }) => Math.round(value))).toEqual([0, 20, -10, 20]);
    expect(drawdownPoints(curve).map(({ value }) => Math.round(value))).toEqual([0, 0, -25, 0]);
  });

  test('a band holds each curve at its last point until the next', () => {
    const points = (...pairs: [number, number][]) =>
      pairs.map(([at, equity]) => ({ at: at * 1_000, equity: 100 + equity }));
    const band = bandOf([
      percentPoints(points([0, 0], [2, 10])),
      percentPoints(points([0, 0], [1, -5], [3, 20])),
    ]);
    expect(band.map(({ time, low, high }) => [time, Math.round(low), Math.round(high)])).toEqual([
      [0, 0, 0],
      [1, -5, 0],
      [2, -5, 10],
      [3, 10, 20],
    ]);
  });
});

const figures = (part: Partial<RunFigures>): RunFigures => part as RunFigures;
const named = (name: string) => FIGURES.find((each) => each.name === name)!;

describe('figures', () => {
  test('are written in the reader’s notation', () => {
    expect(percentText(-0.12345, 'vi')).toBe('−12,35 %');
    expect(fixedText(1_234.5, 2, 'en')).toBe('1,234.50');
    expect(fixedText(-0.001, 2, 'en')).toBe('0.00');
    expect(fixedText(null, 2, 'en')).toBe('–');
    expect(signedText('0.00 %', 0.00001)).toBe('0.00 %');
    expect(signedText('1.00 %', 0.01)).toBe('+1.00 %');
  });

  test('know which way is better', () => {
    const runs = [figures({ maxDrawdown: 0.1, trades: 5 }), figures({ maxDrawdown: 0.2, trades: 9 }), null];
    expect(bestOf(named('maxDrawdown'), runs)).toBe(0.1);
    expect(bestOf(named('trades'), runs)).toBeNull();
    expect(bestOf(named('maxDrawdown'), [runs[0]!, runs[0]!])).toBeNull();
  });
});

describe('sentences', () => {
  const difference = { a: '', b: '', period: 'day' as const, days: 200, mean: 0.001, low: -0.0005, high: 0.0025, confidence: 0.95, pValue: 0.2, finalDifference: 1, tooShort: false }; // prettier-ignore
  test('A/B: which is better, between what, how easily by chance', () => {
    expect(pairedSentence(difference, en)).toBe(
      'B is better by 0.100 % a day, between −0.050 % and +0.250 % (95 % sure); chance alone does this in 20.0 %. That is no reason to prefer one.',
    );
    expect(pairedSentence({ ...difference, mean: -0.001, pValue: 0.01 }, vi)).toMatch(/^B kém hơn 0,100 %/);
    expect(pairedSentence({ ...difference, tooShort: true, days: 4 }, en)).toContain('Only 4 returns');
  });

  test('sensitivity: how much hangs on the assumption', () => {
    const runs = [0.05, 0.081].map((totalReturn) => ({ figures: figures({ totalReturn }) }));
    expect(spreadSentence(runs, en)).toContain('From +5.00 % to +8.10 %');
    expect(spreadSentence([runs[0]!, runs[0]!], en)).toContain('All four are alike');
  });
});

test('runs are listed newest first, groups together and in their order', () => {
  const run = (id: string, createdAt: number, label?: string): RunView =>
    ({ id, createdAt, group: label ? { id: 'g', kind: 'sensitivity', label } : null }) as RunView;
  const runs = [run('old', 1), run('t', 6, 'touch'), run('n', 5, 'next-open'), run('new', 9), run('gone', 8)];
  const shown = listed(Object.fromEntries(runs.map((each) => [each.id, each])), new Set(['gone']));
  expect(shown.map(({ id }) => id)).toEqual(['new', 'n', 't', 'old']);
});

test('an order that opens the next trade as one ends is no part of the one that ends', () => {
  const trade = { side: 'long', openedAt: 10, closedAt: 20 } as const;
  const made = ([side, filledAt]: readonly ['buy' | 'sell', number]) =>
    isOf({ side, filledAt }, trade as Parameters<typeof isOf>[1]);
  const orders = [
    // Closes the long before.
    ['sell', 10],
    ['buy', 10],
    ['buy', 15],
    ['sell', 18],
    ['sell', 20],
    // Opens the long after.
    ['buy', 20],
  ] as const;
  expect(orders.map(made)).toEqual([false, true, true, true, true, false]);
});
