/** Files that are something else than they say, protected files, and XML that asks for what it may not have. */
import * as SheetJs from '@e965/xlsx';
import { expect, test } from 'vitest';
import { corpusFiles } from './corpus.ts';
import { orders, readOrders } from './helpers.ts';
import { makeZip, sheetData, workbookParts, type PartSpec } from './make-zip.ts';

const HEAD = ['Symbol', 'Side', 'Quantity', 'Price'];
const GOOD = sheetData([HEAD, ['AAPL', 'Buy', 10, 180.5]]);
const READ = ['2 BUY 10 AAPL 180.5 LIMIT'];
const ODS_TYPE = 'application/vnd.oasis.opendocument.spreadsheet';
const parts = (xml = GOOD): PartSpec[] => workbookParts({ sheets: [{ xml }] });
const PART_NAMES = parts().map((part) => part.name);

const replaced = (name: string, content: string | Uint8Array): Uint8Array =>
  makeZip(parts().map((part) => (part.name === name ? { ...part, content } : part)));

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

test.each<[string, Uint8Array | string]>([
  ['JSON', '{"Symbol":"AAPL","Side":"Buy","Quantity":1,"Price":2}'],
  ['a JSON list', ' [{"Symbol":"AAPL","Side":"Buy"}]'],
  ['a saved web page', 'MIME-Version: 1.0\nContent-Type: text/html\n\n<table>Symbol,Side,Quantity\n'],
  ['a web page in UTF-16', Buffer.from('\ufeff<html><table>', 'utf16le')],
  ['XML of orders', '<Orders><Order Symbol="AAPL"/></Orders>'],
  ['a JPEG', bytes('\u00ff\u00d8\u00ff\u00e0\u0000\u0010JFIF')],
  ['a PNG', bytes('\u0089PNG\r\n\u001a\n')],
  ['a bitmap', bytes(`BM6${'\u0000'.repeat(40)}`)],
  ['an XZ archive', bytes('\u00fd7zXZ\u0000')],
  ['a bzip2 archive', bytes('BZh91AY&SY')],
  ['zero bytes', bytes('\u0000'.repeat(5_000))],
  ['an old Lotus sheet', Uint8Array.of(0, 0, 2, 0, 6, 4)],
])('%s is no workbook', async (_name, source) => {
  expect((await readOrders(source)).file_error).toBe('not_a_workbook');
});

test('an archive of sheets says what to do', async () => {
  const inner = makeZip(parts());
  const outer = makeZip([
    { name: 'a.xlsx', content: inner },
    { name: 'b.csv', content: 'Symbol' },
  ]);
  const parsed = await readOrders(outer);
  expect(parsed.file_error).toBe('not_a_workbook');
  expect(parsed.file_detail).toContain('take one out');
});

test.each(['xl/media/extra.zip', 'more.xlsx', 'xl/activeX/activeX1.xml', 'xl/embeddings/x.bin'])(
  '%s inside a workbook is noticed and left alone',
  async (name) => {
    const parsed = await readOrders(makeZip([...parts(), { name, content: 'not what it says' }]));
    expect(orders(parsed)).toEqual(READ);
    expect(parsed.warnings).toEqual(['embedded_objects_ignored']);
  },
);

const LATE = `<?xml version="1.0"?><!--${'y'.repeat(20_000)}-->`;
const ENTITY = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>';

test.each(PART_NAMES)('a document type late in %s, in UTF-8 and UTF-16', async (name) => {
  const text = LATE + ENTITY;
  for (const content of [text, Buffer.from(`\ufeff${text}`, 'utf16le')])
    expect((await readOrders(replaced(name, content))).file_error).toBe('dtd_not_allowed');
});

test('entities that multiply are refused where they are declared, and unknown where they are not', async () => {
  const laughs = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>';
  const sheet = (head: string) => `${head}<worksheet>${GOOD.replace('AAPL', '&b;')}</worksheet>`;
  const read = async (xml: string) =>
    (await readOrders(replaced('xl/worksheets/sheet1.xml', xml))).file_error;
  expect(await read(sheet(laughs))).toBe('dtd_not_allowed');
  expect(await read(sheet(''))).toBe('corrupt');
});

test.each(['UTF-7', 'UTF-16', 'windows-1252', 'EBCDIC-CP-US', '"><!--'])(
  'a part that claims to be written in %s is read by its bytes',
  async (encoding) => {
    const xml = `<?xml version="1.0" encoding="${encoding}"?><worksheet>${GOOD}</worksheet>`;
    const parsed = await readOrders(replaced('xl/worksheets/sheet1.xml', xml));
    expect(orders(parsed)).toEqual(READ);
  },
);

test('bytes that are no UTF-8 spoil their own cell', async () => {
  const [before, after] =
    `<worksheet>${sheetData([HEAD, ['AAPL', 'Buy', 10, 180.5], ['MS@FT', 'Buy', 1, 2]])}</worksheet>`.split(
      '@',
    );
  const xml = Buffer.concat([Buffer.from(before!), Uint8Array.of(0xff, 0xe1, 0x80), Buffer.from(after!)]);
  const parsed = await readOrders(replaced('xl/worksheets/sheet1.xml', xml));
  expect(orders(parsed)).toEqual(READ);
  expect(parsed.rejected).toMatchObject([{ row: 3, reason: 'invalid_symbol' }]);
});

test('a cell that states its place twice is refused: two readers would disagree', async () => {
  const xml = GOOD.replace('<c r="C2"', '<c r="C2" r="D2"');
  expect((await readOrders(makeZip(parts(xml)))).file_error).toBe('corrupt');
});

