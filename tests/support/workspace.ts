/** Workspaces in temporary folders, and engines over them, for tests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { CallFunction } from '#contract/calls.ts';
import { AppFailure } from '#contract/errors.ts';
import type { Frame } from '#contract/views.ts';
import { isPush } from '#contract/wire.ts';
import { Engine, type EngineOptions } from '#engine/engine.ts';
import { intakeThreads } from '#engine/intake.ts';

const url = new URL('../../src/main/engine/threads/intake.ts', import.meta.url);
export const research = new URL('../../src/main/engine/threads/research.ts', import.meta.url);
export const forward = new URL('../../src/main/engine/threads/forward.ts', import.meta.url);
export const intake: EngineOptions['intake'] = intakeThreads(url);

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tapedeck-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface TestEngine {
  readonly engine: Engine;
  readonly call: CallFunction;
  readonly frames: Frame[];
  /** Plays the market for so many steps. */
  play(steps: number): void;
}

/** An engine whose market stands still until `play`. Closed when the test ends, unless it is closed before. */
export function openEngine(folder: string | null, options: Partial<EngineOptions> = {}): TestEngine {
  const startDay = Date.UTC(2026, 0, 5);
  const engine = Engine.open({
    folder,
    version: 'test',
    intake,
    research,
    forward,
    autoplay: false,
    seed: 7,
    startDay,
    now: () => startDay,
    ...options,
  });
  const frames: Frame[] = [];
  const pending = new Map<number, (message: unknown) => void>();
  const connection = engine.connect((message) => {
    if (isPush(message)) frames.push(message.frame);
    else pending.get(message.id)?.(message);
  });
  let id = 0;
  const call = async (name: string, params: unknown) => {
    id += 1;
    const mine = id;
    let answer: { ok: boolean; result?: unknown; error?: { code: never; params: never } } | null = null;
    pending.set(mine, (message) => {
      answer = message as typeof answer;
    });
    await connection.handle({ id: mine, name, params });
    if (!answer) throw new Error('no answer');
    const { ok, result, error } = answer as {
      ok: boolean;
      result?: unknown;
      error?: { code: never; params: never };
    };
    if (!ok) throw new AppFailure(error!.code, error!.params);
    return result;
  };
  let open = true;
  const close = engine.close.bind(engine);
  engine.close = async () => {
    const was = open;
    open = false;
    if (was) await close();
  };
  onTestFinished(() => engine.close());
  return {
    engine,
    call: call as CallFunction,
    frames,
    play: (steps) => void engine.context.runtime.run({ kind: 'advance-tape', steps }, ''),
  };
}

let commands = 0;
export const commandId = (): string => {
  commands += 1;
  return `test-${commands}`;
};

export const OPENING = {
  cash: { VND: '1000000000', USD: '100000' },
  holdings: [{ symbol: 'FPT', quantity: '1000', price: '90000' }],
  feeProfiles: { VND: 'vn-broker', USD: 'us-per-share' },
  /** Most tests buy and sell on one day. */
  terms: { settlement: 'immediate' },
} as const;

export async function openAccount({ call }: TestEngine): Promise<void> {
  await call('account.open', { commandId: commandId(), ...OPENING, holdings: [...OPENING.holdings] });
}

export const limitOrder = (instrumentId: string, side: 'buy' | 'sell', quantity: number, price: number) => ({
  commandId: commandId(),
  ticket: { instrumentId, side, type: 'limit' as const, timeInForce: 'GTC' as const, quantity, price },
});
export const marketOrder = (instrumentId: string, side: 'buy' | 'sell', quantity: number) => ({
  commandId: commandId(),
  ticket: { instrumentId, side, type: 'market' as const, timeInForce: 'IOC' as const, quantity, price: null },
});
