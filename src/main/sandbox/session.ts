/**
 * One run of a strategy's text: a realm of its own, from reading the text to the end of the run.
 *
 * Invariants: every hook writes what is over into the machine first and calls the user's hook after; nothing the text does
 * reaches the host but through `questions.ts`; once a hook has thrown or the run is over, every further call is refused.
 */
import type { Hooks, Strategy, StrategyFill } from '#research/strategy/api.ts';
import { StrategyFault } from '#research/strategy/host.ts';
import type { QuickJSHandle } from 'quickjs-emscripten';
import { faultOf } from './faults.ts';
import { CallEnded, type Machine, type Realm } from './machine.ts';
import type { Entries } from './prelude/boot.ts';
import { preludeSource } from './prelude/source.ts';
import { QUESTIONS } from './questions.ts';
import { RUN_CELLS, RunMemory } from './run-memory.ts';
import { SOURCE_NAME, type Transpiled } from './transpile.ts';

const PRELUDE_NAME = 'tapedeck:prelude';
const RESERVE_BYTES = 1024 * 1024;

type EntryName = keyof Entries;

const refused = (message: string): StrategyFault =>
  new StrategyFault({ kind: 'refused', message, line: null, column: null });

export class Session {
  /** What the text declares, as JSON. */
  readonly declaration: string;
  private readonly machine: Machine;
  private readonly realm: Realm;
  private readonly transpiled: Transpiled;
  private readonly entries = new Map<EntryName, QuickJSHandle>();
  /** What holds the entries. */
  private entriesObject: QuickJSHandle | null = null;
  private readonly log = { lines: 0 };
  /** Given back when something went wrong, so that there is memory to say what. */
  private reserve: QuickJSHandle | null;
  private strategy: Strategy | null = null;
  private memory: RunMemory | null = null;
  /** What the host itself threw while the user's code asked it something: a fault of ours, not of the text. */
  private hostError: { readonly error: unknown } | null = null;
  private over: string | null = null;
  /** Where the numbers that were shared last begin. */
  private granted = -1;

  /** Reads the text. Throws `StrategyFault`. */
  constructor(machine: Machine, transpiled: Transpiled) {
    this.machine = machine;
    this.transpiled = transpiled;
    this.realm = machine.open();
    this.reserve = this.realm.context.newArrayBuffer(new ArrayBuffer(RESERVE_BYTES));
    const { setupMs } = machine.limits;
    this.declaration = this.guard('reading the text', () => {
      this.boot();
      const text = this.realm.run(transpiled.code, SOURCE_NAME, setupMs);
      return this.call('load', setupMs, text);
    });
  }

  /** Calls the text's `setup`; its hooks, as native functions. */
  begin(strategy: Strategy): Hooks {
    const { realm } = this;
    const { setupMs } = this.machine.limits;
    const names = this.guard('setup', () => {
      const cells = this.share(RUN_CELLS);
      this.strategy = strategy;
      this.memory = new RunMemory(realm, strategy, this.machine.limits, this.granted);
      this.memory.writeAccount();
      const { parameters, symbols } = strategy;
      const opening = realm.context.newString(JSON.stringify({ parameters, symbols }));
      const named = this.call('setup', setupMs, opening, cells).split(',');
      this.take('bar', 'tell');
      return named;
    });
    return this.hooks(new Set(names));
  }

  get closed(): boolean {
    return this.over !== null;
  }

  /** The run is over: memory goes back. */
  close(why = 'the run is over'): void {
    if (this.over !== null) return;
    this.over = why;
    this.reserve?.dispose();
    for (const handle of [this.entriesObject, ...this.entries.values()]) handle?.dispose();
    this.realm.close();
  }

  private hooks(names: ReadonlySet<string>): Hooks {
    return {
      ...(names.has('onBar') && { onBar: this.barHook() }),
      ...(names.has('onFill') && { onFill: (fill) => this.tell('onFill', fillText(fill)) }),
      ...(names.has('onTimer') && { onTimer: (name) => this.tell('onTimer', name) }),
      onEnd: () => {
        if (names.has('onEnd')) this.tell('onEnd', '');
        this.close();
      },
    };
  }

  private barHook(): NonNullable<Hooks['onBar']> {
    const { realm } = this;
    const entry = this.entry('bar').value;
    const memory = this.memory!;
    const { hookMs } = this.machine.limits;
    const { symbols } = this.strategy!;
    const places = new Map(symbols.map((symbol, place) => [symbol, place]));
    let symbol = symbols[0];
    let place = 0;
    memory.writeSymbol(place);
    return (bar) => {
      if (this.over !== null) throw refused(this.over);
      memory.write();
      if (bar.symbol !== symbol) {
        symbol = bar.symbol;
        place = places.get(symbol) ?? 0;
        memory.writeSymbol(place);
      }
      try {
        realm.callBare(entry, hookMs);
      } catch (error) {
        throw this.failed(error, 'onBar');
      }
      this.settle('onBar');
    };
  }

