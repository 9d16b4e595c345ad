/** Recorded markets: rebuild the book of a file. Touches neither the account nor the market. */
import { AppFailure } from '#contract/errors.ts';
import type { Handlers } from '../context.ts';

export const flowCalls: Handlers<'book.replay'> = {
  'book.replay': async ({ intake }, { fileName, bytes, opening, ...options }) => {
    const replayed = await intake.flow(bytes, fileName, { ...options, opening: opening?.bytes ?? null });
    if (replayed.ok) return replayed.value;
    const { inBook = false, ...failure } = replayed.error;
    throw new AppFailure('FLOW_UNREADABLE', {
      file: (inBook ? opening?.fileName : null) ?? fileName,
      ...failure,
    });
  },
};
