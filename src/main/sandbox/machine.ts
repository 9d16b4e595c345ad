/**
 * One QuickJS machine: a WebAssembly instance with memory of its own, and realms (runtime and context) inside it.
 *
 * Invariants: a strategy has a machine to itself, so that what one spoils no other meets; memory has a hard end (the
 * instance's maximum, since QuickJS built for WebAssembly does not count what it allocates); when anything but an answer or
 * an exception comes out of the machine (a trap, the host's stack used up), it is dead and says so ever after.
 *
 * Known limits: QuickJS looks at the clock between its own steps only. A single native step over a huge sparse array, or
 * thousands over megabytes of text, run on for seconds or for ever. So a machine belongs in a thread that is terminated at a
 * deadline of its own; WebAssembly stops at once when its thread is.
 */
import {
  newQuickJSWASMModule,
  newVariant,
  RELEASE_SYNC,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSWASMModule,
} from 'quickjs-emscripten';
import type { SandboxLimits } from './limits.ts';

/** The part of WebAssembly that is used here: its types come with the DOM's, which the main process has not. */
interface Memory {
  /** Another one each time the memory has grown. */
  readonly buffer: ArrayBuffer;
}
const { Memory: WebAssemblyMemory } = (
  globalThis as unknown as {
    WebAssembly: { Memory: new (pages: { initial: number; maximum: number }) => Memory };
  }
).WebAssembly;

const PAGE = 65_536;
const NUMBER_BYTES = 8;
const FIRST_PAGES = 256;

type FFI = ReturnType<QuickJSWASMModule['getFFI']>;
type Pointer = Parameters<FFI['QTS_FreeValuePointer']>[1];

type VoidPointer = Parameters<FFI['QTS_NewArrayBuffer']>[1];

/** What a call came to when it did not return. */
export type Ending =
  | { readonly kind: 'thrown'; readonly thrown: QuickJSHandle }
  | { readonly kind: 'timeout'; readonly thrown: QuickJSHandle; readonly limitMs: number }
  | { readonly kind: 'dead'; readonly error: unknown };

/** Carries an `Ending` to whoever knows the words for it. */
export class CallEnded extends Error {
  readonly ending: Ending;
  constructor(ending: Ending) {
    super(ending.kind);
    this.ending = ending;
  }
}

export class Machine {
  readonly limits: SandboxLimits;
  readonly memory: Memory;
  private readonly module: QuickJSWASMModule;
  /** What killed it. */
  death: unknown = null;

  private constructor(limits: SandboxLimits, memory: Memory, module: QuickJSWASMModule) {
    this.limits = limits;
    this.memory = memory;
    this.module = module;
  }

  static async create(limits: SandboxLimits): Promise<Machine> {
    const maximum = Math.max(FIRST_PAGES, Math.floor(limits.memoryBytes / PAGE));
    const memory = new WebAssemblyMemory({ initial: FIRST_PAGES, maximum });
    const module = await newQuickJSWASMModule(newVariant(RELEASE_SYNC, { wasmMemory: memory }));
    return new Machine(limits, memory, module);
  }

  open(): Realm {
    return new Realm(this, this.module.newContext(), this.module.getFFI());
  }

  get full(): boolean {
    return this.memory.buffer.byteLength > this.limits.memoryBytes * 0.8;
  }
}

/** A function of the realm by its address, for calls without arguments. */
export type Entry = Parameters<FFI['QTS_Call']>[1];

export class Realm {
  readonly context: QuickJSContext;
  private readonly machine: Machine;
  private readonly ffi: FFI;
  private readonly pointer: Parameters<FFI['QTS_Call']>[0];
  private readonly runtime: Parameters<FFI['QTS_IsJobPending']>[0];
  private readonly nothing: ReturnType<FFI['QTS_GetUndefined']>;
  private view: Float64Array;
  private calls = 0;
  private seen = 0;
  private began = 0;
  private limitMs = 0;
  private interrupted = false;

  constructor(machine: Machine, context: QuickJSContext, ffi: FFI) {
    this.machine = machine;
    this.context = context;
    this.ffi = ffi;
    this.pointer = context['ctx'].value;
    this.runtime = context['rt'].value;
    this.nothing = ffi.QTS_GetUndefined();
    this.view = new Float64Array(machine.memory.buffer);
    context.runtime.setMaxStackSize(machine.limits.stackBytes);
    context.runtime.setInterruptHandler(() => this.late());
  }

