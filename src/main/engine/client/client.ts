/** How hosts reach the engine: a worker thread, connections to it, and a typed `call`. */
import { Worker } from 'node:worker_threads';
import type { CallFunction } from '#contract/calls.ts';
import { AppFailure, type AppErrorCode } from '#contract/errors.ts';
import type { Frame } from '#contract/views.ts';
import { isPush, type Request, type ServerMessage } from '#contract/wire.ts';
import { askStop, newStops } from '../runtime/stops.ts';
import type { EngineThreadData, FromEngine, ToEngine } from '../threads/engine.ts';

export interface EngineClient {
  send(request: Request): void;
  close(): void;
}

/** What a host needs of an engine, wherever it runs. */
export interface EngineLink {
  /** `closed` is called when the link breaks by itself. */
  connect(receive: (message: ServerMessage) => void, closed?: () => void): EngineClient;
  stop(): Promise<void>;
}

export interface SpawnOptions extends Omit<EngineThreadData, 'intake' | 'research' | 'forward' | 'stops'> {
  /** The worker's entry; the intake thread's lies beside it. */
  readonly entry: URL;
  readonly intakeEntry: URL;
  readonly researchEntry: URL;
  readonly forwardEntry: URL;
  /** Called when the engine dies unasked. */
  readonly onCrash?: (detail: string) => void;
}

interface Receiver {
  receive(message: ServerMessage): void;
  closed(): void;
}

/** An emergency stop does not wait for the calls before it. What a socket brings may be no request at all. */
function overtake(stops: SharedArrayBuffer, request: unknown): void {
  const member = (value: unknown, name: string): unknown =>
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  if (member(request, 'name') !== 'risk.emergencyStop') return;
  askStop(stops, member(member(request, 'params'), 'flatten') === true);
}

const ended = (worker: Worker): Promise<void> =>
  new Promise((resolve) => void worker.once('exit', () => resolve()));

function threadData(options: SpawnOptions, stops: SharedArrayBuffer): EngineThreadData {
  const { mode, folder, version, autoplay, seed, startDay } = options;
  const { intakeEntry, researchEntry, forwardEntry } = options;
  return {
    mode,
    folder,
    version,
    autoplay,
    ...(seed === undefined ? {} : { seed }),
    ...(startDay === undefined ? {} : { startDay }),
    intake: intakeEntry.href,
    research: researchEntry.href,
    forward: forwardEntry.href,
    stops,
  };
}

/** Starts the engine's thread. Rejects with AppFailure when the workspace cannot be opened. */
export function spawnEngine(options: SpawnOptions): Promise<EngineLink> {
  const { entry, onCrash } = options;
  const stops = newStops();
  const worker = new Worker(entry, { workerData: threadData(options, stops) });
  const receivers = new Map<number, Receiver>();
  const post = (message: ToEngine): void => worker.postMessage(message);
  let [stopping, exited, clients] = [false, false, 0];
  const link: EngineLink = {
    connect(receive, closed = () => {}) {
      clients += 1;
      const client = clients;
      if (exited) queueMicrotask(closed);
      else receivers.set(client, { receive, closed });
      post({ kind: 'connect', client });
      return {
        send(request) {
          overtake(stops, request);
          post({ kind: 'request', client, request });
        },
        close() {
          receivers.delete(client);
          post({ kind: 'disconnect', client });
        },
      };
    },
    stop() {
      stopping = true;
      post({ kind: 'stop' });
      return exited ? Promise.resolve() : ended(worker);
    },
  };
  return new Promise((resolve, reject) => {
    worker.on('message', (message: FromEngine) => {
      if (message.kind === 'ready') resolve(link);
      if (message.kind === 'failed')
        reject(new AppFailure(message.error.code as AppErrorCode, { ...message.error.params }));
      if (message.kind === 'message') receivers.get(message.client)?.receive(message.message);
    });
    worker.on('error', (error) => {
      reject(error);
      onCrash?.(error.stack ?? error.message);
    });
    worker.on('exit', (code) => {
      exited = true;
      for (const { closed } of receivers.values()) closed();
      receivers.clear();
      if (!stopping && code !== 0) onCrash?.(`the engine's thread ended with code ${code}`);
    });
  });
}

export interface Session {
  readonly call: CallFunction;
  close(): void;
}

/** A typed session over a link; pushed frames go to `onFrame`. Calls reject with AppFailure. */
export function openSession(
  link: Pick<EngineLink, 'connect'>,
  onFrame: (frame: Frame) => void = () => {},
): Session {
  const pending = new Map<number, { resolve(value: never): void; reject(error: Error): void }>();
  let next = 0;
  let open = true;
  const answer = (message: ServerMessage): void => {
    if (isPush(message)) return onFrame(message.frame);
    const waiting = pending.get(message.id);
    pending.delete(message.id);
    if (message.ok) waiting?.resolve(message.result as never);
    else waiting?.reject(new AppFailure(message.error.code, { ...message.error.params }));
  };
  const broken = (): void => {
    open = false;
    for (const { reject } of pending.values()) reject(new AppFailure('DISCONNECTED'));
    pending.clear();
  };
  const client = link.connect(answer, broken);
  const call = (name: string, params: unknown): Promise<never> =>
    new Promise((resolve, reject) => {
      if (!open) return reject(new AppFailure('DISCONNECTED'));
      next += 1;
      pending.set(next, { resolve, reject });
      client.send({ id: next, name, params });
    });
  return { call: call as CallFunction, close: () => client.close() };
}
