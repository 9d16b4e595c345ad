/** Parts a report can be put together from, and what each shows. Names are words of the topic `reportCodes` (`section-<id>`). */
import type { ChartId } from './chart.ts';
import type { TableId } from './table.ts';

/**
 * `summary`: key figures and conventions. `returns` shows months by year beside its charts, `drawdowns` the deepest falls,
 * `figures` every figure, `formulas` what each is and where it comes from.
 */
export const SECTIONS = [
  'summary',
  'equity',
  'returns',
  'rolling',
  'drawdowns',
  'months',
  'risk',
  'breakdowns',
  'contribution',
  'costs',
  'cost-months',
  'excursions',
  'trades',
  'lots',
  'orders',
  'fills',
  'figures',
  'formulas',
] as const;
export type SectionId = (typeof SECTIONS)[number];

interface Parts {
  readonly charts: readonly ChartId[];
  readonly tables: readonly TableId[];
}

export const PARTS: Readonly<Record<SectionId, Parts>> = {
  summary: { charts: [], tables: [] },
  equity: { charts: ['equity', 'underwater'], tables: [] },
  returns: { charts: ['yearly', 'distribution'], tables: [] },
  rolling: {
    charts: ['rolling-sharpe', 'rolling-volatility', 'rolling-beta', 'exposure'],
    tables: [],
  },
  drawdowns: { charts: [], tables: [] },
  months: { charts: [], tables: ['by-month'] },
  risk: { charts: [], tables: [] },
  breakdowns: {
    charts: [],
    tables: ['by-strategy', 'by-symbol', 'by-side', 'by-weekday', 'by-hour'],
  },
  contribution: {
    charts: ['contribution'],
    tables: ['contribution', 'symbol-correlation', 'strategy-correlation'],
  },
  costs: { charts: ['costs'], tables: ['costs-by-kind', 'costs-by-symbol'] },
  'cost-months': { charts: [], tables: ['costs-by-month'] },
  excursions: { charts: ['excursions'], tables: [] },
  trades: { charts: [], tables: ['trades'] },
  lots: { charts: [], tables: ['lots-by-symbol', 'lots'] },
  orders: { charts: [], tables: ['orders'] },
  fills: { charts: [], tables: ['fills'] },
  figures: { charts: [], tables: [] },
  formulas: { charts: [], tables: [] },
};

export const tablesOf = (sections: readonly SectionId[]): ReadonlySet<TableId> =>
  new Set(sections.flatMap((section) => PARTS[section].tables));

/** Figures that a risk report shows. */
export const RISK_GROUPS = ['risk', 'tails', 'drawdowns', 'activity'] as const;

export const TEARSHEET: readonly SectionId[] = [
  'summary',
  'equity',
  'returns',
  'rolling',
  'drawdowns',
  'breakdowns',
  'contribution',
  'costs',
  'excursions',
  'figures',
  'formulas',
];

/** Reports that are asked for by name. */
export const PRESETS = {
  tearsheet: TEARSHEET,
  monthly: ['summary', 'equity', 'months', 'returns'],
  trades: ['summary', 'breakdowns', 'excursions', 'trades'],
  risk: ['summary', 'equity', 'drawdowns', 'rolling', 'risk'],
  fees: ['summary', 'costs', 'cost-months'],
  gains: ['summary', 'lots'],
  audit: ['summary', 'orders', 'fills'],
} as const satisfies Readonly<Record<string, readonly SectionId[]>>;
export type PresetId = keyof typeof PRESETS;
