/**
 * The columns that are put beside the user's own: what became of each row.
 * Invariant: no heading here is one that the importer takes for a field of an order, so that a result can be read again
 * as the sheet it came from.
 */
import type { TextKey, Translate } from '#words/index.ts';
import { EMPTY, text, type BookCell, type StyleName } from './book.ts';
import { decimalsOf, moneyFormat } from './figures.ts';
import type { ResultRow, RowStatus } from './result-terms.ts';

interface StatusLook {
  readonly word: TextKey;
  readonly style: StyleName;
}

/** In the order in which a summary counts them. */
export const STATUSES: Readonly<Record<RowStatus, StatusLook>> = {
  filled: { word: 'exports.isFilled', style: 'good' },
  'partly-filled': { word: 'exports.isPartlyFilled', style: 'warn' },
  working: { word: 'exports.isWorking', style: 'neutral' },
  scheduled: { word: 'exports.isScheduled', style: 'neutral' },
  cancelled: { word: 'exports.isCancelled', style: 'warn' },
  denied: { word: 'exports.isDenied', style: 'bad' },
  'not-sent': { word: 'exports.isNotSent', style: 'warn' },
  skipped: { word: 'exports.isSkipped', style: 'label' },
};

type Figure = 'filled' | 'averagePrice' | 'fees' | 'realised';

export interface ResultColumn {
  readonly heading: TextKey;
  readonly width: number;
  readonly style: 'heading' | 'figure-heading';
  readonly cell: (row: ResultRow) => BookCell;
}

/** A figure with as many decimals as the finest of its column in the same currency needs. */
function figures(rows: readonly ResultRow[], figure: Figure): (row: ResultRow) => BookCell {
  const decimals = new Map<string | null, number>();
  for (const row of rows) {
    const needed = decimalsOf(row[figure] ?? '');
    if (needed > (decimals.get(row.currency) ?? 0)) decimals.set(row.currency, needed);
  }
  return (row) => {
    const value = row[figure] ?? null;
    if (value === null) return EMPTY;
    return {
      kind: 'number',
      value,
      format: moneyFormat(decimals.get(row.currency) ?? 0),
      style: 'figure',
    };
  };
}

const words = (value: string | null, style: StyleName): BookCell =>
  value === null ? EMPTY : text(value, style);

/** Profit and time of sending are there when a row has them. */
export function resultColumns(rows: readonly ResultRow[], t: Translate): readonly ResultColumn[] {
  const has = (member: 'realised' | 'sentAt') => rows.some((row) => (row[member] ?? null) !== null);
  const figure = (heading: TextKey, member: Figure, width = 14): ResultColumn => ({
    heading,
    width,
    style: 'figure-heading',
    cell: figures(rows, member),
  });
  return [
    {
      heading: 'exports.status',
      width: 15,
      style: 'heading',
      cell: ({ status }) => text(t(STATUSES[status].word), STATUSES[status].style),
    },
    {
      heading: 'exports.order',
      width: 14,
      style: 'heading',
      cell: ({ orderId }) => words(orderId, 'user-cell'),
    },
    figure('exports.filled', 'filled', 12),
    figure('exports.averagePrice', 'averagePrice'),
    figure('exports.fees', 'fees', 12),
    ...(has('realised') ? [figure('exports.realised', 'realised')] : []),
    {
      heading: 'exports.currency',
      width: 11,
      style: 'heading',
      cell: ({ currency }) => words(currency, 'user-cell'),
    },
    ...(has('sentAt')
      ? [
          {
            heading: 'exports.timeSent',
            width: 20,
            style: 'heading',
            cell: ({ sentAt }: ResultRow): BookCell =>
              sentAt ? { kind: 'moment', iso: sentAt, style: 'user-cell' } : EMPTY,
          } satisfies ResultColumn,
        ]
      : []),
    {
      heading: 'exports.explanation',
      width: 60,
      style: 'heading',
      cell: ({ reason }) => words(reason, 'wrapped'),
    },
  ];
}

/** Every heading there may be, to know an earlier result's columns again. */
export const RESULT_HEADINGS: readonly TextKey[] = [
  'exports.status',
  'exports.order',
  'exports.filled',
  'exports.averagePrice',
  'exports.fees',
  'exports.realised',
  'exports.currency',
  'exports.timeSent',
  'exports.explanation',
];
