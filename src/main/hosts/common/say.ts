/** What hosts say in a terminal: plain sentences in the user's language, never a stack trace for the expected. */
import { createWords, describeError, type Locale, type Words } from '#words/index.ts';
import { AppFailure } from '#contract/errors.ts';

export function terminalLocale(env: NodeJS.ProcessEnv = process.env): Locale {
  const language = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^vi/i.test(language) ? 'vi' : 'en';
}

export const terminalWords = (): Words => createWords(terminalLocale());

/** One sentence for an expected failure; anything else is a bug and keeps its stack. */
export function failureText(words: Words, error: unknown): string {
  if (error instanceof AppFailure) return describeError(words.t, error.error);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