  /** The machine's memory as numbers; to be asked for again after any call, since memory that grows moves. */
  get numbers(): Float64Array {
    const { buffer } = this.machine.memory;
    if (this.view.buffer !== buffer) this.view = new Float64Array(buffer);
    return this.view;
  }

  /** Numbers that both sides see: an array buffer of the realm, and where it begins in `numbers`. Null without memory. */
  share(count: number): { readonly buffer: QuickJSHandle; readonly at: number } | null {
    const bytes = count * NUMBER_BYTES;
    const address = this.context['module']._malloc(bytes);
    if (address === 0) return null;
    if (address % NUMBER_BYTES !== 0) throw new Error(`shared numbers at ${address}`);
    const at = address / NUMBER_BYTES;
    this.numbers.fill(Number.NaN, at, at + count);
    const buffer = this.ffi.QTS_NewArrayBuffer(this.pointer, address as VoidPointer, bytes);
    return { buffer: this.handle(buffer), at };
  }

  /** Runs a script; its value. */
  run(code: string, name: string, limitMs: number): QuickJSHandle {
    return this.guarded(limitMs, () => this.context.evalCode(code, name));
  }

  call(entry: QuickJSHandle, limitMs: number, ...args: QuickJSHandle[]): QuickJSHandle {
    return this.guarded(limitMs, () => this.context.callFunction(entry, this.context.undefined, ...args));
  }

  /** For a call every bar: no arguments, no answer, nothing allocated on this side. */
  callBare(entry: Entry, limitMs: number): void {
    if (this.machine.death !== null) throw new CallEnded({ kind: 'dead', error: this.machine.death });
    this.limitMs = limitMs;
    this.calls += 1;
    let thrown: Pointer;
    try {
      const result = this.ffi.QTS_Call(this.pointer, entry, this.nothing, 0, NO_ARGUMENTS);
      thrown = this.ffi.QTS_ResolveException(this.pointer, result);
      this.ffi.QTS_FreeValuePointer(this.pointer, result);
    } catch (error) {
      throw this.died(error);
    }
    if ((thrown as number) !== 0) throw this.ended(this.handle(thrown));
  }

  /** Whether something waits to be run later: nothing ever runs it. */
  get pending(): boolean {
    return this.ffi.QTS_IsJobPending(this.runtime) !== 0;
  }

  /** Gives memory back, as far as the machine still can. */
  close(): void {
    if (this.machine.death !== null) return;
    try {
      this.context.dispose();
    } catch (error) {
      this.machine.death = error;
    }
  }

  private handle(pointer: Pointer): QuickJSHandle {
    return this.context['memory'].heapValueHandle(pointer);
  }

  private guarded(limitMs: number, act: () => ReturnType<QuickJSContext['evalCode']>): QuickJSHandle {
    if (this.machine.death !== null) throw new CallEnded({ kind: 'dead', error: this.machine.death });
    this.limitMs = limitMs;
    this.calls += 1;
    let result: ReturnType<QuickJSContext['evalCode']>;
    try {
      result = act();
    } catch (error) {
      throw this.died(error);
    }
    if (result.error) throw this.ended(result.error);
    return result.value;
  }

  private died(error: unknown): CallEnded {
    this.machine.death = error;
    return new CallEnded({ kind: 'dead', error });
  }

  private ended(thrown: QuickJSHandle): CallEnded {
    const { interrupted, limitMs } = this;
    this.interrupted = false;
    return new CallEnded(interrupted ? { kind: 'timeout', thrown, limitMs } : { kind: 'thrown', thrown });
  }

  /** Asked by QuickJS every ten thousand steps. A call is timed from the first time that it is asked. */
  private late(): boolean {
    const now = performance.now();
    if (this.seen !== this.calls) {
      this.seen = this.calls;
      this.began = now;
    }
    if (now - this.began <= this.limitMs) return false;
    this.interrupted = true;
    return true;
  }
}

const NO_ARGUMENTS = 0 as Parameters<FFI['QTS_Call']>[4];
