/** Values of declared parameters: defaults filled in, what is out of range or unknown said. */
import type { Parameter, Parameters, ParameterValue } from './api.ts';

export type ParameterFault =
  | { readonly problem: 'unknown'; readonly name: string; readonly known: readonly string[] }
  | { readonly problem: 'not-a-number'; readonly name: string; readonly value: string }
  | { readonly problem: 'not-whole'; readonly name: string; readonly value: number }
  | {
      readonly problem: 'out-of-range';
      readonly name: string;
      readonly value: number;
      readonly min: number;
      readonly max: number;
    }
  | {
      readonly problem: 'not-a-choice';
      readonly name: string;
      readonly value: string;
      readonly known: readonly string[];
    };

function saying(fault: ParameterFault): string {
  const { name } = fault;
  switch (fault.problem) {
    case 'unknown':
      return fault.known.length === 0
        ? `there is no parameter ${name}; the strategy has none`
        : `there is no parameter ${name}; there are ${fault.known.join(', ')}`;
    case 'not-a-number':
      return `parameter ${name} is a number, not "${fault.value}"`;
    case 'not-whole':
      return `parameter ${name} is a whole number, not ${fault.value}`;
    case 'out-of-range':
      return `parameter ${name} goes from ${fault.min} to ${fault.max}; ${fault.value} is outside`;
    case 'not-a-choice':
      return `parameter ${name} is one of ${fault.known.join(', ')}, not "${fault.value}"`;
  }
}

export class ParameterError extends Error {
  readonly fault: ParameterFault;
  constructor(fault: ParameterFault) {
    super(saying(fault));
    this.fault = fault;
  }
}

function numberOf(
  name: string,
  { min, max, kind }: Extract<Parameter, { min: number }>,
  given: ParameterValue,
): number {
  const value = typeof given === 'string' ? Number(given.trim() === '' ? Number.NaN : given) : given;
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new ParameterError({ problem: 'not-a-number', name, value: String(given) });
  if (kind === 'whole' && !Number.isInteger(value))
    throw new ParameterError({ problem: 'not-whole', name, value });
  if (value < min || value > max)
    throw new ParameterError({ problem: 'out-of-range', name, value, min, max });
  return value;
}

const FLAGS: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  '1': true,
  false: false,
  no: false,
  '0': false,
};

function valueOf(name: string, parameter: Parameter, given: ParameterValue): ParameterValue {
  switch (parameter.kind) {
    case 'whole':
    case 'real':
      return numberOf(name, parameter, given);
    case 'choice':
      if (parameter.choices.includes(String(given))) return String(given);
      throw new ParameterError({
        problem: 'not-a-choice',
        name,
        value: String(given),
        known: parameter.choices,
      });
    case 'flag': {
      const value = FLAGS[String(given)];
      if (value !== undefined) return value;
      throw new ParameterError({
        problem: 'not-a-choice',
        name,
        value: String(given),
        known: ['true', 'false'],
      });
    }
    case 'text':
      return String(given);
  }
}

/** Numbers may be given as texts. Throws `ParameterError`. */
export function resolveParameters(
  declared: Parameters,
  given: Readonly<Record<string, ParameterValue>>,
): Readonly<Record<string, ParameterValue>> {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(declared, name));
  if (unknown !== undefined)
    throw new ParameterError({ problem: 'unknown', name: unknown, known: Object.keys(declared) });
  return Object.fromEntries(
    Object.entries(declared).map(([name, parameter]) => [
      name,
      valueOf(name, parameter, given[name] ?? parameter.default),
    ]),
  );
}
