/** From what a person asks for to a job that a thread can do: strategies found, bars read, money and models in exact units. */
import { BAR_PRESETS, type BarConfig } from '#core/matching/bars/config.ts';
import type { FeeSchedule } from '#core/ledger/fees/schedule.ts';
import { PLAIN_TERMS, type AccountTerms, type FeeProfile } from '#core/model/account.ts';
import type { RuleSet } from '#core/model/rules.ts';
import { parseDecimal } from '#core/units/decimal.ts';
import { money, moneyScale, type Currency } from '#core/units/units.ts';
import { AppFailure } from '#contract/errors.ts';
import type { RunSpec } from '#contract/research-calls.ts';
import { OPENING_CASH, type RunView } from '#contract/research-views.ts';
import type { Context } from '../context.ts';
import { recordingOfSeries, type FromSeries } from '../deck/from-series.ts';
import type { JobStrategy, RunJob } from './job.ts';
import type { Strategies } from './strategies.ts';

const BPS = 10_000;
const MILLION = 1_000_000;
const BILLION = 1_000_000_000;

function fillOf(spec: RunSpec): BarConfig {
  const { fill, slippage, participation } = spec;
  const preset = BAR_PRESETS[fill];
  const model =
    'ticks' in slippage
      ? slippage.ticks === 0
        ? ({ model: 'none' } as const)
        : ({ model: 'ticks', ticks: slippage.ticks } as const)
      : ({ model: 'percent', basisPoints: slippage.share * BPS } as const);
  const participationBps = participation === null ? null : Math.round(participation * BPS);
  return { ...preset, slippage: model, participationBps, ...conventionsOf(spec) };
}

/** What is not ours of the fills; nothing where all is. */
function conventionsOf({ path, exits, trail, slip, spread = 0 }: RunSpec): Partial<BarConfig> {
  return {
    ...(path === undefined ? {} : { path }),
    ...(exits === undefined || exits === 'at-once' ? {} : { exits }),
    ...(trail === 'close' ? { trail } : {}),
    ...(slip === 'within-bar' ? { slip } : {}),
    ...(spread > 0 ? { entrySpread: Math.round(spread * BILLION) } : {}),
  };
}

/** What is not ours of the run itself. */
function waysOf({ send, endPrice, spread = 0 }: RunSpec): Pick<RunJob, 'send' | 'endPrice' | 'spread'> {
  return {
    ...(send === undefined || send === 'close' ? {} : { send }),
    ...(endPrice === undefined || endPrice === 'close' ? {} : { endPrice }),
    ...(spread > 0 ? { spread } : {}),
  };
}

function feesOf({ fees }: RunSpec, currency: Currency): FeeProfile {
  if ('profile' in fees) return fees.profile;
  const unit = 10 ** moneyScale(currency);
  const { rate, flat, perUnit, minimum } = fees;
  const common = { kind: 'commission', sides: 'both' } as const;
  const schedule: FeeSchedule = [
    ...(rate > 0
      ? [
          {
            ...common,
            model: 'percent' as const,
            ppm: Math.round(rate * MILLION),
            minimum: Math.round(minimum * unit),
          },
        ]
      : []),
    ...(perUnit > 0
      ? [
          {
            ...common,
            model: 'per-share' as const,
            perMillion: Math.round(perUnit * unit * MILLION),
            minimum: Math.round(minimum * unit),
            capBps: null,
          },
        ]
      : []),
    ...(flat > 0 ? [{ ...common, model: 'flat' as const, amount: Math.round(flat * unit) }] : []),
  ];
  return schedule;
}

function termsOf({ leverage, hedging = false, strategies }: RunSpec): AccountTerms {
  if (hedging && strategies.length > 1)
    throw new AppFailure('BAD_REQUEST', { detail: 'long and short apart is for one strategy alone' });
  return {
    ...PLAIN_TERMS,
    // A closing order names its lots by age.
    ...(hedging ? { positionMode: 'hedging', costBasis: 'fifo' } : {}),
    ...(leverage === null
      ? {}
      : { margin: { kind: 'leverage', times: leverage, maintenanceBps: 2_500, stopOutBps: 5_000 } }),
  };
}

