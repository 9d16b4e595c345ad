/** What a report shows of figures, months and falls, as blocks of texts. */
import { RISK_GROUPS } from '#report/sections.ts';
import type { SheetFigure, Tearsheet } from '#report/tearsheet.ts';
import { figureTexts, type Words } from '#words/index.ts';
import type { Block, FigureLine, MonthCell } from './report-block.ts';
import {
  dateText,
  figureName,
  fixed,
  intervalText,
  percent,
  reasonText,
  unparted,
  valueText,
} from './report-text.ts';

const KEY = ['total-return', 'cagr', 'sharpe', 'max-drawdown', 'volatility', 'trade-win-rate'];

function figureLine(figure: SheetFigure, sheet: Tearsheet, words: Words): FigureLine {
  const { id, result, unit } = figure;
  const known = result.value !== null;
  return {
    id,
    known,
    name: figureName(id, words),
    value: known ? unparted(valueText(result.value, unit, words, sheet.subject.currency)) : '–',
    beside: known ? unparted(intervalText(id, sheet, words)) : reasonText(figure, words),
  };
}

export const keyBlock = (sheet: Tearsheet, words: Words): Block => ({
  kind: 'key',
  figures: KEY.flatMap((id) => sheet.figures.find((figure) => figure.id === id) ?? []).map((figure) =>
    figureLine(figure, sheet, words),
  ),
});

type Group = SheetFigure['group'];

function groupsBlock(groups: readonly Group[], sheet: Tearsheet, words: Words): Block[] {
  const made = groups.map((group) => ({
    title: words.t(`figures.group-${group}`),
    figures: sheet.figures
      .filter((figure) => figure.group === group)
      .map((figure) => figureLine(figure, sheet, words)),
  }));
  const shown = made.filter(({ figures }) => figures.length > 0);
  return shown.length === 0 ? [] : [{ kind: 'figures', groups: shown }];
}

export const riskBlock = (sheet: Tearsheet, words: Words): Block[] => groupsBlock(RISK_GROUPS, sheet, words);

export const figuresBlock = (sheet: Tearsheet, words: Words): Block[] =>
  groupsBlock([...new Set(sheet.figures.map(({ group }) => group))], sheet, words);

/** A month of a tenth has the deepest colour. */
const DEEPEST = 0.1;

const monthCell = (value: number | undefined, { locale }: Words): MonthCell =>
  value === undefined
    ? { text: '', strength: null }
    : { text: percent(value, locale, 1), strength: Math.max(-1, Math.min(1, value / DEEPEST)) };

export function monthsBlock({ months, years }: Tearsheet, words: Words): Block[] {
  if (years.length === 0) return [];
  const { t } = words;
  const names = t('report.monthsShort').split(' ');
  const byLabel = new Map(months.map((each) => [each.label, each.return]));
  const lines = years.map(({ label, return: whole }) => ({
    year: label,
    cells: [
      ...names.map((_, at) => monthCell(byLabel.get(`${label}-${String(at + 1).padStart(2, '0')}`), words)),
      monthCell(whole, words),
    ],
  }));
  const head = [t('report.year'), ...names, t('report.wholeYear')];
  return [{ kind: 'months', title: t('report.months'), head, years: lines }];
}

const DAY_MS = 86_400_000;

/** One that still runs has lasted until the report's last day. */
export function fallsBlock({ falls, last }: Tearsheet, { t, locale }: Words): Block[] {
  if (falls.length === 0) return [];
  const heads = ['report.depth', 'report.from', 'report.valley', 'report.recovery', 'report.days'] as const;
  const rows = falls.map(({ depth, from, valley, recovery }) => [
    percent(depth, locale),
    dateText(from, locale),
    dateText(valley, locale),
    recovery === null ? t('report.notYet') : dateText(recovery, locale),
    fixed(Math.round(((recovery ?? last ?? valley) - from) / DAY_MS), 0, locale),
  ]);
  const right = true;
  const columns = heads.map((key) => ({ heading: t(key), right }));
  return [{ kind: 'table', id: 'falls', title: null, columns, rows, totals: null, more: null }];
}

export function formulasBlock({ figures }: Tearsheet, words: Words): Block[] {
  if (figures.length === 0) return [];
  const heads = ['figure', 'formula', 'source', 'caveat'] as const;
  const columns = heads.map((key) => ({ heading: words.t(`report.${key}`), right: false, wraps: true }));
  const rows = figures.map((figure) => {
    const { formula, source, caveat } = figureTexts(words.locale, figure);
    return [figureName(figure.id, words), formula, source, caveat];
  });
  return [
    { kind: 'table', id: 'formulas', title: null, columns, rows, totals: null, more: null, small: true },
  ];
}
