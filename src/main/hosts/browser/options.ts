/** The browser host's command line. */
import { parseArgs } from 'node:util';
import { AppFailure } from '#contract/errors.ts';
import { defaultWorkspace } from '../common/paths.ts';

export interface BrowserOptions {
  readonly port: number;
  readonly workspace: string;
  readonly open: boolean;
  readonly seed: number | undefined;
  readonly startDay: number | undefined;
  /** Prints one machine-readable line with the address: for tests and scripts. */
  readonly announce: boolean;
}

function integerOf(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0)
    throw new AppFailure('BAD_REQUEST', { detail: `${name} ${text}` });
  return value;
}

export function readOptions(argv: readonly string[]): BrowserOptions {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        port: { type: 'string' },
        workspace: { type: 'string' },
        seed: { type: 'string' },
        'start-day': { type: 'string' },
        'no-open': { type: 'boolean' },
        announce: { type: 'boolean' },
        browser: { type: 'boolean' },
      },
    });
    const port = integerOf(values.port, '--port') ?? 4173;
    if (port > 65_535) throw new AppFailure('BAD_REQUEST', { detail: `--port ${port}` });
    return {
      port,
      workspace: values.workspace ?? defaultWorkspace(),
      open: values['no-open'] !== true,
      seed: integerOf(values.seed, '--seed'),
      startDay: integerOf(values['start-day'], '--start-day'),
      announce: values.announce === true,
    };
  } catch (error) {
    if (error instanceof AppFailure) throw error;
    throw new AppFailure('BAD_REQUEST', { detail: (error as Error).message });
  }
}
