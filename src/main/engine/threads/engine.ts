/** The engine's worker thread: one kernel and one store, reached by messages only. */
import { parentPort, workerData } from 'node:worker_threads';
import type { AppError } from '#contract/errors.ts';
import type { Request, ServerMessage } from '#contract/wire.ts';
import { Engine, errorOf, type EngineConnection } from '../engine.ts';
import { inspect } from '../inspect.ts';
import { intakeThreads } from '../intake.ts';

export interface EngineThreadData {
  readonly mode: 'workspace' | 'scratch' | 'inspect';
  readonly folder: string;
  readonly version: string;
  readonly autoplay: boolean;
  readonly seed?: number;
  readonly startDay?: number;
  /** Where the intake thread's entry is. */
  readonly intake: string;
  /** And the research thread's. */
  readonly research: string;
  readonly forward: string;
  readonly stops: SharedArrayBuffer;
}

export type ToEngine =
  | { readonly kind: 'connect'; readonly client: number }
  | { readonly kind: 'request'; readonly client: number; readonly request: Request }
  | { readonly kind: 'disconnect'; readonly client: number }
  | { readonly kind: 'stop' };

export type FromEngine =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly error: AppError }
  | { readonly kind: 'message'; readonly client: number; readonly message: ServerMessage }
  | { readonly kind: 'stopped' };

const port = parentPort!;
const data = workerData as EngineThreadData;
const post = (message: FromEngine): void => port.postMessage(message);
const connections = new Map<number, EngineConnection>();

function serve(engine: Engine): void {
  port.on('message', (message: ToEngine) => {
    switch (message.kind) {
      case 'connect': {
        const { client } = message;
        connections.set(
          client,
          engine.connect((sent) => post({ kind: 'message', client, message: sent })),
        );
        return;
      }
      case 'request':
        void connections.get(message.client)?.handle(message.request);
        return;
      case 'disconnect':
        connections.get(message.client)?.close();
        connections.delete(message.client);
        return;
      case 'stop':
        void engine.close().then(() => {
          post({ kind: 'stopped' });
          port.close();
        });
        return;
    }
  });
}

function serveInspection(): void {
  port.on('message', (message: ToEngine) => {
    if (message.kind === 'request') {
      const { client, request } = message;
      post({ kind: 'message', client, message: inspect(data.folder, request) });
    }
    if (message.kind === 'stop') {
      post({ kind: 'stopped' });
      port.close();
    }
  });
}

try {
  if (data.mode === 'inspect') {
    serveInspection();
  } else {
    const { folder, version, autoplay, seed, startDay, stops } = data;
    const intake = intakeThreads(new URL(data.intake));
    const where = data.mode === 'scratch' ? null : folder;
    serve(
      Engine.open({
        folder: where,
        version,
        autoplay,
        intake,
        research: new URL(data.research),
        forward: new URL(data.forward),
        now: () => Date.now(),
        stops,
        ...(seed !== undefined && { seed }),
        ...(startDay !== undefined && { startDay }),
      }),
    );
  }
  post({ kind: 'ready' });
} catch (error) {
  post({ kind: 'failed', error: errorOf(error, data.folder) });
  port.close();
}
