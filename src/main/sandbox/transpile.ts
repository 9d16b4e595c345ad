/**
 * TypeScript to what QuickJS runs: types go, imports become `require`, everything else stays on its line.
 * Types are not checked: a trial on made-up bars says what would go wrong (engine/research/trial.ts), and so does the run.
 */
import { transform } from 'sucrase';
import { StrategyFault } from '#research/strategy/host.ts';
import { columnsOf, sourceColumn } from './source-map.ts';

/** The name under which QuickJS knows the user's text. */
export const SOURCE_NAME = 'strategy:source';
const OPENING = '(function (exports, require, module) {';

export interface Transpiled {
  /** An expression: a function of `exports`, `require` and `module`. */
  readonly code: string;
  /** The place of the user's text that a stack of QuickJS names first; nulls where it names none. */
  place(stack: string): Place;
  /** What stands before that place: of a call that failed, what was called; null where nothing does. */
  callee(stack: string): string | null;
}

interface Place {
  readonly line: number | null;
  readonly column: number | null;
}

const NOWHERE = { line: null, column: null };

/** Throws a fault of kind `syntax`. */
export function transpile(source: string, fileName: string): Transpiled {
  const { code, sourceMap } = transformed(source, fileName);
  const map = columnsOf(sourceMap?.mappings ?? '');
  const place = (stack: string): Place => {
    const found = /strategy:source:(\d+)(?::(\d+))?/.exec(stack);
    if (!found) return NOWHERE;
    const line = Number(found[1]);
    if (found[2] === undefined) return { line, column: null };
    const column = Number(found[2]) - (line === 1 ? OPENING.length : 0);
    return { line, column: Math.max(1, sourceColumn(map, line, column)) };
  };
  return {
    code: `${OPENING}${code}\n})`,
    place,
    callee(stack) {
      const { line, column } = place(stack);
      if (line === null || column === null) return null;
      const before = source.split('\n')[line - 1]?.slice(0, column - 1) ?? '';
      return /[\w$][\w$.]*$/.exec(before)?.[0] ?? null;
    },
  };
}

function transformed(source: string, fileName: string): ReturnType<typeof transform> {
  try {
    return transform(source, {
      transforms: ['typescript', 'imports'],
      disableESTransforms: true,
      preserveDynamicImport: true,
      sourceMapOptions: { compiledFilename: fileName },
      filePath: fileName,
    });
  } catch (error) {
    throw syntaxFault(error);
  }
}

function syntaxFault(error: unknown): StrategyFault {
  const { message, loc } = error as Error & { loc?: { line: number; column: number } };
  const words = message.replace(/^Error transforming [^:]*: /, '').replace(/ \(\d+:\d+\)$/, '');
  return new StrategyFault({
    kind: 'syntax',
    message: words,
    line: loc?.line ?? null,
    column: loc?.column ?? null,
  });
}
