/** Problems of a text as marks at its lines. */
import type { Diagnostic } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import type { StrategyProblem } from '#research/strategy/host.ts';

/** From the place to the end of its word; the whole line where there is no column, the first line where there is no place. */
export function diagnosticsOf(doc: Text, problems: readonly StrategyProblem[]): Diagnostic[] {
  return problems.map(({ line, column, message, kind }) => {
    const { from: start, to: end, text } = doc.line(Math.min(Math.max(line ?? 1, 1), doc.lines));
    const at = Math.min(Math.max((column ?? 1) - 1, 0), text.length);
    const word = /^\W?\w*/.exec(text.slice(at))?.[0].length ?? 0;
    const from = column === null ? start + (text.length - text.trimStart().length) : start + at;
    const to = column === null ? end : Math.min(end, from + Math.max(1, word));
    return { from, to: Math.max(from, to), severity: 'error', message, source: kind };
  });
}
