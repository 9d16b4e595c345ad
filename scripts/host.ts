/** Starting the built browser host and a Chromium: for end-to-end tests, measurements and pictures. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { ENV, ROOT } from './lib.ts';

/** Chromium without the network's background work; for closed networks and root. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A Monday, so that every run sees the same market. */
export const SEEDED = ['--seed', '7', '--start-day', String(Date.UTC(2026, 0, 5))];

/** The built host on a workspace, on a free port, saying its address. */
export function spawnHost(folder: string, args: readonly string[] = []): ChildProcessWithoutNullStreams {
  const fixed = ['--port', '0', '--workspace', folder, '--no-open', '--announce'];
  return spawn(process.execPath, ['out/main/browser.js', ...fixed, ...args], { cwd: ROOT, env: ENV });
}

/** The address a host prints with --announce; rejects with what it said when it ends instead. */
export function hostAddress(host: ChildProcessWithoutNullStreams): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const heard = (data: Buffer): void => {
      output += data.toString('utf8');
      const found = /^TAPEDECK (\S+)$/m.exec(output);
      if (found) resolve(found[1]!);
    };
    host.stdout.on('data', heard);
    host.stderr.on('data', heard);
    host.once('exit', (code) => reject(new Error(`the host ended with ${code}: ${output}`)));
  });
}
