/** The form as it was when a run was asked for. What a run was of by its text alone cannot be put back into the list. */
import type { RunSpec } from '#contract/research-calls.ts';
import type { RunDraft } from './draft.ts';

const day = (at: number | null): string => (at === null ? '' : new Date(at).toISOString().slice(0, 10));
/** 0.35 × 100 is 35, not 35.00000000000001. */
const percent = (share: number, times = 100): number => Number((share * times).toPrecision(12));

function feesOf({ fees }: RunSpec): Partial<RunDraft> {
  if ('profile' in fees) return { fees: fees.profile };
  const { rate, flat, perUnit, minimum } = fees;
  return {
    fees: 'custom',
    feeRate: percent(rate),
    feeFlat: flat,
    feeUnit: perUnit,
    feeMinimum: minimum,
  };
}

function sizeOf({ size }: RunSpec): Partial<RunDraft> {
  switch (size.by) {
    case 'equity':
    case 'risk':
      return { size: size.by, sizeShare: percent(size.share) };
    case 'quantity':
      return { size: 'quantity', sizeQuantity: size.quantity };
    case 'amount':
      return { size: 'amount', sizeAmount: size.amount };
    case 'volatility':
      return {
        size: 'volatility',
        sizeShare: percent(size.share),
        sizeRanges: size.ranges,
        sizeLength: size.length ?? 14,
      };
    case 'kelly':
      return {
        size: 'kelly',
        sizeWinRate: percent(size.winRate),
        sizePayoff: size.payoff,
        sizePart: percent(size.part),
      };
    case 'equal':
      return { size: 'equal', sizePositions: size.positions };
  }
}

function strategiesOf({ strategies }: RunSpec, before: RunDraft['values']): Partial<RunDraft> {
  const [first, ...others] = strategies;
  const idOf = ({ strategy }: RunSpec['strategies'][number]) => ('id' in strategy ? strategy.id : '');
  return {
    share: percent(first!.share),
    values: { ...before, [idOf(first!)]: first!.parameters },
    others: others.map((each, index) => ({
      key: index + 1,
      strategyId: idOf(each),
      values: each.parameters,
      share: percent(each.share),
    })),
  };
}

/** `before`: parameters of other strategies, which stay. */
export function draftOf(spec: RunSpec, before: RunDraft['values']): Partial<RunDraft> {
  const { slippage } = spec;
  const suggested = spec.strategies.map(({ name }) => name ?? '').join(' + ');
  return {
    name: spec.name === suggested ? '' : spec.name,
    series: spec.data.series,
    from: day(spec.from),
    to: day(spec.to),
    timeframe: spec.timeframe ?? '',
    ...(spec.cash === null ? {} : { cash: Number(spec.cash) }),
    fill: spec.fill,
    ...('ticks' in slippage
      ? { slippageBy: 'ticks' as const, slippageTicks: slippage.ticks }
      : { slippageBy: 'share' as const, slippageShare: percent(slippage.share, 10_000) }),
    participation: spec.participation === null ? null : percent(spec.participation),
    leverage: spec.leverage,
    closeAtEnd: spec.closeAtEnd,
    copyRules: spec.copyRules,
    acceptQuality: spec.acceptQuality,
    seed: spec.seed,
    ...feesOf(spec),
    ...sizeOf(spec),
    ...strategiesOf(spec, before),
  };
}
