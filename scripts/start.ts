/** `npm start`: the Electron app where its program is or can be fetched, else the browser host. */
import { spawn } from 'node:child_process';
import { createWords } from '../src/shared/words/index.ts';
import { hasDisplay } from '../src/main/hosts/browser/open.ts';
import { terminalLocale } from '../src/main/hosts/common/say.ts';
import { fetchElectron } from './electron.ts';
import { buildIsStale, electronBinary, ENV, ROOT, runNode } from './lib.ts';

const { t } = createWords(terminalLocale());
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const args = process.argv.slice(2);
/** Shows the share fetched: one line that counts up in a terminal, every tenth in a log. */
async function fetchProgram(): Promise<boolean> {
  say(t('cli.fetching'));
  const terminal = process.stdout.isTTY;
  const done = await fetchElectron((text) => {
    if (terminal) process.stdout.write(`\r  ${text}  `);
    else if (/0 (%|MB)$/.test(text)) say(`  ${text}`);
  });
  if (terminal) say('');
  return done;
}

function launch(command: string, commandArgs: readonly string[]): void {
  const child = spawn(command, commandArgs, { cwd: ROOT, env: ENV, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  child.once('error', (error) => {
    say(error.message);
    process.exitCode = 1;
  });
  child.once('exit', (code) => {
    process.exitCode = code ?? 0;
  });
}

/** Whether the desktop program can run here; says why not. */
async function desktopPossible(): Promise<boolean> {
  if (args.includes('--browser')) return false;
  if (!hasDisplay()) {
    say(t('cli.noDisplay'));
    return false;
  }
  if (electronBinary() !== null || (await fetchProgram())) return true;
  say(t('cli.noElectron'));
  return false;
}

async function main(): Promise<number> {
  if (buildIsStale()) {
    say(t('cli.building'));
    const built = await runNode(['scripts/build.ts']);
    if (built.code !== 0) return built.code;
  }
  if (await desktopPossible()) launch(electronBinary()!, ['.', ...args]);
  else launch(process.execPath, ['out/main/browser.js', ...args]);
  return 0;
}

process.exitCode = await main();
