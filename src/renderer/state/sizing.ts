/** How the ticket sizes an order: the methods, and the figures each asks for, as scaled integers that fit the contract. */
import type { Params } from '#contract/calls.ts';
import type { Currency } from '#core/units/units.ts';

export type Sizing = Params<'risk.size'>['sizing'];

export const SIZE_METHODS = [
  'risk-per-trade',
  'percent-of-equity',
  'fixed-notional',
  'volatility-target',
  'kelly',
  'equal-weight',
] as const;
export type SizeMethod = (typeof SIZE_METHODS)[number];

/** Shares in hundredths of a percent, ratios in hundredths, money in ledger units. */
export const SIZE_DEFAULTS = {
  riskBps: 100,
  equityBps: 1_000,
  notionalVND: 100_000_000,
  notionalUSD: 100_000_000,
  targetBps: 100,
  multiple: 200,
  days: 14,
  winRateBps: 5_500,
  payoff: 150,
  partBps: 5_000,
  positions: 10,
};
export type SizeFigures = Readonly<typeof SIZE_DEFAULTS>;
export type SizeFigure = keyof SizeFigures;

/** The least and the most of each figure, as the contract has them. */
const SIZE_BOUNDS: Readonly<Record<SizeFigure, readonly [least: number, most: number]>> = {
  riskBps: [1, 10_000],
  equityBps: [1, 100_000],
  notionalVND: [1, 1e14],
  notionalUSD: [1, 1e14],
  targetBps: [1, 10_000],
  multiple: [1, 10_000],
  days: [2, 100],
  winRateBps: [1, 9_999],
  payoff: [1, 100_000],
  partBps: [1, 10_000],
  positions: [1, 1_000],
};

export const inBounds = (figure: SizeFigure, value: unknown): value is number => {
  const [least, most] = SIZE_BOUNDS[figure];
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most;
};

/** What was remembered; broken or missing figures are as they were at first. */
export function sizeFiguresOf(stored: unknown): SizeFigures {
  const given = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>;
  const kept = Object.entries(given).filter(
    ([figure, value]) => figure in SIZE_BOUNDS && inBounds(figure as SizeFigure, value),
  );
  return { ...SIZE_DEFAULTS, ...Object.fromEntries(kept) };
}

/** The figures that a method asks for, in the order they are shown. */
export function figuresOf(method: SizeMethod, currency: Currency): readonly SizeFigure[] {
  switch (method) {
    case 'risk-per-trade':
      return ['riskBps'];
    case 'percent-of-equity':
      return ['equityBps'];
    case 'fixed-notional':
      return [`notional${currency}`];
    case 'volatility-target':
      return ['targetBps', 'multiple', 'days'];
    case 'kelly':
      return ['winRateBps', 'payoff', 'partBps'];
    case 'equal-weight':
      return ['positions'];
  }
}

export function sizingOf(method: SizeMethod, figures: SizeFigures, currency: Currency): Sizing {
  switch (method) {
    case 'risk-per-trade':
      return { method, bps: figures.riskBps };
    case 'percent-of-equity':
      return { method, bps: figures.equityBps };
    case 'fixed-notional':
      return { method, notional: figures[`notional${currency}`] };
    case 'volatility-target':
      return {
        method,
        bps: figures.targetBps,
        multipleHundredths: figures.multiple,
        days: figures.days,
      };
    case 'kelly':
      return {
        method,
        winRateBps: figures.winRateBps,
        payoffHundredths: figures.payoff,
        partBps: figures.partBps,
      };
    case 'equal-weight':
      return { method, positions: figures.positions };
  }
}
