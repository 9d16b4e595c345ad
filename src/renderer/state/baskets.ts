/** Files that baskets give back. */
import type { Locale } from '#words/index.ts';
import { call } from '../client/index.ts';
import { saveBytes } from '../ui/saveFile.ts';
import { tellFailure } from './notify.ts';

/** The sheet a basket came from, with what became of each row, as a workbook. */
export function saveResult(basketId: string, language: Locale): void {
  call('sheets.result', { basketId, language })
    .then(({ fileName, bytes }) => saveBytes(fileName, bytes))
    .catch(tellFailure);
}
