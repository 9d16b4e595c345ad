/** What may stand at a place of a strategy's text: names of the API by what is before the cursor, no types. */
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import {
  BARS,
  EXPORTS,
  FILL,
  HOOKS,
  INDICATOR_OPTIONS,
  LINE,
  ORDER_OPTIONS,
  POSITION,
  STRATEGY,
} from './names.ts';

type Names = Readonly<Record<string, string>>;

/** Far enough back for the options of an order on several lines. */
const REACH = 600;

/** What is before the cursor, and what that asks for; the first that fits. */
const PLACES: readonly (readonly [RegExp, Names])[] = [
  [/\bs\s*\.\s*(?:buy|sell)\(\s*\{(?:[^{}]|\{[^{}]*\})*(?:^|[{,\s])\w*$/, ORDER_OPTIONS],
  [/\bs\s*\.\s*(?:sma|ema|rsi|atr|indicator)\([^()]*,\s*\{(?:[^{}]*[{,\s])?\w*$/, INDICATOR_OPTIONS],
  [/\bs\s*\.\s*parameters\s*\.\s*\w*$/, {}],
  [/\bs\s*\.\s*position\([^()]*\)\s*\.\s*\w*$/, POSITION],
  [/\bs\s*\.\s*\w*$/, STRATEGY],
  [/\bfill\s*\.\s*\w*$/, FILL],
  [/\bposition\s*\.\s*\w*$/, POSITION],
  [/[\w)\]]\s*\??\.\s*\w*$/, { ...BARS, ...LINE }],
  [/(?:^|[^.\w])\w+$/, { ...EXPORTS, ...HOOKS }],
];

/** The names that fit behind a text, in the order of the API; empty where none do. */
export function namesBehind(before: string): Names {
  return PLACES.find(([place]) => place.test(before))?.[1] ?? {};
}

const typeOf = (detail: string): string => (detail.startsWith('(') ? 'method' : 'property');

/** The names of indicators within the first argument of `s.indicator`. */
const INDICATOR_NAME = /\bs\s*\.\s*indicator\(\s*['"](\w*)$/;

export function strategyCompletion(
  indicators: readonly string[],
): (context: CompletionContext) => CompletionResult | null {
  return ({ state, pos, explicit }) => {
    const before = state.sliceDoc(Math.max(0, pos - REACH), pos);
    const typed = /\w*$/.exec(before)?.[0] ?? '';
    const from = pos - typed.length;
    if (INDICATOR_NAME.test(before))
      return { from, options: indicators.map((label) => ({ label, type: 'constant' })), validFor: /^\w*$/ };
    if (typed === '' && !explicit && !before.endsWith('.')) return null;
    const options: Completion[] = Object.entries(namesBehind(before)).map(([label, detail]) => ({
      label,
      detail,
      type: typeOf(detail),
    }));
    return options.length === 0 ? null : { from, options, validFor: /^\w*$/ };
  };
}
