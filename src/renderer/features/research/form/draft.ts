/**
 * What is typed into the run form, and the run that comes of it. Terms are shared by all strategies; parameters are kept for
 * each. A figure is null where it was left empty and NaN where it cannot be read.
 */
import { create } from 'zustand';
import type { RunSpecInput } from '#contract/research-calls.ts';
import type { StrategyView } from '#contract/research-views.ts';
import type { Parameters, ParameterValue, Size } from '#research/strategy/api.ts';
import type { TextKey } from '#words/index.ts';
import { LONGEST_NAME, memberName } from './memberName.ts';

export type Figure = number | null;
export type Values = Readonly<Record<string, ParameterValue>>;
export const FILLS = ['next-open', 'touch', 'penetrate', 'worst-case', 'close'] as const;
export const FEES = ['zero', 'vn-broker', 'us-per-share', 'us-regulated', 'custom'] as const;
export const SIZES = ['equity', 'quantity', 'amount', 'risk', 'volatility', 'kelly', 'equal'] as const;

export interface MemberDraft {
  readonly key: number;
  readonly strategyId: string;
  readonly values: Values;
  /** In percent. */
  readonly share: Figure;
}

export interface RunDraft {
  readonly name: string;
  readonly series: readonly number[];
  readonly from: string;
  readonly to: string;
  /** Empty: as the series are. */
  readonly timeframe: string;
  readonly cash: Figure;
  readonly fees: (typeof FEES)[number];
  /** In percent of the value. */
  readonly feeRate: Figure;
  readonly feeFlat: Figure;
  readonly feeUnit: Figure;
  readonly feeMinimum: Figure;
  readonly slippageBy: 'ticks' | 'share';
  readonly slippageTicks: Figure;
  /** In basis points. */
  readonly slippageShare: Figure;
  readonly fill: (typeof FILLS)[number];
  /** In percent of a bar's volume; null is no limit. */
  readonly participation: Figure;
  /** Null is a cash account. */
  readonly leverage: Figure;
  readonly size: (typeof SIZES)[number];
  readonly sizeShare: Figure;
  readonly sizeQuantity: Figure;
  readonly sizeAmount: Figure;
  readonly sizeRanges: Figure;
  readonly sizeLength: Figure;
  readonly sizeWinRate: Figure;
  readonly sizePayoff: Figure;
  readonly sizePart: Figure;
  readonly sizePositions: Figure;
  readonly closeAtEnd: boolean;
  readonly copyRules: boolean;
  readonly acceptQuality: boolean;
  readonly seed: Figure;
  /** Of the chosen strategy where others run beside it, in percent. */
  readonly share: Figure;
  readonly others: readonly MemberDraft[];
  /** Values that are not the defaults, by strategy. */
  readonly values: Readonly<Record<string, Values>>;
}

export const useDraft = create<RunDraft>()(() => ({
  name: '',
  series: [],
  from: '',
  to: '',
  timeframe: '',
  cash: 100_000,
  fees: 'zero',
  feeRate: 0.1,
  feeFlat: 0,
  feeUnit: 0,
  feeMinimum: 0,
  slippageBy: 'ticks',
  slippageTicks: 0,
  slippageShare: 1,
  fill: 'next-open',
  participation: null,
  leverage: 1,
  size: 'equity',
  sizeShare: 95,
  sizeQuantity: 100,
  sizeAmount: 10_000,
  sizeRanges: 2,
  sizeLength: 14,
  sizeWinRate: 50,
  sizePayoff: 1.5,
  sizePart: 50,
  sizePositions: 5,
  closeAtEnd: false,
  copyRules: false,
  acceptQuality: false,
  seed: 1,
  share: 50,
  others: [],
  values: {},
}));

export const changeDraft = (change: Partial<RunDraft>): void => useDraft.setState(change);

const NONE: Values = {};
export const valuesOf = ({ values }: RunDraft, strategyId: string): Values => values[strategyId] ?? NONE;

export const changeValues = (strategyId: string, values: Values): void =>
  useDraft.setState((state) => ({ values: { ...state.values, [strategyId]: values } }));

/** Declared parameters with what was typed for them; names that are not declared any more are left out. */
export const resolved = (parameters: Parameters, values: Values): Values =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => [name, values[name] ?? parameter.default]),
  );

/** Whether a value may be run: within its range, and whole where it must be. */
export function isFine(parameter: Parameters[string], value: ParameterValue): boolean {
  if (parameter.kind !== 'whole' && parameter.kind !== 'real') return true;
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  if (parameter.kind === 'whole' && !Number.isInteger(value)) return false;
  return value >= parameter.min && value <= parameter.max;
}

const areFine = (parameters: Parameters, values: Values): boolean =>
  Object.entries(parameters).every(([name, parameter]) =>
    isFine(parameter, values[name] ?? parameter.default),
  );

const within = (value: Figure, min: number, max: number): boolean =>
  value !== null && value >= min && value <= max;
const above = (value: Figure, max = Number.MAX_SAFE_INTEGER): boolean =>
  value !== null && value > 0 && value <= max;
const whole = (value: Figure, min: number, max: number): boolean =>
  Number.isInteger(value) && within(value, min, max);

export function sizeIsFine(draft: RunDraft): boolean {
  const share = within(draft.sizeShare, 0, 10_000);
  switch (draft.size) {
    case 'equity':
    case 'risk':
      return share;
    case 'quantity':
      return above(draft.sizeQuantity);
    case 'amount':
      return above(draft.sizeAmount);
    case 'volatility':
      return share && above(draft.sizeRanges) && whole(draft.sizeLength, 1, 1_000);
    case 'kelly':
      return (
        within(draft.sizeWinRate, 0, 100) && above(draft.sizePayoff) && within(draft.sizePart, 0, 10_000)
      );
    case 'equal':
      return whole(draft.sizePositions, 1, 10_000);
  }
}

