/** Starting the built browser host and a Chromium, for end-to-end tests and measurements. */
import type { ChildProcess } from 'node:child_process';

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

/** The address a host prints with --announce; rejects with what it said when it ends instead. */
export function hostAddress(host: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const heard = (data: Buffer): void => {
      output += data.toString('utf8');
      const found = /^TAPEDECK (\S+)$/m.exec(output);
      if (found) resolve(found[1]!);
    };
    host.stdout?.on('data', heard);
    host.stderr?.on('data', heard);
    host.once('exit', (code) => reject(new Error(`the host ended with ${code}: ${output}`)));
  });
}
