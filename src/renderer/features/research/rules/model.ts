/** Rules as the builder holds them: read leniently from the text, written back as tidy JSON. */
import type { Condition, Distance, Operand, Rules, Side } from '#research/rules/rules.ts';

export const CONDITION_KINDS = ['compare', 'all', 'any', 'not', 'time', 'weekdays'] as const;
export type ConditionKind = (typeof CONDITION_KINDS)[number];
export const OPERAND_KINDS = ['price', 'indicator', 'number'] as const;
export type OperandKind = (typeof OPERAND_KINDS)[number];
export const FIELDS = ['close', 'open', 'high', 'low', 'volume', 'hl2', 'hlc3', 'ohlc4'] as const;

export const kindOf = (condition: Condition): ConditionKind =>
  CONDITION_KINDS.find((kind) => kind in condition) ?? 'compare';

export const operandKind = (operand: Operand): OperandKind =>
  'number' in operand ? 'number' : 'price' in operand ? 'price' : 'indicator';

const CROSS: Condition = {
  compare: { price: 'close' },
  is: 'crosses-above',
  to: { indicator: 'sma', parameters: { period: 50 } },
};

/** What a condition of a kind begins with; parts of the one before are kept. */
export function begin(kind: ConditionKind, before: Condition = CROSS): Condition {
  const parts =
    'all' in before ? before.all : 'any' in before ? before.any : 'not' in before ? [before.not] : [before];
  switch (kind) {
    case 'all':
      return { all: parts };
    case 'any':
      return { any: parts };
    case 'not':
      return { not: parts[0] ?? CROSS };
    case 'time':
      return { time: { from: '14:30', to: '20:00' } };
    case 'weekdays':
      return { weekdays: [1, 2, 3, 4, 5] };
    case 'compare':
      return parts.find((part) => 'compare' in part) ?? CROSS;
  }
}

export function beginOperand(kind: OperandKind): Operand {
  if (kind === 'number') return { number: 30 };
  if (kind === 'price') return { price: 'close' };
  return { indicator: 'sma', parameters: { period: 20 } };
}

export const beginSide = (): Side => ({ enter: CROSS, exit: { ...CROSS, is: 'crosses-below' } as Condition });

export const beginDistance = (by: 'share' | 'ranges'): Distance =>
  by === 'share' ? { share: 0.03 } : { ranges: 2, length: 14 };

export const firstRules = (name: string): Rules => ({ name, long: beginSide(), short: null });

export const write = (rules: Rules): string => `${JSON.stringify(rules, null, 2)}\n`;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Null where the text is not rules that the builder can show; it is edited as text then. */
export function read(text: string): Rules | null {
  try {
    const value: unknown = JSON.parse(text);
    if (!isObject(value)) return null;
    const sides = [value['long'] ?? null, value['short'] ?? null];
    const shown = sides.every((side) => side === null || (isObject(side) && isCondition(side['enter'])));
    return shown ? ({ long: null, short: null, ...value } as unknown as Rules) : null;
  } catch {
    return null;
  }
}

function isCondition(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const kind of ['all', 'any'] as const)
    if (kind in value) return Array.isArray(value[kind]) && value[kind].every(isCondition);
  if ('not' in value) return isCondition(value['not']);
  if ('time' in value) return isObject(value['time']);
  if ('weekdays' in value) return Array.isArray(value['weekdays']);
  return isObject(value['compare']) && isObject(value['to']);
}
