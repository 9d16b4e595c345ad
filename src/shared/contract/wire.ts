/** Messages between a client and an engine, whatever carries them. Files travel as bytes beside the JSON. */
import type { AppError } from './errors.ts';
import type { Frame } from './views.ts';

export interface Request {
  readonly id: number;
  readonly name: string;
  readonly params: unknown;
}
export type Reply =
  | { readonly id: number; readonly ok: true; readonly result: unknown }
  | { readonly id: number; readonly ok: false; readonly error: AppError };
export interface Push {
  readonly frame: Frame;
}
export type ServerMessage = Reply | Push;

export const isPush = (message: ServerMessage): message is Push => 'frame' in message;

/** Replaces byte arrays by markers so that the rest can travel as JSON text. */
export function detachBytes(value: unknown, parts: Uint8Array[]): unknown {
  if (value instanceof Uint8Array) return { $bytes: parts.push(value) - 1 };
  if (Array.isArray(value)) return value.map((item) => detachBytes(item, parts));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, detachBytes(item, parts)]));
  }
  return value;
}

/** The reverse of `detachBytes`. */
export function attachBytes(value: unknown, parts: readonly Uint8Array[]): unknown {
  if (Array.isArray(value)) return value.map((item) => attachBytes(item, parts));
  if (value === null || typeof value !== 'object') return value;
  const marker = (value as { $bytes?: unknown }).$bytes;
  if (typeof marker === 'number' && parts[marker]) return parts[marker];
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, attachBytes(item, parts)]));
}

const isFile = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).some((each) => each instanceof Uint8Array);

/**
 * A message as text with its byte parts beside it. Files are members of a result themselves: frames and long lists are
 * not searched for any.
 */
export function encodeMessage(message: ServerMessage): {
  readonly parts: readonly Uint8Array[];
  readonly text: string;
} {
  const parts: Uint8Array[] = [];
  const holds = !isPush(message) && message.ok && isFile(message.result);
  return { text: JSON.stringify(holds ? detachBytes(message, parts) : message), parts };
}
