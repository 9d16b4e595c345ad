/** Calls about how something performed: tearsheets and reports of runs, accounts, replay sessions and baskets. */
import { z } from 'zod';
import type { ChartId } from '#report/chart.ts';
import { PRESETS, SECTIONS, TEARSHEET } from '#report/sections.ts';
import type { Tearsheet } from '#report/tearsheet.ts';
import { runId } from './research-calls.ts';
import type { DashboardView } from './dashboard-views.ts';
import { call, none } from './shapes.ts';

export const REPORT_FORMATS = ['html', 'pdf', 'xlsx', 'csv', 'json'] as const;
/** What reports are put together from, and those that are asked for by name. */
export const REPORT_SECTIONS = SECTIONS;
export const REPORT_PRESETS = PRESETS;
export type ReportSection = (typeof SECTIONS)[number];

export type ReportFormat = (typeof REPORT_FORMATS)[number];
export const PICTURE_FORMATS = ['svg', 'png'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

export const REPORT_CHARTS = [
  'equity',
  'growth',
  'underwater',
  'yearly',
  'distribution',
  'rolling-sharpe',
  'rolling-volatility',
  'rolling-beta',
  'exposure',
  'contribution',
  'costs',
  'excursions',
] as const satisfies readonly ChartId[];

/** The one that is open when null. */
const stream = z.string().min(1).max(100).nullable().default(null);

/** `account`: of a stream, whether an account's or a replay session's; `basket`: what the orders of one did there. */
export const reportSubject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run'), id: runId }).strict(),
  z.object({ kind: z.literal('account'), stream }).strict(),
  z.object({ kind: z.literal('basket'), stream, basketId: z.string().min(1).max(100) }).strict(),
]);
export type ReportSubject = z.infer<typeof reportSubject>;

const rate = z.number().gt(-1).max(10);
/** What is not said is as `CONVENTIONS` has it; `periods` as the subject's bars have it. */
export const conventions = z
  .object({
    periods: z.number().min(1).max(100_000_000),
    riskFree: rate,
    least: rate,
    returns: z.enum(['simple', 'log']),
    of: z.enum(['sample', 'population']),
    tail: z.number().gt(0).lt(0.5),
    confidence: z.number().gt(0.5).lt(1),
  })
  .partial()
  .strict();
export type AskedConventions = z.infer<typeof conventions>;

/** Variants tried before this one, and the variance of their yearly Sharpe ratios. */
export const tries = z
  .object({ count: z.number().int().min(1).max(1_000_000_000), variance: z.number().min(0).max(1_000) })
  .strict();

const moment = z.number().int().nonnegative();
const measured = {
  subject: reportSubject,
  conventions: conventions.default({}),
  /** UTC milliseconds, both counted. */
  span: z
    .object({ from: moment, to: moment })
    .strict()
    .refine(({ from, to }) => from <= to, 'a period that ends before it begins')
    .nullable()
    .default(null),
  /** What the workspace knows of it when absent. */
  tries: tries.optional(),
};

const asked = {
  ...measured,
  /** Parts of the report, in order: what others need is not made. */
  sections: z
    .array(z.enum(SECTIONS))
    .min(1)
    .max(SECTIONS.length)
    .default([...TEARSHEET]),
};
const language = z.enum(['en', 'vi']).default('en');

export interface ReportFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

export const reportCalls = {
  'reports.tearsheet': call<Tearsheet>()(z.object(asked).strict()),
  'reports.file': call<ReportFile>()(
    z.object({ ...asked, format: z.enum(REPORT_FORMATS), language }).strict(),
  ),
  /** One chart as a picture; NOT_FOUND where there is no such chart. */
  'reports.chart': call<ReportFile>()(
    z
      .object({ ...measured, chart: z.enum(REPORT_CHARTS), format: z.enum(PICTURE_FORMATS), language })
      .strict(),
  ),
  /** The open account, now. */
  'reports.dashboard': call<DashboardView>()(none),
} as const;
