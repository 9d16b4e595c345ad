/**
 * The engine's side of a forward run's thread. The engine waits while the strategy acts, so that its orders meet the market
 * before the next step, whatever the speed; it waits a second at most, then the thread is ended.
 */
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { DeskAnswer, StrategyCommand } from '#research/strategy/desk.ts';
import type { StrategyProblem } from '#research/strategy/host.ts';
import { endThread, threadsEnded } from '../ending.ts';
import { FROM_THREAD, TO_THREAD, type DeskView, type FromForward, type ToForward } from './messages.ts';

/** A strategy that thinks longer about one bar holds the market up for everybody. */
const STEP_MS = 1_500;
const START_MS = 15_000;
const MEMORY_MB = 1_024;

const problemOf = (kind: StrategyProblem['kind'], message: string): StrategyProblem => ({
  kind,
  message,
  line: null,
  column: null,
});

export type Log = Extract<FromForward, { kind: 'done' }>['log'];
export type Acted = { readonly log: Log } | { readonly problem: StrategyProblem };

/** Carries out a command and says how the account stands after it. */
export type Carry = (command: StrategyCommand) => { readonly answer: DeskAnswer; readonly view: DeskView };

export class ForwardLink {
  private readonly worker: Worker;
  private readonly port: MessageChannel['port1'];
  private readonly counters: Int32Array;
  private dead: StrategyProblem | null = null;

  private constructor(url: URL) {
    const signals = new SharedArrayBuffer(8);
    this.counters = new Int32Array(signals);
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    this.worker = new Worker(url, {
      name: 'forward',
      workerData: { port: port2, signals },
      transferList: [port2],
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    this.worker.unref();
    this.port.unref();
    this.worker.once('error', (error) => {
      this.dead ??= problemOf('memory', error.message);
    });
  }

  /** Resolves when the thread listens. */
  static async open(url: URL): Promise<ForwardLink> {
    await threadsEnded();
    const link = new ForwardLink(url);
    await new Promise<void>((resolve, reject) => {
      link.worker.once('message', () => resolve());
      link.worker.once('error', reject);
    });
    return link;
  }

  /** Starting reads a text and waits for nobody's market. */
  async start(message: ToForward): Promise<Acted> {
    const began = performance.now();
    this.post(message);
    for (;;) {
      const heard = this.take();
      if (heard && heard.kind !== 'command') return heard;
      if (this.dead) return { problem: this.dead };
      if (performance.now() - began > START_MS) return this.kill();
      await new Promise((resolve) => void setTimeout(resolve, 2));
    }
  }

  /** Tells it and waits for what it does about it. */
  tell(message: ToForward, carry: Carry): Acted {
    if (this.dead) return { problem: this.dead };
    const until = performance.now() + STEP_MS;
    this.post(message);
    for (;;) {
      const seen = Atomics.load(this.counters, FROM_THREAD);
      const heard = this.take();
      if (heard?.kind === 'command') this.post({ kind: 'answer', ...carry(heard.command) });
      else if (heard) return heard;
      else {
        const left = until - performance.now();
        if (left <= 0) return this.kill();
        Atomics.wait(this.counters, FROM_THREAD, seen, left);
      }
    }
  }

  end(): void {
    endThread(this.worker);
    this.port.close();
  }

  private kill(): Acted {
    this.dead = problemOf('timeout', `it did not answer within ${STEP_MS / 1_000} s`);
    this.end();
    return { problem: this.dead };
  }

  private take(): FromForward | undefined {
    return (receiveMessageOnPort(this.port) as { message: FromForward } | undefined)?.message;
  }

  private post(message: ToForward): void {
    this.port.postMessage(message);
    Atomics.add(this.counters, TO_THREAD, 1);
    Atomics.notify(this.counters, TO_THREAD);
  }
}