  private tell(name: string, of: string): void {
    this.guard(name, () => {
      this.memory!.write();
      const { context } = this.realm;
      this.call('tell', this.machine.limits.hookMs, context.newString(name), context.newString(of));
    });
  }

  /** After each call: what it left behind, or what the host threw meanwhile. */
  private settle(doing: string): void {
    if (this.hostError) throw this.failed(this.hostError.error, doing);
    if (this.realm.pending)
      throw this.failed(
        refused(`${doing} left something to be done later: nothing is asynchronous in a strategy`),
        doing,
      );
  }

  private guard<T>(doing: string, act: () => T): T {
    if (this.over !== null) throw refused(this.over);
    let result: T;
    try {
      result = act();
    } catch (error) {
      throw this.failed(error, doing);
    }
    this.settle(doing);
    return result;
  }

  /** The error to be thrown; the session is over with it. */
  private failed(error: unknown, doing: string): unknown {
    if (this.over !== null) return error;
    this.reserve?.dispose();
    this.reserve = null;
    const found = this.hostError
      ? this.hostError.error
      : error instanceof CallEnded
        ? faultOf(error, doing, {
            realm: this.realm,
            transpiled: this.transpiled,
            describe: this.entries.get('describe') ?? null,
            full: this.machine.full,
          })
        : error;
    this.close(found instanceof Error ? found.message : 'the strategy failed');
    return found;
  }

  private boot(): void {
    const { realm } = this;
    const { context } = realm;
    const { setupMs } = this.machine.limits;
    const prelude = realm.run(preludeSource(), PRELUDE_NAME, setupMs);
    const ask = context.newFunction('ask', (name, args) => context.newString(this.answer(name, args)));
    const share = context.newFunction('share', (count) => this.share(context.getNumber(count)));
    const entries = realm.call(prelude, setupMs, ask, share);
    this.entriesObject = entries;
    this.take('describe', 'load', 'setup');
    for (const handle of [prelude, ask, share]) handle.dispose();
  }

  /** A question of the prelude. What is refused comes back as text that begins with `!`. */
  private answer(name: QuickJSHandle, args: QuickJSHandle): string {
    const { context } = this.realm;
    try {
      const question = QUESTIONS[context.getString(name)];
      if (!question || !this.strategy || !this.memory) throw new RangeError('there is no run yet');
      const given = parse(context.getString(args)) as unknown[];
      const { strategy, memory, log, granted: at } = this;
      const answered = question({ strategy, memory, limits: this.machine.limits, args: given, at, log });
      return answered === undefined ? '' : JSON.stringify(answered);
    } catch (error) {
      if (error instanceof StrategyFault) return `!${JSON.stringify(error.problem)}`;
      if (error instanceof RangeError)
        return `!${JSON.stringify({ kind: 'refused', message: error.message })}`;
      this.hostError = { error };
      return `!${JSON.stringify({ kind: 'thrown', message: 'the run failed' })}`;
    }
  }

  /** Numbers for a line, bars or the run; what is asked next is about them. */
  private share(count: number): QuickJSHandle {
    const shared = this.realm.share(count);
    if (!shared) throw new Error('out of memory');
    this.granted = shared.at;
    return shared.buffer;
  }

  private take(...names: EntryName[]): void {
    const { context } = this.realm;
    for (const name of names) this.entries.set(name, context.getProp(this.entriesObject!, name));
  }

  private entry(name: EntryName): QuickJSHandle {
    return this.entries.get(name)!;
  }

  /** Calls an entry and disposes of what it is given; its text. */
  private call(name: EntryName, limitMs: number, ...args: QuickJSHandle[]): string {
    try {
      return this.realm
        .call(this.entry(name), limitMs, ...args)
        .consume((text) => this.realm.context.getString(text));
    } finally {
      if (this.machine.death === null) for (const each of args) each.dispose();
    }
  }
}

/** Numbers that JSON has no word for travel as `{ $: "NaN" }`. */
const keep = (_key: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isFinite(value) ? { $: String(value) } : value;
const restore = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && '$' in value ? Number(value.$) : value;

/** Most texts have none, and a reviver looks at every value. */
const parse = (text: string): unknown =>
  text.includes('"$"') ? JSON.parse(text, restore) : JSON.parse(text);

const fillText = (fill: StrategyFill): string => JSON.stringify(fill, keep);
