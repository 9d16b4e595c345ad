/** What the parts of one tearsheet share: its figures, the chosen part of its time, the crosshair of its charts. */
import { createContext, useContext } from 'react';
import type { ReportSubject } from '#contract/report-calls.ts';
import type { Tearsheet } from '#report/tearsheet.ts';
import type { Cross } from '../../../ui/chart/cross.ts';
import type { Span } from '../span.ts';

export interface SheetParts {
  readonly subject: ReportSubject;
  /** What pictures of its charts are called; empty where they are of several. */
  readonly name: string;
  /** Of the chosen part of its time. */
  readonly sheet: Tearsheet;
  /** Of all of its time. */
  readonly whole: Tearsheet;
  readonly span: Span | null;
  /** Whether its time is told in minutes. */
  readonly short: boolean;
  readonly cross: Cross;
  /** `extend`: together with what was chosen before. Null: all of its time. */
  readonly choose: (span: Span | null, extend?: boolean) => void;
}

export const SheetContext = createContext<SheetParts | null>(null);

export function useSheet(): SheetParts {
  const parts = useContext(SheetContext);
  if (!parts) throw new Error('a part of a tearsheet stands alone');
  return parts;
}
