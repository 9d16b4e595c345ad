/** What a research thread is asked, and what it answers. Columns are handed over, not copied. */
import type { BarColumns, BarTimeframe, CalendarName } from '#core/model/bars.ts';
import type { Command } from '#core/model/commands.ts';
import type { JournalEvent } from '#core/model/events.ts';
import type { Instrument } from '#core/model/instrument.ts';
import type { RuleSet } from '#core/model/rules.ts';
import type { BarConfig } from '#core/matching/bars/config.ts';
import type { Currency } from '#core/units/units.ts';
import type { StrategyKind } from '#contract/research-calls.ts';
import type { Fingerprint, LookaheadReport, StrategyCheck } from '#contract/research-views.ts';
import type { Tearsheet, TearsheetTerms } from '#report/tearsheet.ts';
import type { ChartTerms, ReportTerms } from '../reports/terms.ts';
import type { TearsheetSource } from '../reports/source.ts';
import type { EndPrice, SendAt } from '#research/backtest/settings.ts';
import type { RunFigures } from '#research/backtest/figures.ts';
import type { ParameterValue, Size } from '#research/strategy/api.ts';
import type { StrategyProblem } from '#research/strategy/host.ts';

export type JobSource =
  | { readonly kind: 'built-in'; readonly id: string }
  | { readonly kind: StrategyKind; readonly source: string; readonly fileName: string };

export interface JobStrategy {
  readonly source: JobSource;
  /** Of its text; of a built-in one its name and the engine's version. */
  readonly hash: string;
  readonly name: string | null;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly share: number;
  readonly size: Size;
}

export interface JobSeries {
  readonly instrument: Instrument;
  readonly calendar: CalendarName;
  readonly columns: BarColumns;
  /** First row that is played. */
  readonly first: number;
}

export interface RunJob {
  readonly strategies: readonly JobStrategy[];
  readonly series: readonly JobSeries[];
  readonly timeframe: BarTimeframe;
  /** What bars are made of before; null leaves them. */
  readonly made: BarTimeframe | null;
  readonly fill: BarConfig;
  readonly account: Omit<Extract<Command, { kind: 'open-account' }>, 'kind'>;
  readonly rules: RuleSet;
  readonly currency: Currency;
  readonly seed: number;
  readonly closeAtEnd: boolean;
  /** As in the run's settings; absent as they are there. */
  readonly send?: SendAt;
  readonly endPrice?: EndPrice;
  readonly spread?: number;
  readonly engine: string;
}

export interface RunDone {
  readonly prints: Fingerprint;
  readonly figures: RunFigures;
  readonly resultHash: string;
  readonly names: readonly string[];
  readonly bars: number;
  readonly from: number;
  readonly to: number;
  readonly seconds: number;
  readonly screen: Uint8Array;
  readonly curves: Uint8Array;
  readonly trades: Uint8Array;
  readonly journal: Uint8Array;
}

export interface ResearchJobs {
  readonly run: [{ readonly job: RunJob }, RunDone | null];
  readonly lookahead: [{ readonly job: RunJob; readonly cuts: number }, LookaheadReport];
  readonly explain: [{ readonly job: RunJob; readonly orderId: string }, readonly JournalEvent[]];
  readonly check: [{ readonly source: JobSource }, StrategyCheck];
  readonly tearsheet: [{ readonly of: TearsheetSource; readonly terms: TearsheetTerms }, Tearsheet];
  readonly report: [
    { readonly of: TearsheetSource; readonly terms: TearsheetTerms; readonly file: ReportTerms },
    { readonly bytes: Uint8Array; readonly name: string },
  ];
  /** Null where the tearsheet does not have the chart. */
  readonly chart: [
    { readonly of: TearsheetSource; readonly terms: TearsheetTerms; readonly file: ChartTerms },
    { readonly bytes: Uint8Array; readonly name: string } | null,
  ];
}

export type ResearchKind = keyof ResearchJobs;
export type ResearchAsk<K extends ResearchKind> = { readonly kind: K } & ResearchJobs[K][0];
export type AnyResearchAsk = { [K in ResearchKind]: ResearchAsk<K> }[ResearchKind];
export type ResearchAnswer<K extends ResearchKind> = ResearchJobs[K][1];

/** From the engine: a job, and where it is told to stop. */
export interface ToResearch {
  readonly id: number;
  readonly ask: AnyResearchAsk;
  /** One word: not zero asks it to stop. */
  readonly stop: SharedArrayBuffer;
}

export type FromResearch =
  | { readonly id: number; readonly kind: 'progress'; readonly done: number }
  | { readonly id: number; readonly kind: 'answer'; readonly answer: unknown }
  /** The strategy's fault. */
  | { readonly id: number; readonly kind: 'problem'; readonly problem: StrategyProblem }
  /** Ours. */
  | { readonly id: number; readonly kind: 'bug'; readonly detail: string };