function feesAreFine({ fees, feeRate, feeFlat, feeUnit, feeMinimum }: RunDraft): boolean {
  if (fees !== 'custom') return true;
  return (
    within(feeRate, 0, 50) && within(feeFlat, 0, 1e6) && within(feeUnit, 0, 1e4) && within(feeMinimum, 0, 1e6)
  );
}

const slippageIsFine = ({ slippageBy, slippageTicks, slippageShare }: RunDraft): boolean =>
  slippageBy === 'ticks' ? whole(slippageTicks, 0, 1_000) : within(slippageShare, 0, 2_000);

const sharesAreFine = ({ others, share }: RunDraft): boolean => {
  if (others.length === 0) return true;
  const shares = [share, ...others.map((each) => each.share)];
  const sum = shares.reduce<number>((total, each) => total + (each ?? 0), 0);
  return shares.every((each) => above(each, 100)) && sum <= 100 + 1e-9;
};

type Strategies = readonly StrategyView[];
const strategyIn = (strategies: Strategies, wanted: string) => strategies.find(({ id }) => id === wanted);

const membersAreFine = (draft: RunDraft, strategies: Strategies): boolean =>
  draft.others.every(({ strategyId, values }) => {
    const strategy = strategyIn(strategies, strategyId);
    return strategy !== undefined && areFine(strategy.parameters, values);
  });

/** Why a run cannot be started; null where it can. */
export function refusal(draft: RunDraft, strategy: StrategyView, strategies: Strategies): TextKey | null {
  const { series, from, to, cash, participation, leverage, seed } = draft;
  const tests: readonly (readonly [boolean, TextKey])[] = [
    [strategy.problems.length === 0, 'research.whyProblems'],
    [areFine(strategy.parameters, valuesOf(draft, strategy.id)), 'research.whyParameters'],
    [series.length > 0, 'research.whySeries'],
    [from === '' || to === '' || from < to, 'research.whyDates'],
    [above(cash), 'research.whyCash'],
    [feesAreFine(draft), 'research.whyFees'],
    [slippageIsFine(draft), 'research.whySlippage'],
    [participation === null || above(participation, 100), 'research.whyParticipation'],
    [leverage === null || within(leverage, 1, 500), 'research.whyLeverage'],
    [sizeIsFine(draft), 'research.whySize'],
    [whole(seed, 0, 2 ** 32 - 1), 'research.whySeed'],
    [sharesAreFine(draft), 'research.whyShares'],
    [membersAreFine(draft, strategies), 'research.whyMembers'],
  ];
  return tests.find(([fine]) => !fine)?.[1] ?? null;
}

export function sizeOf(draft: RunDraft): Size {
  const share = draft.sizeShare! / 100;
  switch (draft.size) {
    case 'equity':
    case 'risk':
      return { by: draft.size, share };
    case 'quantity':
      return { by: 'quantity', quantity: draft.sizeQuantity! };
    case 'amount':
      return { by: 'amount', amount: draft.sizeAmount! };
    case 'volatility':
      return { by: 'volatility', share, ranges: draft.sizeRanges!, length: draft.sizeLength! };
    case 'kelly':
      return {
        by: 'kelly',
        winRate: draft.sizeWinRate! / 100,
        payoff: draft.sizePayoff!,
        part: draft.sizePart! / 100,
      };
    case 'equal':
      return { by: 'equal', positions: draft.sizePositions! };
  }
}

function feesOf({ fees, feeRate, feeFlat, feeUnit, feeMinimum }: RunDraft): RunSpecInput['fees'] {
  if (fees !== 'custom') return { profile: fees };
  return { rate: feeRate! / 100, flat: feeFlat!, perUnit: feeUnit!, minimum: feeMinimum! };
}

const moment = (text: string): number | null => (text === '' ? null : Date.parse(`${text}T00:00:00Z`));

/** Of a draft without a refusal. */
export function specOf(draft: RunDraft, strategy: StrategyView, strategies: Strategies): RunSpecInput {
  const alone = draft.others.length === 0;
  const first = {
    strategy: { id: strategy.id },
    name: memberName(strategy, valuesOf(draft, strategy.id)),
    parameters: resolved(strategy.parameters, valuesOf(draft, strategy.id)),
    share: alone ? 1 : draft.share! / 100,
  };
  const others = draft.others.map(({ strategyId, values, share }) => ({
    strategy: { id: strategyId },
    name: memberName(strategyIn(strategies, strategyId)!, values),
    parameters: resolved(strategyIn(strategies, strategyId)!.parameters, values),
    share: share! / 100,
  }));
  const { slippageBy, slippageTicks, slippageShare } = draft;
  return {
    name:
      draft.name.trim() ||
      [first, ...others]
        .map(({ name }) => name)
        .join(' + ')
        .slice(0, LONGEST_NAME),
    strategies: [first, ...others],
    data: { series: [...draft.series] },
    timeframe: draft.timeframe === '' ? null : (draft.timeframe as NonNullable<RunSpecInput['timeframe']>),
    from: moment(draft.from),
    to: moment(draft.to),
    cash: String(draft.cash),
    fees: feesOf(draft),
    fill: draft.fill,
    slippage: slippageBy === 'ticks' ? { ticks: slippageTicks! } : { share: slippageShare! / 10_000 },
    participation: draft.participation === null ? null : draft.participation / 100,
    leverage: draft.leverage,
    size: sizeOf(draft),
    closeAtEnd: draft.closeAtEnd,
    copyRules: draft.copyRules,
    acceptQuality: draft.acceptQuality,
    seed: draft.seed!,
  };
}
