/** Errors of the prelude, inside QuickJS: see `kit.ts`. */
import type { Faults } from './kit.ts';

export function makeFaults(): Faults {
  const kinds = new WeakMap<object, string>();
  const text = (read: () => unknown, length: number): string => {
    try {
      const value = read();
      return (typeof value === 'string' ? value : String(value)).slice(0, length);
    } catch {
      return '';
    }
  };
  return {
    refusal(kind, message) {
      const error = new Error(message);
      kinds.set(error, kind);
      return error;
    },
    describe(thrown) {
      const isObject = typeof thrown === 'object' && thrown !== null;
      const of = (name: 'name' | 'message' | 'stack') => (isObject ? (thrown as Error)[name] : '');
      return JSON.stringify({
        name: text(() => of('name'), 100),
        message: text(() => (isObject ? of('message') : thrown), 1000),
        stack: text(() => of('stack'), 4000),
        kind: isObject ? kinds.get(thrown) : undefined,
      });
    },
  };
}
