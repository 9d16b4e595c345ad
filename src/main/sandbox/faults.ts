/** What went wrong inside the machine, as a `StrategyFault` at its place in the user's text. */
import { StrategyFault, type StrategyProblem } from '#research/strategy/host.ts';
import { CallEnded, type Realm } from './machine.ts';
import type { Transpiled } from './transpile.ts';
import type { QuickJSHandle } from 'quickjs-emscripten';

type Kind = StrategyProblem['kind'];
const KINDS: readonly Kind[] = ['syntax', 'shape', 'thrown', 'timeout', 'memory', 'refused'];
/** For describing an error: its getters are the user's as well. */
const DESCRIBE_MS = 100;

interface Described {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
  readonly kind?: string;
}

export interface FaultContext {
  readonly realm: Realm;
  readonly transpiled: Transpiled;
  /** The prelude's `describe`; null before it runs. */
  readonly describe: QuickJSHandle | null;
  /** Memory is nearly used up. */
  readonly full: boolean;
}

/** `doing` is what was called: “onBar”. */
export function faultOf(ended: CallEnded, doing: string, context: FaultContext): StrategyFault {
  const { ending } = ended;
  if (ending.kind === 'dead') {
    const fault = problem('memory', `${doing} used up the machine's memory or stack`, '', context);
    fault.cause = ending.error;
    return fault;
  }
  const described = describe(ending.thrown, context);
  ending.thrown.dispose();
  const { name, message, stack } = described;
  if (ending.kind === 'timeout')
    return problem('timeout', `${doing} took longer than ${ending.limitMs / 1000} s`, stack, context);
  if (message === 'out of memory' || (context.full && isWordless(described)))
    return problem('memory', `${doing} needs more memory than a strategy may use`, stack, context);
  const kind = KINDS.find((each) => each === described.kind);
  if (kind) return problem(kind, message, stack, context);
  if (name === 'SyntaxError' && /^\s*at strategy:source:/.test(stack))
    return problem('syntax', message, stack, context);
  return problem('thrown', wordsOf(described, context), stack, context);
}

/** Where memory was too short for an error, null is thrown. */
const isWordless = ({ name, message }: Described): boolean =>
  name === '' && (message === '' || message === 'null');

function wordsOf({ name, message, stack }: Described, { transpiled }: FaultContext): string {
  if (name === '') return `threw ${message || 'something without words'}`;
  // The interpreter does not say what was called.
  const callee = message === 'not a function' ? transpiled.callee(stack) : null;
  return callee === null ? `${name}: ${message}` : `${name}: ${callee} is not a function`;
}

const problem = (kind: Kind, message: string, stack: string, { transpiled }: FaultContext): StrategyFault =>
  new StrategyFault({ kind, message, ...transpiled.place(stack) });

function describe(thrown: QuickJSHandle, { realm, describe: entry }: FaultContext): Described {
  const empty = { name: '', message: '', stack: '' };
  if (!entry) return empty;
  try {
    const text = realm.call(entry, DESCRIBE_MS, thrown);
    return text.consume((handle) => JSON.parse(realm.context.getString(handle)) as Described);
  } catch (error) {
    if (error instanceof CallEnded && error.ending.kind !== 'dead') error.ending.thrown.dispose();
    return empty;
  }
}
