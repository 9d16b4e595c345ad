/** The parameters an indicator runs with: what is given, checked against what it declares, and defaults for the rest. */
import type { Indicator, IndicatorParameter, IndicatorParameters } from './indicator.ts';

export type ParameterProblem =
  | { readonly code: 'UNKNOWN_PARAMETER'; readonly parameter: string; readonly known: readonly string[] }
  | { readonly code: 'NOT_A_NUMBER'; readonly parameter: string; readonly value: unknown }
  | { readonly code: 'NOT_WHOLE'; readonly parameter: string; readonly value: number }
  | {
      readonly code: 'OUT_OF_RANGE';
      readonly parameter: string;
      readonly value: number;
      readonly min: number;
      readonly max: number;
    }
  | {
      readonly code: 'UNKNOWN_CHOICE';
      readonly parameter: string;
      readonly value: unknown;
      readonly choices: readonly string[];
    };

function wordsOf(indicator: string, problem: ParameterProblem): string {
  const { parameter } = problem;
  switch (problem.code) {
    case 'UNKNOWN_PARAMETER':
      return `${indicator} has no parameter ${parameter}: it takes ${problem.known.join(', ') || 'none'}`;
    case 'NOT_A_NUMBER':
      return `${indicator}: ${parameter} is a number, not ${String(problem.value)}`;
    case 'NOT_WHOLE':
      return `${indicator}: ${parameter} is a whole number, not ${problem.value}`;
    case 'OUT_OF_RANGE':
      return `${indicator}: ${parameter} is from ${problem.min} to ${problem.max}, not ${problem.value}`;
    case 'UNKNOWN_CHOICE':
      return `${indicator}: ${parameter} is one of ${problem.choices.join(', ')}, not ${String(problem.value)}`;
  }
}

/** Why parameters were refused. */
export class ParameterError extends RangeError {
  override readonly name = 'ParameterError';
  readonly indicator: string;
  readonly problem: ParameterProblem;

  constructor(indicator: string, problem: ParameterProblem) {
    super(wordsOf(indicator, problem));
    this.indicator = indicator;
    this.problem = problem;
  }
}

function problemOf(parameter: string, kind: IndicatorParameter, value: unknown): ParameterProblem | null {
  if (kind.kind === 'choice') {
    const { choices } = kind;
    return typeof value === 'string' && choices.includes(value)
      ? null
      : { code: 'UNKNOWN_CHOICE', parameter, value, choices };
  }
  if (typeof value !== 'number' || Number.isNaN(value)) return { code: 'NOT_A_NUMBER', parameter, value };
  if (kind.kind === 'integer' && !Number.isInteger(value)) return { code: 'NOT_WHOLE', parameter, value };
  const { min, max } = kind;
  return value < min || value > max ? { code: 'OUT_OF_RANGE', parameter, value, min, max } : null;
}

/** Every parameter of the indicator with its value; throws ParameterError (a RangeError) for one that is unknown or out of range. */
export function parametersOf(
  { name, parameters }: Indicator,
  given: Readonly<Record<string, unknown>> = {},
): IndicatorParameters {
  const known = Object.keys(parameters);
  const unknown = Object.keys(given).find((parameter) => !known.includes(parameter));
  if (unknown !== undefined)
    throw new ParameterError(name, { code: 'UNKNOWN_PARAMETER', parameter: unknown, known });
  const used: Record<string, number | string> = {};
  for (const [parameter, kind] of Object.entries(parameters)) {
    const value = given[parameter] ?? kind.default;
    const problem = problemOf(parameter, kind, value);
    if (problem) throw new ParameterError(name, problem);
    used[parameter] = value as number | string;
  }
  return used;
}
