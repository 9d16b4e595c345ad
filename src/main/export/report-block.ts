/** What a report is drawn of: blocks of ready texts. Pages and documents draw the same blocks, so they say the same. */
import type { ChartSpec } from '#report/chart.ts';
import type { SectionId } from '#report/sections.ts';

/** A figure with what stands beside it: its interval, or why it cannot be said. */
export interface FigureLine {
  readonly id: string;
  readonly name: string;
  /** `–` where it cannot be said. */
  readonly value: string;
  readonly beside: string;
  readonly known: boolean;
}

export interface TextColumn {
  readonly heading: string;
  /** Figures stand at the right. */
  readonly right: boolean;
  /** Long texts that may go on in a second line. */
  readonly wraps?: boolean;
}

export type Block =
  | { readonly kind: 'key'; readonly figures: readonly FigureLine[] }
  | { readonly kind: 'notes'; readonly lines: readonly string[] }
  /** Side by side where two of them are half as wide. */
  | { readonly kind: 'charts'; readonly charts: readonly ChartBlock[] }
  | {
      readonly kind: 'months';
      readonly title: string;
      readonly head: readonly string[];
      readonly years: readonly { readonly year: string; readonly cells: readonly MonthCell[] }[];
    }
  | TableBlock
  | {
      readonly kind: 'figures';
      readonly groups: readonly { readonly title: string; readonly figures: readonly FigureLine[] }[];
    };

/** UTC milliseconds. */
export type TimeSpan = readonly [from: number, to: number];

export interface ChartBlock {
  /** Empty where the section's heading says it. */
  readonly title: string;
  readonly spec: ChartSpec;
  readonly wide: boolean;
  /** The time it spans where others stand above or below it: the same days stand at the same place. */
  readonly time?: TimeSpan | undefined;
}

/** `strength` from −1 to 1, a tenth or more being 1; null where there is no month. */
export interface MonthCell {
  readonly text: string;
  readonly strength: number | null;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly id: string;
  /** Null where the section's heading says it. */
  readonly title: string | null;
  readonly columns: readonly TextColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly totals: readonly string[] | null;
  /** What is said of rows that are not shown. */
  readonly more: string | null;
  /** So many columns that paper is turned. */
  readonly across?: boolean;
  /** Notes that are set smaller than the rest. */
  readonly small?: boolean;
}

export interface ReportSection {
  readonly id: SectionId;
  /** Null for the summary: the report's own title stands there. */
  readonly title: string | null;
  readonly blocks: readonly Block[];
}
