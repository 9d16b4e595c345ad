/** How the engine has files read: each in a thread of its own that can be killed. */
import type { ParsedSheet } from '#core/model/sheet.ts';
import type { Result } from '#core/units/result.ts';
import type { BarsFailure, BarsFile } from '#intake/bars.ts';
import { readInThread } from './intake-thread.ts';

export interface Intake {
  sheet(bytes: Uint8Array, fileName: string): Promise<ParsedSheet>;
  bars(bytes: Uint8Array, fileName: string): Promise<Result<BarsFile, BarsFailure>>;
}

/** `url` is the intake thread's entry. */
export const intakeThreads = (url: URL): Intake => ({
  sheet: (bytes, fileName) => readInThread({ kind: 'sheet', bytes, fileName }, { url }),
  bars: (bytes, fileName) => readInThread({ kind: 'bars', bytes, fileName }, { url }),
});
