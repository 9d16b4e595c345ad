/** The command line: a host like the others. Every command is a call of the contract. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultWorkspace } from '../common/paths.ts';
import { failureText, terminalWords } from '../common/say.ts';
import { VERSION } from '../common/version.ts';
import { AppFailure } from '#contract/errors.ts';
import { hasWorkspace } from '#engine/client/workspace.ts';
import { LOCALES } from '#words/index.ts';
import { COMMANDS, type CliCommand } from './commands.ts';
import { withEngine, type EngineMode } from './link.ts';
import { Misused, misused } from './options.ts';

const OPTIONS = {
  json: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  again: { type: 'boolean' },
  adjusted: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  workspace: { type: 'string' },
  symbol: { type: 'string' },
  timeframe: { type: 'string' },
  timezone: { type: 'string' },
  stamp: { type: 'string' },
  price: { type: 'string' },
  other: { type: 'string' },
  returns: { type: 'string' },
  benchmark: { type: 'string' },
  periods: { type: 'string' },
  'risk-free': { type: 'string' },
  least: { type: 'string' },
  log: { type: 'boolean' },
  population: { type: 'boolean' },
  tail: { type: 'string' },
  confidence: { type: 'string' },
  tries: { type: 'string' },
  'tries-variance': { type: 'string' },
  account: { type: 'string' },
  basket: { type: 'string' },
  report: { type: 'string' },
  sections: { type: 'string' },
  chart: { type: 'string' },
  source: { type: 'string' },
  name: { type: 'string' },
  vnd: { type: 'string' },
  usd: { type: 'string' },
  format: { type: 'string' },
  levels: { type: 'string' },
  every: { type: 'string' },
  book: { type: 'string' },
  orders: { type: 'string' },
  out: { type: 'string' },
  run: { type: 'string' },
  rules: { type: 'string' },
  mapping: { type: 'string' },
  language: { type: 'string' },
  examples: { type: 'boolean' },
  flatten: { type: 'boolean' },
  holding: { type: 'string', multiple: true },
  from: { type: 'string' },
  to: { type: 'string' },
  fill: { type: 'string' },
  slippage: { type: 'string' },
  settlement: { type: 'string' },
  blind: { type: 'boolean' },
  'accept-quality': { type: 'boolean' },
  day: { type: 'string' },
  position: { type: 'string' },
  strategy: { type: 'string', multiple: true },
  bars: { type: 'string', multiple: true },
  set: { type: 'string', multiple: true },
  cash: { type: 'string' },
  commission: { type: 'string' },
  seed: { type: 'string' },
  leverage: { type: 'string' },
  size: { type: 'string' },
  'close-at-end': { type: 'boolean' },
  send: { type: 'string' },
  exits: { type: 'string' },
  path: { type: 'string' },
  trail: { type: 'string' },
  slip: { type: 'string' },
  spread: { type: 'string' },
  'end-price': { type: 'string' },
  hedging: { type: 'boolean' },
  trades: { type: 'boolean' },
  cuts: { type: 'string' },
  share: { type: 'string', multiple: true },
} as const;

const words = terminalWords();
const out = (line: string): void => void process.stdout.write(`${line}\n`);

// A reader such as `head` may leave early.
process.stdout.on('error', () => process.exit(0));

function refuse(line: string): number {
  process.stderr.write(`${line}\n`);
  return 2;
}

/** `--orders` names a file where recorded orders are replayed; elsewhere it asks for the orders of a run. */
function readArguments() {
  const args = process.argv.slice(2);
  const replays = args.some((each, at) => each === 'book' && args[at + 1] === 'replay');
  const options = replays ? OPTIONS : { ...OPTIONS, orders: { type: 'boolean' } as const };
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    return (error as Error).message;
  }
}

type Read = Exclude<ReturnType<typeof readArguments>, string>;

async function main(): Promise<number> {
  const read = readArguments();
  if (typeof read === 'string') return refuse(words.t('cli.unknown', { what: read }));
  if (read.values.version) {
    out(VERSION);
    return 0;
  }
  if (read.values.help || read.positionals.length === 0) {
    out(words.t('cli.usage', { version: VERSION, workspace: defaultWorkspace() }));
    return 0;
  }
  return runCommand(read);
}

/** What is wrong with the options of a command, or null. */
function wrongOption(values: Read['values'], command: CliCommand): string | null {
  for (const [option, choices] of Object.entries(command.choices ?? {})) {
    const value = values[option as keyof Read['values']];
    if (value !== undefined && !choices.includes(String(value)))
      throw misused(`--${option}`, String(value), 'accepts.choices', { choices: choices.join(', ') });
  }
  const lacking = command.needs?.find((option) => values[option] === undefined);
  return lacking ? words.t('cli.missing', { what: `--${lacking}` }) : null;
}

/** A command by its two words, or its one; what follows them. */
function commandOf(positionals: readonly string[]) {
  const [first = '', second = ''] = positionals;
  const two = `${first} ${second}`;
  const name = Object.hasOwn(COMMANDS, two) ? two : first;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  return { name, command, rest: positionals.slice(name === two ? 2 : 1) };
}

/** What is wrong with the words of a command, or null. */
function wrong(
  { values, positionals }: Read,
  command: CliCommand | undefined,
  rest: readonly string[],
): string | null {
  const most = command?.several ? Infinity : Number(command?.file ?? false);
  if (!command || rest.length > most) return words.t('cli.unknown', { what: positionals.join(' ') });
  if (command.file && rest.length === 0) return words.t('cli.missing', { what: command.argument ?? 'FILE' });
  const { language } = values;
  if (language !== undefined && !(LOCALES as readonly string[]).includes(language))
    throw misused('--language', language, 'accepts.choices', { choices: LOCALES.join(', ') });
  return wrongOption(values, command);
}

/** The engine a command needs; a workspace that has to be there is. */
function modeOf(command: CliCommand, values: Read['values'], workspace: string): EngineMode {
  const { without, creates } = command;
  const mode = command.opens?.(values) ? 'workspace' : command.mode;
  if (mode !== 'workspace' || creates || hasWorkspace(workspace)) return mode;
  if (without) return without;
  throw new AppFailure('NO_WORKSPACE', { path: resolve(workspace) });
}

async function runCommand(read: Read): Promise<number> {
  const { values, positionals } = read;
  const workspace = values.workspace ?? defaultWorkspace();
  const { name, command, rest } = commandOf(positionals);
  const problem = wrong(read, command, rest);
  if (!command || problem !== null) return refuse(problem ?? name);
  const [file = ''] = rest;
  const mode = modeOf(command, values, workspace);
  const answer = await withEngine(mode, workspace, import.meta.url, (session) =>
    command.run(session, { file, rest, values, words }),
  );
  if (values.json) out(JSON.stringify(answer.json, answer.replacer, 2));
  else answer.lines.forEach(out);
  return answer.failed ? 1 : 0;
}

/** What was typed is at fault: whatever is wrong with it, here or in the words of the contract. */
const NOT_UNDERSTOOD = new Set(['BAD_REQUEST', 'INDICATOR_REFUSED', 'INDICATOR_NEEDS_TWO']);
const notUnderstood = (error: unknown): boolean =>
  error instanceof Misused || (error instanceof AppFailure && NOT_UNDERSTOOD.has(error.error.code));

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (process.argv.includes('--json') && error instanceof AppFailure)
      out(JSON.stringify({ error: error.error }, null, 2));
    const text = error instanceof Misused ? error.sentence(words) : failureText(words, error);
    process.stderr.write(`${text}\n`);
    process.exitCode = notUnderstood(error) ? 2 : 1;
  },
);
