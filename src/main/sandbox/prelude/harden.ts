/**
 * Takes away what a strategy must not have and freezes what is left, inside QuickJS: see `kit.ts`.
 * Invariant: after this no code can change what the prelude relies on, and no text becomes code.
 */
import type { Faults } from './kit.ts';

/** The functions whose objects are reached by syntax alone. */
export function removeEscapes({ refusal }: Faults, random: () => number): void {
  const space = globalThis as unknown as Record<string, unknown>;
  const refuse = function (): never {
    throw refusal('refused', 'text cannot become code in a strategy');
  };
  const kinds = [function () {}, function* () {}, async function () {}, async function* () {}];
  for (const each of kinds) {
    const shape = Object.getPrototypeOf(each) as object;
    Object.defineProperty(shape, 'constructor', { value: refuse });
  }
  const gone = ['eval', 'Function', 'Promise', 'WebAssembly', 'SharedArrayBuffer', 'Atomics', 'WeakRef'];
  for (const name of [...gone, 'FinalizationRegistry', 'performance', 'navigator', 'queueMicrotask'])
    delete space[name];
  Object.defineProperty(Math, 'random', { value: random });
}

/**
 * Frozen properties would forbid objects of their own by the same name (`error.name = …`, `shape.toString = …`); as accessors
 * they define one instead.
 */
export function allowOverrides(): void {
  const enable = (shape: object, names: readonly string[]) => {
    for (const name of names) {
      const value: unknown = (shape as Record<string, unknown>)[name];
      Object.defineProperty(shape, name, {
        get: () => value,
        set(this: object, next: unknown) {
          if (this === shape) throw new TypeError(`${name} is read-only`);
          Object.defineProperty(this, name, {
            value: next,
            writable: true,
            enumerable: true,
            configurable: true,
          });
        },
        configurable: false,
        enumerable: false,
      });
    }
  };
  enable(Object.prototype, ['toString', 'toLocaleString', 'valueOf', 'constructor', 'hasOwnProperty']);
  for (const kind of [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError])
    enable(kind.prototype, ['name', 'message', 'toString']);
}

/** Freezes everything that can be reached from the global object and from syntax. */
export function freezeAll(): void {
  const seen = new Set<object>();
  const waiting: unknown[] = [globalThis];
  const reach = (value: unknown) => {
    if ((typeof value === 'object' && value !== null) || typeof value === 'function') waiting.push(value);
  };
  const iterators = [
    [][Symbol.iterator](),
    new Map().entries(),
    new Set().values(),
    ''[Symbol.iterator](),
    'a'.matchAll(/a/g),
  ];
  const kinds = [function* () {}, async function () {}, async function* () {}, new Uint8Array(0)];
  for (const each of [...iterators, ...kinds]) reach(Object.getPrototypeOf(each));
  reach(Object.getPrototypeOf(function* () {}.prototype));
  while (waiting.length > 0) {
    const each = waiting.pop() as object;
    if (seen.has(each)) continue;
    seen.add(each);
    reach(Object.getPrototypeOf(each));
    for (const key of Reflect.ownKeys(each)) {
      const { value, get, set } = Object.getOwnPropertyDescriptor(each, key)!;
      reach(value);
      reach(get);
      reach(set);
    }
    Object.freeze(each);
  }
}
