/** Reports as files, of an account that traded: every section in every format, as it comes out of the engine. */
import { read, utils } from '@e965/xlsx';
import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { SECTIONS } from '#report/sections.ts';
import { commandId, limitOrder, marketOrder, openEngine, OPENING } from '../support/workspace.ts';

const FPT = 'HOSE:FPT';
const subject = { kind: 'account' } as const;

async function traded() {
  const engine = openEngine(null);
  const { call, play } = engine;
  const holdings = [...OPENING.holdings];
  await call('account.open', {
    commandId: commandId(),
    ...OPENING,
    holdings,
    terms: { settlement: 'immediate' },
  });
  play(200);
  await call('orders.place', marketOrder(FPT, 'buy', 300));
  play(100);
  await call('orders.place', marketOrder(FPT, 'sell', 500));
  await call('orders.place', limitOrder(FPT, 'buy', 100, 1));
  play(300);
  return engine;
}

test('every section of an account, in every format and language', async () => {
  const { call } = await traded();
  const sheet = await call('reports.tearsheet', { subject, sections: [...SECTIONS] });
  const file = async (format: 'html' | 'pdf' | 'xlsx' | 'csv', language: 'en' | 'vi') =>
    (await call('reports.file', { subject, format, language, sections: [...SECTIONS] })).bytes;
  for (const language of ['en', 'vi'] as const) {
    const html = new TextDecoder().decode(await file('html', language));
    const csv = new TextDecoder().decode(await file('csv', language));
    const document = await getDocumentProxy((await file('pdf', language)).slice());
    const { text: pdf } = await extractText(document, { mergePages: true });
    for (const said of [html, csv, pdf]) {
      expect(said).not.toMatch(/NaN|Infinity|undefined|\[object/);
      // No word is missing: ids stand for codes and headings that nobody named.
      expect(said).not.toMatch(/reportCodes\.|report\.|figures\./);
      expect(said).toContain('FPT');
    }
  }
  const book = read(await file('xlsx', 'en'));
  const orders = utils.sheet_to_json<unknown[]>(book.Sheets['Orders']!, { header: 1 });
  const asked = sheet.tables.find(({ id }) => id === 'orders')!;
  expect(orders).toHaveLength(1 + asked.rows.length);
  expect(book.SheetNames).toEqual(expect.arrayContaining(['Figures', 'Months', 'Executions', 'Lots']));
});