function cashOf(text: string, currency: Currency) {
  const parsed = parseDecimal(text, moneyScale(currency));
  if (!parsed.ok) throw new AppFailure('BAD_REQUEST', { detail: `cash ${text}: ${parsed.error.code}` });
  return money(parsed.value);
}

export interface Prepared {
  readonly job: RunJob;
  readonly facts: Pick<RunView, 'symbols' | 'timeframe' | 'currency' | 'from' | 'to' | 'bars' | 'lowQuality'>;
}

/** The strategies of a run, as its thread loads them. Throws where one is not there. */
export const strategiesOf = (strategies: Strategies, spec: RunSpec): readonly JobStrategy[] =>
  spec.strategies.map(({ strategy, parameters, share, size, name }) => ({
    ...strategies.sourceFor(strategy),
    name: name ?? null,
    parameters,
    share,
    size: size ?? spec.size,
  }));

/** What the whole run is about, before anything of it is done. */
function factsOf(
  spec: RunSpec,
  { recording, instruments, about }: FromSeries,
  currency: Currency,
): Prepared['facts'] {
  const { series, timeframe } = recording;
  return {
    symbols: instruments.map(({ symbol }) => symbol),
    timeframe: spec.timeframe ?? timeframe,
    currency,
    from: Math.min(...series.map(({ columns, first }) => columns.time[first]!)),
    to: Math.max(...series.map(({ columns }) => columns.time[columns.count - 1]!)),
    bars: series.reduce((sum, { columns, first }) => sum + columns.count - first, 0),
    lowQuality: about.lowQuality,
  };
}

function accountOf(spec: RunSpec, currency: Currency): RunJob['account'] {
  const none = money(0);
  const fees = feesOf(spec, currency);
  return {
    name: '',
    baseCurrency: currency,
    cash: { VND: none, USD: none, [currency]: cashOf(spec.cash ?? OPENING_CASH[currency], currency) },
    holdings: [],
    feeProfiles: { VND: fees, USD: fees },
    terms: termsOf(spec),
  };
}

/** The account's may change later: a run that is kept has its own copy. */
export const rulesOf = (
  { runtime }: Omit<Context, 'runs' | 'tearsheets' | 'dashboard' | 'forward'>,
  { rules, copyRules }: RunSpec,
): RuleSet => rules ?? (copyRules ? runtime.world.state.rules : []);

export function prepare(
  context: Omit<Context, 'runs' | 'tearsheets' | 'dashboard' | 'forward'>,
  spec: RunSpec,
  strategies: readonly JobStrategy[],
): Prepared {
  const { data, from, to, acceptQuality } = spec;
  const wanted = { series: data.series, from, to, blind: false, acceptQuality, adjusted: true };
  const found = recordingOfSeries(context, wanted);
  const { recording, instruments } = found;
  const { currency } = instruments[0]!;
  const other = instruments.find((each) => each.currency !== currency);
  if (other) throw new AppFailure('BAD_REQUEST', { detail: `${other.symbol} is not in ${currency}` });
  const job: RunJob = {
    strategies,
    series: recording.series.map(({ calendar, columns, first }, index) => ({
      instrument: instruments[index]!,
      calendar,
      columns,
      first,
    })),
    timeframe: recording.timeframe,
    made: spec.timeframe,
    fill: fillOf(spec),
    account: accountOf(spec, currency),
    rules: rulesOf(context, spec),
    currency,
    seed: spec.seed,
    closeAtEnd: spec.closeAtEnd,
    ...waysOf(spec),
    engine: context.version,
  };
  return { job, facts: factsOf(spec, found, currency) };
}
