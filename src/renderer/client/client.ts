/**
 * The typed contract client over any transport. Invariants: a command on its way is sent again after a lost connection
 * under the same commandId (the engine does it once); every other pending request, and whatever cannot be handed over at
 * once, is rejected DISCONNECTED: nothing waits to happen later than the user meant it.
 */
import type { CallFunction } from '#contract/calls.ts';
import { AppFailure, appError, type AppError } from '#contract/errors.ts';
import { isPush, type Reply, type Request, type ServerMessage } from '#contract/wire.ts';
import type { Frame } from '#contract/views.ts';
import type { ConnectionState, Transport } from './transport.ts';

interface Pending {
  readonly request: Request;
  readonly resolve: (result: unknown) => void;
  readonly reject: (failure: AppFailure) => void;
}

export interface ClientEvents {
  readonly frame: (frame: Frame) => void;
  readonly connection: (state: ConnectionState) => void;
}

export interface Client {
  readonly call: CallFunction;
  readonly start: (events: ClientEvents) => () => void;
}

export const newCommandId = (): string => crypto.randomUUID();

/** The AppError inside whatever was thrown; anything unknown is a bug and says so. */
export function errorOf(thrown: unknown): AppError {
  if (thrown instanceof AppFailure) return thrown.error;
  return appError('BUG', { detail: thrown instanceof Error ? thrown.message : String(thrown) });
}

const isCommand = (request: Request): boolean =>
  typeof request.params === 'object' && request.params !== null && 'commandId' in request.params;

const failure = (error: AppError): AppFailure => new AppFailure(error.code, { ...error.params });

export function createClient(transport: Transport): Client {
  const pending = new Map<number, Pending>();
  let nextId = 1;

  const answer = (reply: Reply) => {
    const waiting = pending.get(reply.id);
    if (!waiting) return;
    pending.delete(reply.id);
    if (reply.ok) waiting.resolve(reply.result);
    else waiting.reject(failure(reply.error));
  };
  const dropQueries = () => {
    for (const [id, waiting] of pending) {
      if (isCommand(waiting.request)) continue;
      pending.delete(id);
      waiting.reject(new AppFailure('DISCONNECTED'));
    }
  };
  const call = (name: string, params: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      const request: Request = { id: nextId++, name, params };
      pending.set(request.id, { request, resolve, reject });
      if (transport.send(request)) return;
      pending.delete(request.id);
      reject(new AppFailure('DISCONNECTED'));
    });

  return {
    call: call as CallFunction,
    start: (events) =>
      transport.start({
        message: (message: ServerMessage) =>
          isPush(message) ? events.frame(message.frame) : answer(message),
        state: (state) => {
          if (state === 'lost') dropQueries();
          if (state === 'open') for (const waiting of pending.values()) transport.send(waiting.request);
          events.connection(state);
        },
      }),
  };
}
