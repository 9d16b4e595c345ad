/** Builds main, preload and renderer into out/. */
import { binOf, runNode } from './lib.ts';

const { code, output } = await runNode(
  [binOf('electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'],
  { quiet: true, env: { NO_COLOR: '1' } },
);
if (code !== 0) process.stderr.write(output);
process.exitCode = code;
