/** The conventions that figures are read under, kept with the workspace: only what differs from the usual is. */
import type { AskedConventions } from '#contract/report-calls.ts';
import { changeSetting, useSettings } from './settings.ts';
import type { ReportTerms } from './reportTermsShape.ts';

export const useReportTerms = (): ReportTerms => useSettings((state) => state.reportTerms);

export const changeReportTerms = (change: ReportTerms): void => changeSetting('reportTerms', change);

/** As a call takes them. */
export function askedTerms({ tries, ...conventions }: ReportTerms): {
  readonly conventions: AskedConventions;
  readonly tries?: { readonly count: number; readonly variance: number };
} {
  return { conventions, ...(tries ? { tries } : {}) };
}
