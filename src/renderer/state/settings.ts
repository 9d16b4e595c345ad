/** Store of the user's settings, remembered through the engine. Unknown or broken stored values fall back to defaults. */
import { create } from 'zustand';
import type { Timeframe } from '#contract/market-views.ts';
import { createWords, isLocale, type Locale, type Words } from '#words/index.ts';
import { call } from '../client/index.ts';
import { reportTermsOf, type ReportTerms } from './reportTermsShape.ts';
import { shownOf } from './shownIndicators.ts';
import { SIZE_DEFAULTS, SIZE_METHODS, sizeFiguresOf, type SizeFigures } from './sizing.ts';

export const THEMES = ['dark', 'light', 'system'] as const;
export const PALETTES = ['western', 'vietnamese', 'colour-blind'] as const;
export const DENSITIES = ['compact', 'comfortable'] as const;
export const TIMEFRAMES: readonly Timeframe[] = ['1m', '5m', '15m', '1h', '1d'];

export const TRADE_KINDS = ['flat', 'lot'] as const;

export interface Settings {
  readonly theme: (typeof THEMES)[number];
  readonly palette: (typeof PALETTES)[number];
  readonly density: (typeof DENSITIES)[number];
  readonly locale: Locale;
  readonly timeframe: Timeframe;
  /** Of the second chart. */
  readonly timeframe2: Timeframe;
  readonly movingAverage: boolean;
  /** Names of the indicators that charts show, in the order they were chosen. */
  readonly indicators: readonly string[];
  /** Whether the ticket's what-if is unfolded. */
  readonly whatIf: boolean;
  /** How trades are put together. */
  readonly tradeKind: (typeof TRADE_KINDS)[number];
  /** The ticket's last sizing method, and what was typed for each. */
  readonly sizeMethod: (typeof SIZE_METHODS)[number];
  readonly sizeFigures: SizeFigures;
  /** Conventions that figures are read under, where they are not the usual ones. */
  readonly reportTerms: ReportTerms;
  /** dockview's own JSON; null is the default layout. */
  readonly layout: unknown;
}

const words: Readonly<Record<Locale, Words>> = { en: createWords('en'), vi: createWords('vi') };
const browserLocale: Locale = navigator.language.toLowerCase().startsWith('vi') ? 'vi' : 'en';

export const useSettings = create<Settings>()(() => ({
  theme: 'dark',
  palette: 'western',
  density: 'compact',
  locale: browserLocale,
  timeframe: '1m',
  timeframe2: '1d',
  movingAverage: true,
  indicators: [],
  whatIf: true,
  tradeKind: 'flat',
  sizeMethod: 'risk-per-trade',
  sizeFigures: SIZE_DEFAULTS,
  reportTerms: {},
  layout: null,
}));

/** Recordings have timeframes of their own. */
const timeframeOf = (value: unknown, otherwise: Timeframe): Timeframe =>
  typeof value === 'string' && /^[1-9]\d{0,3}(s|m|h|d|w|mo)$/.test(value) ? (value as Timeframe) : otherwise;

const oneOf = <T>(value: unknown, allowed: readonly T[], otherwise: T): T =>
  allowed.includes(value as T) ? (value as T) : otherwise;

export function loadSettings(stored: Readonly<Record<string, unknown>>): void {
  const now = useSettings.getState();
  const locale = isLocale(stored['locale']) ? stored['locale'] : now.locale;
  useSettings.setState({
    theme: oneOf(stored['theme'], THEMES, now.theme),
    palette: oneOf(stored['palette'], PALETTES, now.palette),
    density: oneOf(stored['density'], DENSITIES, now.density),
    timeframe: timeframeOf(stored['timeframe'], now.timeframe),
    timeframe2: timeframeOf(stored['timeframe2'], now.timeframe2),
    movingAverage: oneOf(stored['movingAverage'], [true, false], now.movingAverage),
    indicators: shownOf(stored['indicators']),
    whatIf: oneOf(stored['whatIf'], [true, false], now.whatIf),
    tradeKind: oneOf(stored['tradeKind'], TRADE_KINDS, now.tradeKind),
    sizeMethod: oneOf(stored['sizeMethod'], SIZE_METHODS, now.sizeMethod),
    sizeFigures: sizeFiguresOf(stored['sizeFigures']),
    reportTerms: reportTermsOf(stored['reportTerms']),
    layout: stored['layout'] ?? null,
    locale,
  });
}

/** Changes one setting here and remembers it; a failure to remember is not worth interrupting the user. */
export function changeSetting<K extends keyof Settings>(key: K, value: Settings[K]): void {
  useSettings.setState({ [key]: value } as Pick<Settings, K>);
  call('settings.set', { key, value: value as never }).catch(() => undefined);
}

/** The translator of the current language. */
export const useWords = (): Words => useSettings((state) => words[state.locale]);
/** The same outside a component. */
export const currentWords = (): Words => words[useSettings.getState().locale];
