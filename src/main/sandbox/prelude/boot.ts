/** Puts the prelude together inside QuickJS and gives the host what it may call: see `kit.ts`. */
import type { Bars } from '#research/strategy/api.ts';
import type { Makers, Opener } from './handles.ts';
import type { Ask, Faults, Grant, Layout, Refused } from './kit.ts';
import type { makeReading, makeStrategy, Opening } from './strategy.ts';

export interface Parts extends Makers {
  readonly api: Readonly<Record<string, unknown>>;
  makeFaults(): Faults;
  makeDate(faults: Faults): DateConstructor;
  removeEscapes(faults: Faults, random: () => number): void;
  allowOverrides(): void;
  freezeAll(): void;
  describeDefinition(faults: Faults, exported: unknown): string;
  makeOpener(ask: Ask, grant: Grant, layout: Layout, makers: Makers): Opener;
  readonly makeReading: typeof makeReading;
  readonly makeStrategy: typeof makeStrategy;
  makeHooks(faults: Faults): HookKit;
  makeOffered(faults: Faults, api: Readonly<Record<string, unknown>>): object;
}

type HookFunction = (of?: unknown) => unknown;

export interface HookKit {
  /** The hooks of what `setup` returned, by name. */
  take(returned: unknown): Readonly<Record<string, HookFunction | undefined>>;
  /** Refuses what a hook returned where the rest of it would never run. */
  after(name: string, result: unknown): void;
}

/** What the host calls. */
export interface Entries {
  describe(thrown: unknown): string;
  /** Runs the text, wrapped as a function of `exports` and `require`, and describes what it exports. */
  load(text: (exports: object, require: (name: string) => unknown, module: object) => void): string;
  /** Calls `setup`; `opening` is JSON. The names of the hooks there are, with commas. */
  setup(opening: string, run: ArrayBuffer): string;
  /** With the bars of the symbol whose number is in the run's cells. Another function after `setup`. */
  bar(): void;
  /** Another hook by name: a fill as JSON, the name of a timer, nothing. Another function after `setup`. */
  tell(name: string, of: string): void;
}

export function boot(
  parts: Parts,
  layout: Layout,
  call: (name: string, args: string) => string,
  share: (count: number) => ArrayBuffer,
): Entries {
  const faults = parts.makeFaults();
  const none = () => {
    throw faults.refusal('refused', 'Math.random: there is no run yet, ask in setup or later');
  };
  let random: () => number = none;
  let log: (words: string) => void = () => undefined;
  let definition: { setup(s: unknown): unknown };
  const ask: Ask = (name, args) => {
    const answer = call(name, JSON.stringify(args));
    if (answer.charCodeAt(0) === 33) {
      const { kind, message } = JSON.parse(answer.slice(1)) as Refused;
      throw faults.refusal(kind, message);
    }
    return answer === '' ? undefined : (JSON.parse(answer) as unknown);
  };
  /** Numbers that JSON has no word for. */
  const restore = (_key: string, value: unknown): unknown =>
    typeof value === 'object' && value !== null && '$' in value ? Number(value.$) : value;
  const hookKit = parts.makeHooks(faults);
  const say = (...words: unknown[]) => log(words.map((each) => String(each)).join(' '));
  const space = globalThis as unknown as Record<string, unknown>;
  parts.removeEscapes(faults, () => random());
  space['Date'] = parts.makeDate(faults);
  space['console'] = { log: say, info: say, warn: say, error: say, debug: say };
  parts.allowOverrides();
  parts.freezeAll();
  const offered = parts.makeOffered(faults, parts.api);
  const entries: Entries = {
    describe: faults.describe,
    load(text) {
      const exports: { default?: unknown } = {};
      text(
        exports,
        (name) => {
          if (name === 'tapedeck') return offered;
          throw faults.refusal(
            'refused',
            `a strategy can import 'tapedeck' only, not '${String(name).slice(0, 100)}'`,
          );
        },
        { exports },
      );
      const described = parts.describeDefinition(faults, exports.default);
      definition = exports.default as typeof definition;
      return described;
    },
    setup(opening, cells) {
      const run = new Float64Array(cells);
      const opened = JSON.parse(opening) as Opening;
      const opener = parts.makeOpener(ask, (count) => new Float64Array(share(count)), layout, parts);
      const reading = parts.makeReading(ask, layout, opener, opened.symbols, run);
      const s = parts.makeStrategy(ask, opener, reading, opened);
      random = s.random;
      log = s.log;
      const hooks = hookKit.take(definition.setup(s));
      const { onBar } = hooks;
      const based: Bars[] = [];
      const place = layout.run.symbol;
      if (onBar)
        entries.bar = () => {
          const at = run[place]!;
          const result = onBar((based[at] ??= opener.bars(opened.symbols[at], undefined)));
          if (result !== undefined) hookKit.after('onBar', result);
        };
      entries.tell = (name, of) => {
        const hook = hooks[name]!;
        hookKit.after(name, name === 'onFill' ? hook(JSON.parse(of, restore)) : hook(of));
      };
      return Object.keys(hooks).join();
    },
    bar: () => undefined,
    tell: () => undefined,
  };
  return entries;
}

export function makeHooks({ refusal }: Faults): HookKit {
  const Later = (async () => undefined)().constructor;
  const { bind } = Function.prototype;
  const after = (name: string, result: unknown): void => {
    if (typeof result !== 'object' || result === null) return;
    if (result instanceof Later || typeof (result as Iterator<unknown>).next === 'function')
      throw refusal('refused', `${name} cannot be async or a generator: nothing would run the rest of it`);
  };
  return {
    after,
    take(returned) {
      after('setup', returned);
      if (typeof returned === 'function') return { onBar: returned as HookFunction };
      if (typeof returned !== 'object' || returned === null)
        throw refusal('shape', 'setup returns neither hooks nor a function of a bar');
      const found: Record<string, HookFunction> = {};
      for (const name of ['onBar', 'onFill', 'onTimer', 'onEnd']) {
        const hook = (returned as Record<string, unknown>)[name];
        if (hook === undefined) continue;
        if (typeof hook !== 'function') throw refusal('shape', `${name} is no function`);
        found[name] = Reflect.apply(bind, hook, [returned]) as HookFunction;
      }
      return found;
    },
  };
}

/** What `require('tapedeck')` gives: what is not there is an error at once, not `undefined` later. */
export function makeOffered({ refusal }: Faults, api: Readonly<Record<string, unknown>>): object {
  return new Proxy(api, {
    get(known, name) {
      if (name === '__esModule') return true;
      if (typeof name === 'string' && Object.hasOwn(known, name)) return known[name];
      throw refusal('refused', `tapedeck has no ${String(name)}`);
    },
  });
}
