/** How the named styles look: one quiet palette, legible in print and to the colour-blind (words say what colours do). */
import type { StyleName } from './book.ts';

const fill = (rgb: string) => ({
  type: 'pattern' as const,
  pattern: 'solid' as const,
  fgColor: { rgb },
});
const ink = (rgb: string, bold = false) => ({ name: 'Calibri', size: 11, bold, color: { rgb } });
const line = (rgb: string) => ({ style: 'thin' as const, color: { rgb } });
const TOP = { vertical: 'top' as const };
const HEAD = { vertical: 'center' as const, wrapText: true };

/** A little off the edge, so that a figure does not touch the word beside it. */
const RIGHT = { horizontal: 'right' as const, indent: 1 };

const HEADING = {
  fill: fill('1F3A5F'),
  font: ink('FFFFFF', true),
  alignment: HEAD,
  border: { bottom: line('1F3A5F') },
};
const USER_HEADING = {
  fill: fill('E8ECF1'),
  font: ink('1F2937', true),
  alignment: HEAD,
  border: { bottom: line('9CA3AF') },
};

const chip = (back: string, front: string) => ({ fill: fill(back), font: ink(front, true), alignment: TOP });

export const LOOKS = {
  plain: {},
  title: { font: { ...ink('1F3A5F', true), size: 16 } },
  label: { font: ink('4B5563'), alignment: TOP },
  muted: { font: ink('6B7280'), alignment: { ...TOP, wrapText: true } },
  value: { alignment: { ...TOP, horizontal: 'left' as const } },
  heading: HEADING,
  'figure-heading': { ...HEADING, alignment: { ...HEAD, ...RIGHT } },
  'user-heading': USER_HEADING,
  'user-figure-heading': { ...USER_HEADING, alignment: { ...HEAD, ...RIGHT } },
  'user-cell': { alignment: TOP },
  figure: { alignment: { ...TOP, ...RIGHT } },
  total: { font: ink('1F2937', true), border: { top: line('9CA3AF') } },
  wrapped: { alignment: { ...TOP, wrapText: true } },
  good: chip('D8F0DE', '14532D'),
  warn: chip('FFF0C2', '6B4E00'),
  bad: chip('FBDAD7', '7F1D1D'),
  neutral: chip('E3EAF5', '1F3A5F'),
} as const satisfies Record<StyleName, object>;

/** Text that goes on in a second line where its column ends. */
export const wraps = (style: StyleName): boolean => {
  const look = LOOKS[style];
  return 'alignment' in look && 'wrapText' in look.alignment;
};

/** Columns are drawn in a cell's style where it shows nothing in empty cells. */
export const showsWhenEmpty = (style: StyleName): boolean => 'fill' in LOOKS[style];
