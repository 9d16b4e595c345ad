/** The loopback server: the built renderer's files, and a WebSocket that relays the contract. */
import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import type { EngineLink } from '#engine/client/client.ts';
import { attachBytes, encodeMessage, type Request, type ServerMessage } from '#contract/wire.ts';
import { AppFailure } from '#contract/errors.ts';
import { CONTENT_SECURITY_POLICY } from '../common/csp.ts';
import { findFile } from '../common/files.ts';
import { Gate } from './gate.ts';

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-cache',
};

const MOST_BYTES = 64 * 1024 * 1024;

export interface ServerOptions {
  readonly port: number;
  readonly renderer: string;
  readonly link: EngineLink;
  /** A token was used: there is a new address. */
  readonly onRedeemed: (address: string) => void;
  readonly refusal: string;
  /** The cookie's secret; a new one when absent. */
  readonly session?: string;
}

export interface RunningServer {
  readonly address: string;
  readonly port: number;
  close(): Promise<void>;
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

function serveFile(folder: string, path: string, response: ServerResponse): void {
  const found = findFile(folder, path);
  if (!found) return answer(response, 404, 'Not found');
  response.writeHead(200, { ...HEADERS, 'Content-Type': found.type });
  createReadStream(found.file)
    .on('error', () => response.destroy())
    .pipe(response);
}

function handle(
  gate: Gate,
  options: ServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (!gate.knownHost(request)) return answer(response, 421, 'Misdirected request');
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return answer(response, 405, 'Method not allowed');
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const token = url.searchParams.get('token');
  if (token !== null) {
    const cookie = gate.redeem(token);
    if (cookie !== null) {
      response.writeHead(303, { ...HEADERS, Location: '/', 'Set-Cookie': cookie }).end();
      return options.onRedeemed(gate.address());
    }
    if (gate.holdsSession(request)) {
      response.writeHead(303, { ...HEADERS, Location: '/' }).end();
      return;
    }
  }
  if (!gate.holdsSession(request)) return answer(response, 403, options.refusal);
  serveFile(options.renderer, url.pathname, response);
}

/** Byte parts go first as binary frames, then the message that refers to them as text; both ways. */
function relay(socket: WebSocket, link: EngineLink): void {
  let parts: Uint8Array[] = [];
  const client = link.connect((message: ServerMessage) => {
    if (socket.readyState !== socket.OPEN) return;
    const { parts: files, text } = encodeMessage(message);
    for (const file of files) socket.send(file);
    socket.send(text);
  });
  socket.on('message', (data: Buffer, binary: boolean) => {
    if (binary) {
      parts.push(new Uint8Array(data));
      return;
    }
    try {
      client.send(attachBytes(JSON.parse(data.toString('utf8')), parts) as Request);
    } catch {
      socket.close(1007, 'not a request');
    }
    parts = [];
  });
  socket.on('close', () => client.close());
  socket.on('error', () => socket.terminate());
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const known = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      reject(known ? new AppFailure('PORT_TAKEN', { port }) : error);
    });
    server.listen(port, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
}

export async function startServer(options: ServerOptions): Promise<RunningServer> {
  let gate: Gate | null = null;
  const server = createServer((request, response) => handle(gate!, options, request, response));
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_BYTES });
  server.on('upgrade', (request, socket, head) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    const allowed =
      path === '/ws' && gate!.knownHost(request) && gate!.knownOrigin(request) && gate!.holdsSession(request);
    if (!allowed) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => relay(client, options.link));
  });
  const port = await listen(server, options.port);
  gate = new Gate(port, options.session);
  return {
    address: gate.address(),
    port,
    close: async () => {
      for (const client of sockets.clients) client.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
