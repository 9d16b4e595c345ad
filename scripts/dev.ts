/** Development: the browser host from source with a renderer that rebuilds as files change. */
import { spawn } from 'node:child_process';
import { binOf, ENV, ROOT, runNode } from './lib.ts';

const first = await runNode(['scripts/build.ts']);
if (first.code !== 0) process.exit(first.code);
const watch = spawn(
  process.execPath,
  [
    binOf('vite/bin/vite.js'),
    'build',
    'src/renderer',
    '--watch',
    '--outDir',
    '../../out/renderer',
    '--emptyOutDir',
    '--base',
    './',
    '--logLevel',
    'error',
  ],
  { cwd: ROOT, env: ENV, stdio: 'inherit' },
);
const host = spawn(
  process.execPath,
  [
    '--watch-path=src/main',
    '--watch-path=src/shared',
    'src/main/hosts/browser/index.ts',
    ...process.argv.slice(2),
  ],
  {
    cwd: ROOT,
    env: ENV,
    stdio: 'inherit',
  },
);
const stop = (): void => {
  watch.kill();
  host.kill();
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
host.once('exit', (code) => {
  watch.kill();
  process.exitCode = code ?? 0;
});
