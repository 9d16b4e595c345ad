/** The tearsheet of a subject, of all its time and of the chosen part; the last one stays until the next is there. */
import { useState } from 'react';
import type { AppError } from '#contract/errors.ts';
import type { ReportSubject } from '#contract/report-calls.ts';
import { TEARSHEET, type SectionId } from '#report/sections.ts';
import type { Tearsheet } from '#report/tearsheet.ts';
import { call } from '../../../client/index.ts';
import { askedTerms, useReportTerms } from '../../../state/reportTerms.ts';
import { useSession } from '../../../state/session.ts';
import { useCall } from '../../data/useCall.ts';
import type { Span } from '../span.ts';
import { keyOf } from '../subjects/subject.ts';
import { useFills } from './useFills.ts';

export interface Answered {
  readonly sheet: Tearsheet | null;
  readonly whole: Tearsheet | null;
  readonly busy: boolean;
  readonly error: AppError | null;
}

interface Held {
  readonly key: string;
  readonly sheet: Tearsheet | null;
  readonly whole: Tearsheet | null;
}

export const withTrades = (trades: boolean): SectionId[] => [
  ...TEARSHEET,
  ...(trades ? (['trades'] as const) : []),
];

interface Terms {
  readonly trades: boolean;
  /** Counts up to ask anew. */
  readonly again: number;
}

/** Both as they are asked for now; null while they are under way. */
function useAsked(subject: ReportSubject, span: Span | null, { trades, again }: Terms) {
  const kept = useReportTerms();
  const online = useSession((state) => state.connection === 'open');
  const fills = useFills(subject);
  const about = `${keyOf(subject)} ${JSON.stringify(kept)} ${again} ${online} ${fills}`;
  const ask = (of: Span | null) =>
    call('reports.tearsheet', { subject, ...askedTerms(kept), span: of, sections: withTrades(trades) });
  // Whatever part is looked at: the whole is there when its part is left.
  const whole = useCall(`${about} ${trades}`, () => ask(null));
  const part = useCall(span ? `${about} ${trades} ${span.from} ${span.to}` : '', async () =>
    span ? ask(span) : null,
  );
  const shown = span ? part : whole;
  return { whole: whole.value, sheet: shown.value, error: whole.error ?? shown.error };
}

/** What was answered last, of this subject, until the next answers are there. */
function useHeld(key: string, sheet: Tearsheet | null, whole: Tearsheet | null) {
  const [held, setHeld] = useState<Held | null>(null);
  const known = held?.key === key ? held : { key, sheet: null, whole: null };
  const next = { key, sheet: sheet ?? known.sheet, whole: whole ?? known.whole };
  if (next.sheet !== known.sheet || next.whole !== known.whole) setHeld(next);
  return next;
}

export function useTearsheet(subject: ReportSubject, span: Span | null, terms: Terms): Answered {
  const asked = useAsked(subject, span, terms);
  const { sheet, whole } = useHeld(keyOf(subject), asked.sheet, asked.whole);
  return { sheet, whole, busy: !asked.error && asked.sheet === null, error: asked.error };
}
