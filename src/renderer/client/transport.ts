/** What carries messages between the client and the engine: the preload bridge or a WebSocket. */
import type { Request, ServerMessage } from '#contract/wire.ts';

export type ConnectionState = 'connecting' | 'open' | 'lost';

export interface TransportEvents {
  readonly message: (message: ServerMessage) => void;
  readonly state: (state: ConnectionState) => void;
}

export interface Transport {
  /** False when the request could not be handed over; it is then not on its way. */
  readonly send: (request: Request) => boolean;
  readonly start: (events: TransportEvents) => () => void;
}

/** What the desktop preload exposes as `window.tapedeck`. */
export interface Bridge {
  readonly request: (message: Request) => void;
  readonly subscribe: (listener: (message: ServerMessage) => void) => () => void;
}
