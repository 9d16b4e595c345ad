/** Calls about tearsheets of runs. */
import { z } from 'zod';
import type { ChartId } from '#report/chart.ts';
import { SECTIONS, TEARSHEET } from '#report/sections.ts';
import type { Tearsheet } from '#report/tearsheet.ts';
import { runId } from './research-calls.ts';
import { call } from './shapes.ts';

export const REPORT_FORMATS = ['html', 'pdf', 'xlsx', 'csv', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];
export const PICTURE_FORMATS = ['svg', 'png'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

const CHARTS = [
  'equity',
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

/** Of a year. */
const riskFree = z.number().gt(-1).max(10).default(0);

const language = z.enum(['en', 'vi']).default('en');

export interface MadeFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

export const reportCalls = {
  /** Of a run that is done; `riskFree` of a year. */
  'runs.tearsheet': call<Tearsheet>()(z.object({ id: runId, riskFree }).strict()),
  /** The tearsheet as a file: its sections in the order that is asked for. */
  'runs.report': call<MadeFile>()(
    z
      .object({
        id: runId,
        format: z.enum(REPORT_FORMATS),
        language,
        sections: z
          .array(z.enum(SECTIONS))
          .min(1)
          .max(SECTIONS.length)
          .default([...TEARSHEET]),
        riskFree,
      })
      .strict(),
  ),
  /** One chart of the tearsheet as a picture; NOT_FOUND where the run does not have it. */
  'runs.chart': call<MadeFile>()(
    z
      .object({ id: runId, chart: z.enum(CHARTS), format: z.enum(PICTURE_FORMATS), language, riskFree })
      .strict(),
  ),
} as const;
