/**
 * `npm run dist [-- electron-builder's options]`: builds, then packages for this platform with electron-builder.yml.
 * Installers need Electron's program and electron-builder's own tools from the network; without it one plain line says so.
 */
import { pathToFileURL } from 'node:url';
import { binOf, runNode } from './lib.ts';

/** How a download fails, in electron-builder's words: no name, no route, no answer, refused, or cut short. */
const NETWORK =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|EPROTO|(?:statusCode|Response code)\D{0,4}[45]\d\d/;

/** One plain line for a failed packaging: what went wrong and what to do, without the stack. */
export function plainFailure(output: string): string {
  const failed = output.split('\n').find((line) => line.includes('⨯'));
  if (failed !== undefined && NETWORK.test(failed))
    return 'Electron or a packaging tool could not be downloaded: check the network, or give a folder that holds Electron with "npm run dist -- -c.electronDist=FOLDER".';
  const reason = (failed ?? output.trim().split('\n').at(-1) ?? '').replace(/^\s*⨯\s*/, '');
  return `Packaging failed: ${reason.replace(/\s*(?:failedTask=.*|stackTrace=.*)$/, '').trim() || 'no reason was given'}`;
}

async function main(args: readonly string[]): Promise<number> {
  const built = await runNode(['scripts/build.ts']);
  if (built.code !== 0) return built.code;
  process.stdout.write('Packaging …\n');
  const { code, output } = await runNode([binOf('electron-builder/cli.js'), ...args], {
    quiet: true,
    env: { NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  if (code === 0) process.stdout.write(output);
  else process.stderr.write(`${plainFailure(output)}\n`);
  return code;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  process.exitCode = await main(process.argv.slice(2));
