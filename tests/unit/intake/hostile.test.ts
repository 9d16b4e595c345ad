/** Files that lie, explode or pretend: each is refused with its category, or read for its data only. */
import { expect, test } from 'vitest';
import { makeZip, sheetData, workbookParts, type PartSpec } from './make-zip.ts';
import { orders, readOrders, reasons } from './helpers.ts';

const HEAD = ['Symbol', 'Side', 'Quantity', 'Price'];
const GOOD = sheetData([HEAD, ['AAPL', 'Buy', 10, 180.5]]);
const READ = ['2 BUY 10 AAPL 180.5 LIMIT'];
const parts = (xml = GOOD): PartSpec[] => workbookParts({ sheets: [{ xml }] });
const withPart = (name: string, change: Partial<PartSpec>): PartSpec[] =>
  parts().map((part) => (part.name === name ? { ...part, ...change } : part));
const SHEET = 'xl/worksheets/sheet1.xml';

test('an honest package is read', async () => {
  expect(orders(await readOrders(makeZip(parts())))).toEqual(READ);
});

test.each<[string, () => Uint8Array, string]>([
  [
    'two parts of one name',
    () => makeZip([...parts(), { name: SHEET, content: '<worksheet/>' }]),
    'ambiguous_zip',
  ],
  [
    'names that differ in case only',
    () => makeZip([...parts(), { name: SHEET.toUpperCase(), content: 'x' }]),
    'ambiguous_zip',
  ],
  [
    'a local header with another name',
    () => makeZip(withPart(SHEET, { localName: 'xl/worksheets/sheet2.xml' })),
    'ambiguous_zip',
  ],
  ['a local header with another size', () => makeZip(withPart(SHEET, { localSize: 3 })), 'ambiguous_zip'],
  ['a password', () => makeZip(withPart(SHEET, { flags: 1 })), 'encrypted_or_corrupt'],
  ['a wrong checksum', () => makeZip(withPart(SHEET, { crc: 1 })), 'corrupt'],
  [
    'a part larger than declared',
    () => makeZip(withPart(SHEET, { declaredSize: 10 })),
    'too_large_uncompressed',
  ],
  ['a part smaller than declared', () => makeZip(withPart(SHEET, { declaredSize: 100_000 })), 'corrupt'],
  [
    'data before the archive',
    () => Buffer.concat([Buffer.from('PK\u0003\u0004junk'), makeZip(parts())]),
    'ambiguous_zip',
  ],
  ['data behind the archive', () => Buffer.concat([makeZip(parts()), Buffer.from('junk')]), 'ambiguous_zip'],
  ['a cut', () => makeZip(parts()).slice(0, 700), 'corrupt'],
  ['only the first bytes', () => Uint8Array.of(0x50, 0x4b, 3, 4), 'corrupt'],
  [
    'a workbook inside an archive',
    () => makeZip([{ name: 'orders.xlsx', content: makeZip(parts()) }]),
    'not_a_workbook',
  ],
  [
    'a text document',
    () =>
      makeZip([
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'word/document.xml', content: '<w/>' },
      ]),
    'not_a_workbook',
  ],
  [
    'a DTD in a part nobody reads',
    () =>
      makeZip([
        ...parts(),
        {
          name: 'docProps/core.xml',
          content: '<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
        },
      ]),
    'dtd_not_allowed',
  ],
  [
    'a DTD in UTF-16',
    () =>
      makeZip([
        ...parts(),
        { name: 'docProps/app.xml', content: Buffer.from('\ufeff<!DOCTYPE x><x/>', 'utf16le') },
      ]),
    'dtd_not_allowed',
  ],
  [
    'an entity without a DTD',
    () => makeZip(parts('<sheetData><row r="1"><c r="A1" t="str"><v>&xxe;</v></c></row></sheetData>')),
    'corrupt',
  ],
  ['XML that stops', () => makeZip(parts(`${GOOD}<mergeCells`)), 'corrupt'],
  [
    'too many parts',
    () =>
      makeZip([
        ...parts(),
        ...Array.from({ length: 10_001 }, (_, index) => ({ name: `x${index}`, content: '' })),
      ]),
    'too_large_uncompressed',
  ],
])('%s', async (_name, build, fileError) => {
  expect((await readOrders(build())).file_error).toBe(fileError);
});

test('a bomb is refused before it is inflated', async () => {
  const bomb = Buffer.alloc(100 * 1024 * 1024, 0x20);
  const zip = makeZip(withPart(SHEET, { content: bomb }));
  const memory = process.memoryUsage().rss;
  const started = performance.now();
  expect((await readOrders(zip)).file_error).toBe('too_large_uncompressed');
  expect(performance.now() - started).toBeLessThan(500);
  expect(process.memoryUsage().rss - memory).toBeLessThan(50 * 1024 * 1024);
});