test('sheet names are only names', async () => {
  const name = '../../x&lt;script&gt;&#10;__proto__';
  const parsed = await readOrders(makeZip(workbookParts({ sheets: [{ name, xml: GOOD }] })));
  expect(orders(parsed)).toEqual(READ);
  expect(parsed.sheet).toBe('../../x<script>\n__proto__');
});

test('letters that only look like those of a symbol are none', async () => {
  const symbols = ['ſSI', 'ＦＰＴ', 'АAPL', 'ﬁt', 'Hıg', 'A\u202eLPA', 'MS\u200bFT', 'VN\u0301M'];
  const rows = symbols.map((symbol, index) => [symbol, 'Buy', index + 1, 2]);
  const parsed = await readOrders(makeZip(parts(sheetData([HEAD, ...rows]))));
  expect(parsed.accepted.map(({ row, symbol, warning }) => [row, symbol, warning])).toEqual([
    [3, 'FPT', undefined],
    [8, 'MSFT', 'invisible_characters'],
  ]);
});

const ENCRYPTED = '<m><manifest:encryption-data/></m>';
test.each<[string, readonly PartSpec[]]>([
  ['a protected part', [{ name: 'META-INF/manifest.xml', content: ENCRYPTED }]],
  ['a UTF-16 manifest', [{ name: 'META-INF/manifest.xml', content: Buffer.from(ENCRYPTED, 'utf16le') }]],
  ['a whole package', [{ name: 'encrypted-package', content: 'x' }]],
])('an OpenDocument sheet with a password: %s', async (_name, rest) => {
  const source = makeZip([{ name: 'mimetype', content: ODS_TYPE }, ...rest]);
  expect((await readOrders(source)).file_error).toBe('encrypted_or_corrupt');
});

test('links of an OpenDocument sheet are noticed and never followed', async () => {
  const cell = (text: string) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`;
  const row = (cells: readonly string[]) => `<table:table-row>${cells.map(cell).join('')}</table:table-row>`;
  const content = `<d><table:table><table:table-source xlink:href="http://example.invalid/x.ods"/>${row(HEAD)}${row(['AAPL', 'Buy', '10', '180.5'])}</table:table></d>`;
  const parsed = await readOrders(
    makeZip([
      { name: 'mimetype', content: ODS_TYPE },
      { name: 'content.xml', content },
    ]),
  );
  expect(orders(parsed)).toEqual(READ);
  expect(parsed.warnings).toEqual(['external_links_ignored']);
});

function compound(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const file = SheetJs.CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams))
    SheetJs.CFB.utils.cfb_add(file, name, Buffer.from(content));
  return new Uint8Array(SheetJs.CFB.write(file, { type: 'buffer' }) as Buffer);
}

function workbookStream(): Uint8Array {
  const book = SheetJs.utils.book_new();
  const rows = [HEAD, ['AAPL', 'Buy', 10, 180.5], ['MSFT', 'Sell', 3, 2.5]];
  SheetJs.utils.book_append_sheet(book, SheetJs.utils.aoa_to_sheet(rows), 'Orders');
  const written = new Uint8Array(SheetJs.write(book, { type: 'array', bookType: 'biff8' }));
  const file = SheetJs.CFB.read(written, { type: 'array' });
  return Uint8Array.from(SheetJs.CFB.find(file, '/Workbook')!.content as Uint8Array);
}

test('compound files with a password, and of another kind', async () => {
  const packed = compound({
    '/EncryptionInfo': new Uint8Array(100),
    '/EncryptedPackage': new Uint8Array(5_000),
  });
  expect((await readOrders(packed)).file_error).toBe('encrypted_or_corrupt');
  const word = compound({ '/WordDocument': new Uint8Array(5_000) });
  expect((await readOrders(word)).file_error).toBe('not_a_workbook');
});

test('an XLS with a password', async () => {
  const stream = workbookStream();
  const start = 4 + stream[2]! + stream[3]! * 256;
  const password = Uint8Array.of(0x2f, 0, 6, 0, 0, 0, 1, 2, 3, 4);
  const locked = Buffer.concat([stream.subarray(0, start), password, stream.subarray(start)]);
  expect((await readOrders(compound({ '/Workbook': locked }))).file_error).toBe('encrypted_or_corrupt');
});

test('XLS records that lie about their length give no other order', async () => {
  const stream = workbookStream();
  const honest = ['2 BUY 10 AAPL 180.5 LIMIT', '3 SELL 3 MSFT 2.5 LIMIT'];
  for (let at = 0; at + 4 <= stream.length; at += 4 + stream[at + 2]! + stream[at + 3]! * 256) {
    for (const length of [0, 3, 0x7fff, 0xffff]) {
      const lying = Uint8Array.from(stream);
      lying.set([length & 255, length >> 8], at + 2);
      const parsed = await readOrders(compound({ '/Workbook': lying }));
      expect(honest).toEqual(expect.arrayContaining(orders(parsed)));
    }
  }
});

test('an XLS that keeps its reader busy without end is given up', async () => {
  const file = (await corpusFiles()).find(({ kind }) => kind === 'xls')!;
  const endless = Uint8Array.from(file.bytes);
  // Found among damaged files: a sector that leads back, and a record of another kind.
  for (const [at, value] of [
    [0x228, 5],
    [0xb7e, 44],
    [0xd5a, 6],
  ] as const)
    endless[at] = value;
  const started = performance.now();
  expect((await readOrders(endless)).file_error).toBe('corrupt');
  expect(performance.now() - started).toBeLessThan(4_000);
});
