/** The loopback server over real sockets: who gets the page, who gets the engine, and what travels. */
import { writeFileSync } from 'node:fs';
import { request as ask, type IncomingHttpHeaders } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { AppFailure } from '#contract/errors.ts';
import type { Request, ServerMessage } from '#contract/wire.ts';
import { startServer } from '#hosts/browser/server.ts';
import { temporaryFolder } from '../../support/folders.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

function fetchRaw(
  port: number,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = ask({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      let text = '';
      response.on('data', (data: Buffer) => (text += data.toString('utf8')));
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, text }));
    });
    sent.on('error', reject).end();
  });
}

async function serve() {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'index.html'), '<h1>page</h1>');
  const received: Request[] = [];
  const addresses: string[] = [];
  const clients = { open: 0 };
  let push: (message: ServerMessage) => void = () => {};
  const server = await startServer({
    port: 0,
    renderer: folder,
    refusal: 'used already',
    onRedeemed: (address) => void addresses.push(address),
    link: {
      connect: (receive) => {
        clients.open += 1;
        push = receive;
        return { send: (request) => void received.push(request), close: () => void (clients.open -= 1) };
      },
      stop: () => Promise.resolve(),
    },
  });
  onTestFinished(() => server.close());
  const get = (path: string, headers?: Record<string, string>, method?: string) =>
    fetchRaw(server.port, path, headers, method);
  const enter = async () => {
    const { headers } = await get(new URL(server.address).search.replace(/^/, '/'));
    return headers['set-cookie']![0]!.split(';')[0]!;
  };
  return {
    server,
    get,
    enter,
    received,
    addresses,
    clients,
    push: (message: ServerMessage) => push(message),
  };
}

/** Open, or the status it was refused with. */
function connect(port: number, headers: Record<string, string>, path = '/ws'): Promise<WebSocket | number> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
  onTestFinished(() => socket.terminate());
  return new Promise((resolve) => {
    socket.once('open', () => resolve(socket));
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode!));
    socket.once('error', () => resolve(0));
  });
}

async function open(port: number, cookie: string): Promise<WebSocket> {
  const socket = await connect(port, { cookie, origin: `http://127.0.0.1:${port}` });
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
  return socket;
}

const until = async (holds: () => boolean): Promise<void> => expect.poll(holds, { timeout: 5000 }).toBe(true);

describe('page', () => {
  test('the token in the address is exchanged for a cookie, and leaves the address', async () => {
    const { server, get, addresses } = await serve();
    const { search } = new URL(server.address);
    const first = await get(`/${search}`);
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    const cookie = first.headers['set-cookie']![0]!.split(';')[0]!;
    expect((await get('/', { cookie })).text).toBe('<h1>page</h1>');
    expect(addresses).toHaveLength(1);
    expect(addresses[0]).not.toBe(server.address);
    const again = await get(`/${search}`);
    expect([again.status, again.text]).toEqual([403, 'used already\n']);
    expect((await get(`/${search}`, { cookie })).status).toBe(303);
  });

  test('nothing is served without a cookie, not even what is not there', async () => {
    const { get } = await serve();
    for (const path of ['/', '/index.html', '/nothing', '/?token=wrong'])
      expect((await get(path)).status, path).toBe(403);
  });

  test('a rebound name and other methods are turned away', async () => {
    const { get, enter } = await serve();
    const cookie = await enter();
    expect((await get('/', { cookie, host: 'evil.example' })).status).toBe(421);
    expect((await get('/', { cookie }, 'POST')).status).toBe(405);
    expect((await get('/../package.json', { cookie })).status).toBe(404);
  });

  test('the policy is on every answer, refusals too', async () => {
    const { server, get } = await serve();
    const redirect = await get(`/${new URL(server.address).search}`);
    const cookie = redirect.headers['set-cookie']![0]!.split(';')[0]!;
    const answers = [redirect, await get('/', { cookie }), await get('/none', { cookie }), await get('/')];
    expect(answers.map(({ status }) => status)).toEqual([303, 200, 404, 403]);
    for (const { headers } of answers) {
      expect(headers['content-security-policy']).toContain("default-src 'self'");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
    }
  });
});

describe('socket', () => {
  test('is refused without the cookie, from elsewhere, by another name, on another path', async () => {
    const { server, enter, clients } = await serve();
    const { port } = server;
    const cookie = await enter();
    const origin = `http://127.0.0.1:${port}`;
    expect(await connect(port, { origin })).toBe(403);
    expect(await connect(port, { cookie, origin: 'https://evil.example' })).toBe(403);
    expect(await connect(port, { cookie, origin, host: `evil.example:${port}` })).toBe(403);
    expect(await connect(port, { cookie, origin }, '/other')).toBe(403);
    expect(clients.open).toBe(0);
  });

  test('carries requests with their bytes, and messages back', async () => {
    const { server, enter, received, push, clients } = await serve();
    const socket = await open(server.port, await enter());
    const heard: unknown[] = [];
    socket.on('message', (data: Buffer, binary: boolean) =>
      heard.push(binary ? [...data] : JSON.parse(data.toString('utf8'))),
    );
    socket.send(new Uint8Array([1, 2, 255]));
    socket.send(
      JSON.stringify({ id: 1, name: 'sheets.preview', params: { fileName: 'a', bytes: { $bytes: 0 } } }),
    );
    socket.send(JSON.stringify({ id: 2, name: 'workspace.status', params: {} }));
    await until(() => received.length === 2);
    expect(received).toEqual([
      { id: 1, name: 'sheets.preview', params: { fileName: 'a', bytes: new Uint8Array([1, 2, 255]) } },
      { id: 2, name: 'workspace.status', params: {} },
    ]);
    push({ id: 1, ok: true, result: 7 });
    await until(() => heard.length === 1);
    expect(heard).toEqual([{ id: 1, ok: true, result: 7 }]);
    push({ id: 2, ok: true, result: { fileName: 'b', bytes: new Uint8Array([3, 4]) } });
    await until(() => heard.length === 3);
    expect(heard.slice(1)).toEqual([
      [3, 4],
      { id: 2, ok: true, result: { fileName: 'b', bytes: { $bytes: 0 } } },
    ]);
    socket.close();
    await until(() => clients.open === 0);
  });

  test('is closed on what is no JSON, and the server goes on', async () => {
    const { server, enter, received } = await serve();
    const cookie = await enter();
    const socket = await open(server.port, cookie);
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    socket.send('not json');
    expect(await closed).toBe(1007);
    expect(received).toEqual([]);
    const next = await open(server.port, cookie);
    expect(next.readyState).toBe(WebSocket.OPEN);
  });
});

describe('port', () => {
  test('a taken one is PORT_TAKEN, with its number', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const link = { connect: () => ({ send: () => {}, close: () => {} }), stop: () => Promise.resolve() };
    const failure: unknown = await startServer({
      port,
      renderer: '/',
      refusal: '',
      onRedeemed: () => {},
      link,
    }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AppFailure);
    expect((failure as AppFailure).error).toEqual({ code: 'PORT_TAKEN', params: { port } });
  });

  test('only the loopback is listened on', async () => {
    const { server } = await serve();
    expect(new URL(server.address).hostname).toBe('127.0.0.1');
  });
});