test('a bomb that hides its size costs no more than it declares', async () => {
  const bomb = Buffer.alloc(100 * 1024 * 1024, 0x20);
  const memory = process.memoryUsage().rss;
  const zip = makeZip(withPart(SHEET, { content: bomb, declaredSize: 1000 }));
  expect((await readOrders(zip)).file_error).toBe('too_large_uncompressed');
  expect(process.memoryUsage().rss - memory).toBeLessThan(150 * 1024 * 1024);
});

test('names that climb out of the package are never followed', async () => {
  const sheets = [
    ...parts(),
    { name: '../../evil.txt', content: 'x' },
    { name: 'C:\\evil.txt', content: 'x' },
  ];
  expect(orders(await readOrders(makeZip(sheets)))).toEqual(READ);
});

test('macros, links and embedded objects are noticed and left alone', async () => {
  const extra = ['xl/vbaProject.bin', 'xl/externalLinks/externalLink1.xml', 'xl/embeddings/oleObject1.bin'];
  const parsed = await readOrders(makeZip([...parts(), ...extra.map((name) => ({ name, content: '<x/>' }))]));
  expect(orders(parsed)).toEqual(READ);
  expect(parsed.warnings).toEqual(['macros_ignored', 'external_links_ignored', 'embedded_objects_ignored']);
  expect(parsed.format).toBe('XLSM');
});

test('far cells, lying dimensions and bad references cost nothing and harm no row', async () => {
  const xml = `<dimension ref="A1:XFD1048576"/>${GOOD.replace('</sheetData>', '<row r="3"><c r="B9"><v>1</v></c><c r="ZZZZ3"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')}`;
  const parsed = await readOrders(makeZip(parts(xml)));
  expect(orders(parsed)).toEqual(READ);
  expect(parsed.warnings).toEqual(['bad_cell_reference', 'columns_beyond_limit_ignored']);
  expect(parsed.ignored_rows).toEqual([]);
});

test('deep nesting is only so many tags', async () => {
  const deep = `${'<a>'.repeat(200_000)}${'</a>'.repeat(200_000)}`;
  expect(orders(await readOrders(makeZip(parts(GOOD + deep))))).toEqual(READ);
});

test('a megabyte in a cell is cut, with a warning', async () => {
  const xml = sheetData([
    [...HEAD, 'Note'],
    ['AAPL', 'Buy', 10, 180.5, 'x'.repeat(1_000_000)],
  ]);
  const parsed = await readOrders(makeZip(parts(xml)));
  expect(parsed.accepted[0]!.note).toHaveLength(32_767);
  expect(parsed.warnings).toContain('long_text_cut');
});

test('text that looks like a formula or markup stays text; a formula-like symbol is none', async () => {
  const xml = sheetData([
    [...HEAD, 'Note'],
    ['AAPL', 'Buy', 10, 180.5, "=cmd|' /C calc'!A0"],
    ['=A1', 'Buy', 10, 180.5, '<img src=x onerror=alert(1)>'],
  ]);
  const parsed = await readOrders(makeZip(parts(xml)));
  expect(parsed.accepted[0]!.note).toBe("=cmd|' /C calc'!A0");
  expect(reasons(parsed)).toEqual(['3 invalid_symbol']);
});

test('headings named like object members are columns like any other', async () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
  const xml = sheetData([
    [...HEAD, ...names],
    ['AAPL', 'Buy', 10, 180.5, '{"polluted":true}', 'x', 'y', 'z'],
  ]);
  expect(orders(await readOrders(makeZip(parts(xml))))).toEqual(READ);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('damaged bytes never become other orders', async () => {
  const good = Buffer.from(makeZip(parts()));
  for (let at = 0; at < good.length; at += 1) {
    const bad = Buffer.from(good);
    bad[at] = bad[at]! ^ 0x55;
    const parsed = await readOrders(bad);
    if (parsed.file_error === null) expect(orders(parsed)).toEqual(READ);
  }
});

test.each([
  ['a web page', '<!doctype html><table><tr><td>Symbol</td></tr></table>', 'not_a_workbook'],
  ['a PDF', '%PDF-1.7 Symbol,Side,Quantity', 'not_a_workbook'],
  ['an RTF', '{\\rtf1 Symbol}', 'not_a_workbook'],
  ['nothing', '', 'empty_file'],
  ['blank lines', '\ufeff\n\n \n', 'empty_file'],
  ['prose', 'Dear all,\nplease buy some shares.\n', 'missing_column'],
  ['a missing side', 'Symbol,Quantity,Price\nAAPL,1,2\n', 'missing_column'],
  [
    'an XML spreadsheet',
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    'unsupported_format',
  ],
])('%s', async (_name, text, fileError) => {
  expect((await readOrders(text)).file_error).toBe(fileError);
});
