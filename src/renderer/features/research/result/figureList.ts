/** The figures of a run in the order they are read, how each is written and which way is better. */
import type { RunFigures } from '#contract/research-views.ts';
import type { Currency } from '#core/units/units.ts';
import type { Words } from '#words/index.ts';
import { formatMoney, withSign } from '../../../ui/format.ts';
import { formatSpan } from '../../../ui/time.ts';
import { fixedText, percentText, signedText } from '../figures.ts';

/** `wins` is in the win rate, `periods` among the conventions. */
export type FigureName = Exclude<keyof RunFigures, 'wins' | 'periods'>;
type Kind = 'money' | 'percent' | 'ratio' | 'count' | 'days' | 'span';

export interface FigureSpec {
  readonly name: FigureName;
  readonly kind: Kind;
  /** Coloured by its sign. */
  readonly signed?: boolean;
  /** 1: more is better; -1: less is better. */
  readonly better?: 1 | -1;
}

export const FIGURES: readonly FigureSpec[] = [
  { name: 'totalReturn', kind: 'percent', signed: true, better: 1 },
  { name: 'annualReturn', kind: 'percent', signed: true, better: 1 },
  { name: 'benchmarkReturn', kind: 'percent', signed: true },
  { name: 'sharpe', kind: 'ratio', better: 1 },
  { name: 'sortino', kind: 'ratio', better: 1 },
  { name: 'calmar', kind: 'ratio', better: 1 },
  { name: 'maxDrawdown', kind: 'percent', better: -1 },
  { name: 'longestDrawdownDays', kind: 'days', better: -1 },
  { name: 'volatility', kind: 'percent', better: -1 },
  { name: 'exposure', kind: 'percent' },
  { name: 'trades', kind: 'count' },
  { name: 'winRate', kind: 'percent', better: 1 },
  { name: 'profitFactor', kind: 'ratio', better: 1 },
  { name: 'expectancy', kind: 'money', signed: true, better: 1 },
  { name: 'best', kind: 'money', signed: true },
  { name: 'worst', kind: 'money', signed: true },
  { name: 'averageHoldingMs', kind: 'span' },
  { name: 'start', kind: 'money' },
  { name: 'final', kind: 'money', better: 1 },
  { name: 'net', kind: 'money', signed: true, better: 1 },
  { name: 'fees', kind: 'money', better: -1 },
  { name: 'orders', kind: 'count' },
  { name: 'fills', kind: 'count' },
  { name: 'denied', kind: 'count' },
];

function unsigned(kind: Kind, value: number, currency: Currency, { locale, t }: Words): string {
  switch (kind) {
    case 'money':
      return formatMoney(Math.round(value), currency, locale);
    case 'percent':
      return percentText(value, locale);
    case 'ratio':
      return fixedText(value, 2, locale);
    case 'count':
      return fixedText(value, 0, locale);
    case 'days':
      return `${fixedText(value, value < 10 ? 1 : 0, locale)} ${t('runs.days')}`;
    case 'span':
      return formatSpan(value, t('runs.days'));
  }
}

export function figureText(
  { name, kind, signed = false }: FigureSpec,
  figures: RunFigures,
  currency: Currency,
  words: Words,
): string {
  const value = figures[name];
  if (value === null || !Number.isFinite(value)) return '–';
  const text = unsigned(kind, value, currency, words);
  if (!signed) return text;
  return kind === 'money' ? withSign(text, Math.round(value)) : signedText(text, value);
}

/** Which of several is best; null where a figure has no better way or all are equal. */
export function bestOf({ name, better }: FigureSpec, all: readonly (RunFigures | null)[]): number | null {
  if (better === undefined) return null;
  const values = all.map((figures) => figures?.[name] ?? null);
  const known = values.filter((value): value is number => value !== null && Number.isFinite(value));
  if (known.length < 2) return null;
  const best = better === 1 ? Math.max(...known) : Math.min(...known);
  return known.every((value) => value === best) ? null : best;
}
