/**
 * The local socket of a running workspace: the command line attaches to the engine that holds the lock. Messages are
 * newline-delimited JSON; files travel as base64.
 */
import { connect, createServer, type Server, type Socket } from 'node:net';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import { attachBytes, detachBytes, type Request, type ServerMessage } from '#contract/wire.ts';
import { readOwner, workspacePlace, writeOwner } from '#store/place.ts';
import type { EngineLink } from './client.ts';

/** A path short enough for a Unix socket, of this workspace alone. */
function socketPath(folder: string): string {
  const name = `tapedeck-${createHash('sha256').update(workspacePlace(folder).folder).digest('hex').slice(0, 16)}`;
  return process.platform === 'win32'
    ? `\\\\.\\pipe\\${name}`
    : join(tmpdir(), `${name}-${process.getuid?.() ?? 0}.sock`);
}

const encode = (value: unknown): string => {
  const parts: Uint8Array[] = [];
  const body = detachBytes(value, parts);
  return `${JSON.stringify({ body, parts: parts.map((part) => Buffer.from(part).toString('base64')) })}\n`;
};

function decode(line: string): unknown {
  const { body, parts } = JSON.parse(line) as { body: unknown; parts: string[] };
  return attachBytes(
    body,
    parts.map((part) => new Uint8Array(Buffer.from(part, 'base64'))),
  );
}

/** A socket's lines. A peer that dies or talks nonsense ends its own connection and nothing else. */
function linesOf(socket: Socket, heard: (value: unknown) => void): void {
  socket.on('error', () => socket.destroy());
  const lines = createInterface({ input: socket });
  lines.on('error', () => socket.destroy());
  lines.on('line', (line) => {
    let value: unknown;
    try {
      value = decode(line);
    } catch {
      socket.destroy();
      return;
    }
    heard(value);
  });
}

/** A peer that stops reading is let go before its unread frames fill the memory. */
const MOST_UNREAD = 16 * 1_048_576;

function write(socket: Socket, value: unknown): void {
  if (socket.destroyed) return;
  socket.write(encode(value));
  if (socket.writableLength > MOST_UNREAD) socket.destroy();
}

/** Serves a link on the workspace's socket; readable by this user alone. Failing to listen is not fatal: null. */
export function serveSocket(folder: string, link: EngineLink): Promise<Server | null> {
  const path = socketPath(folder);
  if (process.platform !== 'win32') rmSync(path, { force: true });
  const server = createServer((socket) => {
    const client = link.connect((message) => write(socket, message));
    linesOf(socket, (value) => client.send(value as Request));
    socket.on('close', () => client.close());
  });
  const mask = process.platform === 'win32' ? 0 : process.umask(0o177);
  return new Promise((resolve) => {
    server.once('error', () => resolve(null));
    server.listen(path, () => {
      writeOwner(workspacePlace(folder), { pid: process.pid, socket: path });
      resolve(server);
    });
    if (process.platform !== 'win32') process.umask(mask);
  });
}

/** The link of the engine that holds a workspace, or null when none listens. */
export function attachSocket(folder: string): Promise<EngineLink | null> {
  const path = readOwner(workspacePlace(folder))?.socket;
  if (!path) return Promise.resolve(null);
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('error', () => resolve(null));
    socket.once('connect', () => resolve(linkOver(socket)));
  });
}

function linkOver(socket: Socket): EngineLink {
  return {
    connect(receive, closed) {
      linesOf(socket, (value) => receive(value as ServerMessage));
      socket.once('close', () => closed?.());
      return { send: (request) => write(socket, request), close: () => socket.end() };
    },
    stop: () =>
      new Promise((resolve) => {
        if (socket.destroyed) return resolve();
        socket.once('close', () => resolve());
        socket.end();
      }),
  };
}
