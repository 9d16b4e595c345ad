/** What the page of reports looks at. Kept while other pages are looked at; light, so that every page can lead here. */
import { create } from 'zustand';
import type { ReportSubject } from '#contract/report-calls.ts';
import { goTo } from '../../state/ui.ts';
import type { Span } from './span.ts';
import { keyOf } from './subjects/subject.ts';

/** As many as can be told apart. */
export const MOST_COMPARED = 8;

export type ReportView = 'tearsheet' | 'report';

interface ReportsState {
  readonly chosen: readonly ReportSubject[];
  readonly view: ReportView;
  /** The part of their time that is looked at; all when null. */
  readonly span: Span | null;
}

export const useReports = create<ReportsState>()(() => ({ chosen: [], view: 'tearsheet', span: null }));

/** Looks at one alone. */
export const chooseSubject = (subject: ReportSubject): void =>
  useReports.setState(({ chosen, span }) => {
    const same = chosen.length === 1 && keyOf(chosen[0]!) === keyOf(subject);
    return { chosen: [subject], span: same ? span : null };
  });

/** Adds one to those that are compared, or takes it out. */
export const toggleSubject = (subject: ReportSubject): void =>
  useReports.setState(({ chosen }) => {
    const key = keyOf(subject);
    const others = chosen.filter((each) => keyOf(each) !== key);
    if (others.length < chosen.length) return { chosen: others };
    return { chosen: [...others, subject].slice(-MOST_COMPARED) };
  });

export const setSpan = (span: Span | null): void => useReports.setState({ span });

/** Leads to the page with one subject. */
export function openReport(subject: ReportSubject): void {
  chooseSubject(subject);
  useReports.setState({ view: 'tearsheet' });
  goTo('reports');
}
