/** How the engine has files read: each in a thread of its own that can be killed. */
import type { ParsedSheet } from '#core/model/sheet.ts';
import type { Result } from '#core/units/result.ts';
import type { BookReplay, FlowFailure } from '#contract/flow.ts';
import type { BarsFailure, BarsFile } from '#intake/bars.ts';
import type { ReplayOptions } from '#intake/order-flow/replay.ts';
import { readInThread } from './intake-thread.ts';

export interface Intake {
  sheet(bytes: Uint8Array, fileName: string): Promise<ParsedSheet>;
  bars(bytes: Uint8Array, fileName: string): Promise<Result<BarsFile, BarsFailure>>;
  flow(bytes: Uint8Array, fileName: string, replay: ReplayOptions): Promise<Result<BookReplay, FlowFailure>>;
}

/** A day of recorded orders is a large file that was asked for, not a sheet that came by mail. */
const FLOW_TIMEOUT_MS = 120_000;

/** `url` is the intake thread's entry. */
export const intakeThreads = (url: URL): Intake => ({
  sheet: (bytes, fileName) => readInThread({ kind: 'sheet', bytes, fileName }, { url }),
  bars: (bytes, fileName) => readInThread({ kind: 'bars', bytes, fileName }, { url }),
  flow: (bytes, fileName, replay) =>
    readInThread({ kind: 'flow', bytes, fileName, replay }, { url, timeoutMs: FLOW_TIMEOUT_MS }),
});
