/** Fetching Electron's program: a slow line is no dead line, a silent one is given up, a closed one at once. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import { downloadElectron } from '../../../scripts/electron.ts';
import { temporaryFolder } from '../../support/folders.ts';

const PIECE = Buffer.alloc(64 * 1024, 'tape');
const PIECES = 10;
const PROGRAM = Buffer.concat(Array.from({ length: PIECES }, () => PIECE));
const SILENCE_MS = 400;

let server: Server | null = null;
afterEach(() => {
  vi.unstubAllEnvs();
  server?.closeAllConnections();
  server?.close();
  server = null;
});

async function mirror(answer: RequestListener): Promise<void> {
  server = createServer(answer);
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${port}/`);
}

const download = (progress: (text: string) => void = () => undefined): Promise<string> =>
  downloadElectron({
    progress,
    platform: 'linux',
    arch: 'x64',
    version: '45.4.1',
    checksums: { 'electron-v45.4.1-linux-x64.zip': createHash('sha256').update(PROGRAM).digest('hex') },
    cacheRoot: temporaryFolder(),
    silenceMs: SILENCE_MS,
  });

test('a slow but steady download takes as long as it takes and says how far it is', async () => {
  await mirror((_request, response) => {
    response.writeHead(200, { 'Content-Length': PROGRAM.length });
    let sent = 0;
    const timer = setInterval(() => {
      response.write(PIECE);
      sent += 1;
      if (sent < PIECES) return;
      clearInterval(timer);
      response.end();
    }, SILENCE_MS / 4);
  });
  const said: string[] = [];
  const file = await download((text) => said.push(text));
  expect(readFileSync(file).equals(PROGRAM)).toBe(true);
  expect(said).toEqual(expect.arrayContaining(['10 %', '50 %', '100 %']));
});

test('a server that says nothing is given up after the silence', async () => {
  await mirror(() => undefined);
  const begun = performance.now();
  await expect(download()).rejects.toThrow(/abort/i);
  expect(performance.now() - begun).toBeGreaterThanOrEqual(SILENCE_MS - 50);
});

test('a refused connection fails at once', async () => {
  await mirror(() => undefined);
  await new Promise((resolve) => server!.close(resolve));
  const begun = performance.now();
  await expect(download()).rejects.toThrow();
  expect(performance.now() - begun).toBeLessThan(SILENCE_MS);
});
