/** `--strategy` and `--set`: which strategy is meant, and whether it has the parameters it is given. */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { RunSpecInput } from '#contract/research-calls.ts';
import type { StrategyView } from '#contract/research-views.ts';
import type { Session } from '#engine/client/client.ts';
import { readBytes } from './files.ts';
import { Misused, misused } from './options.ts';

type Declared = StrategyView['parameters'];
type Parameter = Declared[string];

interface Found {
  readonly strategy: RunSpecInput['strategies'][number]['strategy'];
  readonly name: string;
  /** Null where the strategy cannot be read: its run says why. */
  readonly declared: Declared | null;
}

const ENDING = /\.(ts|js|json)$/i;
const BUILT_IN = 'built-in:';

/** A file of TypeScript or rules, a built-in strategy by name, or one of the workspace's own. */
export async function strategyOf({ call }: Session, given: string): Promise<Found> {
  if (ENDING.test(given) || existsSync(given)) {
    const source = new TextDecoder().decode(readBytes(given));
    const kind = /\.json$/i.test(given) ? 'rules' : 'typescript';
    const strategy = { kind, source, fileName: basename(given) } as const;
    const { problems, parameters } = await call('strategies.check', strategy);
    return { strategy, name: basename(given), declared: problems.length > 0 ? null : parameters };
  }
  const wanted = given.toLowerCase();
  const strategies = await call('strategies.list', {});
  const found =
    strategies.find(({ id }) => id === given || id === `${BUILT_IN}${wanted}`) ??
    strategies.find(({ name }) => name.toLowerCase() === wanted);
  if (!found) throw unknownStrategy(given, strategies);
  const declared = found.problems.length > 0 ? null : found.parameters;
  return { strategy: { id: found.id }, name: found.name, declared };
}

function unknownStrategy(given: string, strategies: readonly StrategyView[]): Misused {
  const names = strategies.map(({ id, name }) =>
    id.startsWith(BUILT_IN) ? id.slice(BUILT_IN.length) : name,
  );
  const nearest = nearestOf(given, names);
  return new Misused(
    `strategy ${given}`,
    ({ t }) => {
      const all = { names: names.join(', ') };
      const accepted =
        nearest === null ? t('accepts.strategy', all) : t('accepts.strategyNearest', { ...all, nearest });
      // A sentence of its own may end it already.
      return t('accepts.option', { option: '--strategy', value: given, accepted }).replace(/\?\.$/, '?');
    },
    'NOT_FOUND',
  );
}

/** Letters to insert, drop or change to make one of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}

const letters = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The name most like what was typed; null where none is. */
export function nearestOf(given: string, names: readonly string[]): string | null {
  const typed = letters(given);
  const ranked = names
    .map((name) => {
      const known = letters(name);
      const part = typed.length > 2 && (known.startsWith(typed) || typed.startsWith(known));
      return { name, far: part ? 0.5 : distance(typed, known) };
    })
    .sort((a, b) => a.far - b.far);
  const [best] = ranked;
  return best && best.far <= Math.max(1, typed.length / 3) ? best.name : null;
}

const FLAGS = ['true', 'false', 'yes', 'no', '1', '0'];

function checkValue(pair: string, parameter: Parameter, value: string): void {
  if (parameter.kind === 'text') return;
  if (parameter.kind === 'choice' || parameter.kind === 'flag') {
    const choices = parameter.kind === 'flag' ? FLAGS : parameter.choices;
    if (!choices.includes(value))
      throw misused('--set', pair, 'accepts.choices', { choices: choices.join(', ') });
    return;
  }
  const { kind, min, max } = parameter;
  const number = value.trim() === '' ? Number.NaN : Number(value);
  if (number >= min && number <= max && (kind === 'real' || Number.isInteger(number))) return;
  throw misused('--set', pair, kind === 'whole' ? 'accepts.whole' : 'accepts.number', { min, max });
}

/** Before anything runs: a misspelt parameter leaves no failed run behind. */
export function checkParameters(
  strategy: string,
  declared: Declared,
  given: Readonly<Record<string, string>>,
): void {
  for (const [name, value] of Object.entries(given)) {
    const pair = `${name}=${value}`;
    const names = Object.keys(declared);
    if (Object.hasOwn(declared, name)) checkValue(pair, declared[name]!, value);
    else if (names.length === 0) throw misused('--set', pair, 'accepts.noParameters', { strategy });
    else throw misused('--set', pair, 'accepts.names', { strategy, names: names.join(', ') });
  }
}
