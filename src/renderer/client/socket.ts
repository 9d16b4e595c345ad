/**
 * Transport over a WebSocket to the browser host. Byte parts go first as binary frames, then one text frame with the
 * message; both ways. Reconnects by itself, waiting longer after each failure up to a limit.
 */
import { attachBytes, detachBytes, type Request, type ServerMessage } from '#contract/wire.ts';
import type { Transport, TransportEvents } from './transport.ts';

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5000;

export const backoff = (failures: number): number => Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);

export function encode(request: Request): { readonly parts: readonly Uint8Array[]; readonly text: string } {
  const parts: Uint8Array[] = [];
  const params = detachBytes(request.params, parts);
  return { parts, text: JSON.stringify({ ...request, params }) };
}

export function socketTransport(
  url: string,
  create: (url: string) => WebSocket = (to) => new WebSocket(to),
): Transport {
  let socket: WebSocket | null = null;
  return {
    send: (request) => {
      if (socket?.readyState !== WebSocket.OPEN) return false;
      const { parts, text } = encode(request);
      for (const part of parts) socket.send(part as Uint8Array<ArrayBuffer>);
      socket.send(text);
      return true;
    },
    start: (events) =>
      keepConnected(
        () => create(url),
        events,
        (current) => (socket = current),
      ),
  };
}

function keepConnected(
  open: () => WebSocket,
  events: TransportEvents,
  hold: (socket: WebSocket | null) => void,
) {
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current: WebSocket | null = null;
  let stopped = false;
  const connect = () => {
    const socket = open();
    current = socket;
    hold(socket);
    socket.onopen = () => {
      failures = 0;
      events.state('open');
    };
    socket.binaryType = 'arraybuffer';
    let parts: Uint8Array[] = [];
    socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
      if (typeof data !== 'string') return void parts.push(new Uint8Array(data));
      const message: unknown = JSON.parse(data);
      events.message((parts.length > 0 ? attachBytes(message, parts) : message) as ServerMessage);
      parts = [];
    };
    socket.onclose = () => {
      hold(null);
      if (stopped) return;
      events.state('lost');
      timer = setTimeout(connect, backoff(failures));
      failures += 1;
    };
  };
  connect();
  return () => {
    stopped = true;
    clearTimeout(timer);
    current?.close();
  };
}
