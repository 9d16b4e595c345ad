/** Files that cost more than they look: each comes back within seconds, read or refused, and harms no honest order. */
import { expect, test } from 'vitest';
import { orders, readOrders } from './helpers.ts';
import { makeZip, sheetData, workbookParts, type PartSpec, type WorkbookSpec } from './make-zip.ts';

const HEAD = ['Symbol', 'Side', 'Quantity', 'Price'];
const GOOD = sheetData([HEAD, ['AAPL', 'Buy', 10, 180.5]]);
const READ = ['2 BUY 10 AAPL 180.5 LIMIT'];
const SECONDS = 10_000;

const book = (xml: string, rest: Omit<WorkbookSpec, 'sheets'> = {}): PartSpec[] =>
  workbookParts({ sheets: [{ xml }], ...rest });
const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join('');
const withRows = (rows: string): string => GOOD.replace('</sheetData>', `${rows}</sheetData>`);

const ods = (rows: string, rest: readonly PartSpec[] = []): Uint8Array =>
  makeZip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
    { name: 'content.xml', content: `<d><table:table table:name="T">${rows}</table:table></d>` },
    ...rest,
  ]);
const odsCell = (text: string, attributes = ''): string =>
  `<table:table-cell office:value-type="string" ${attributes}><text:p>${text}</text:p></table:table-cell>`;
const odsRow = (cells: readonly string[], attributes = ''): string =>
  `<table:table-row ${attributes}>${cells.map((cell) => odsCell(cell)).join('')}</table:table-row>`;
const ODS_GOOD = odsRow(HEAD) + odsRow(['AAPL', 'Buy', '10', '180.5']);
const HUGE = '2147483648';

test.each<[string, () => Uint8Array | string]>([
  [
    '16,384 columns',
    () => makeZip(book(withRows(`<row r="3">${times(16_384, () => '<c t="str"><v>x</v></c>')}</row>`))),
  ],
  [
    'a cell of a million attributes',
    () => makeZip(book(`${GOOD}<x ${times(1_000_000, (at) => `a${at}="1" `)}/>`)),
  ],
  [
    '60,000 styles with long number formats',
    () => {
      const formats = times(
        60_000,
        (at) => `<numFmt numFmtId="${at + 200}" formatCode="${'[h]'.repeat(60)}"/>`,
      );
      const styles = `<styleSheet><numFmts>${formats}</numFmts><cellXfs>${times(60_000, (at) => `<xf numFmtId="${at}"/>`)}</cellXfs></styleSheet>`;
      return makeZip(book(GOOD, { styles }));
    },
  ],
  [
    'half a million merged ranges',
    () => makeZip(book(`${GOOD}${times(500_000, (at) => `<mergeCell ref="F${at + 9}:XFD${at + 9}"/>`)}`)),
  ],
  [
    'half a million defined names',
    () => {
      const names = times(500_000, (at) => `<definedName name="n${at}">Orders!$A$${at + 1}</definedName>`);
      const parts = book(GOOD).map((part) =>
        part.name === 'xl/workbook.xml'
          ? { ...part, content: String(part.content).replace('</sheets>', `</sheets>${names}`) }
          : part,
      );
      return makeZip(parts);
    },
  ],
  [
    'a megabyte of separators in a line',
    () => `${HEAD.join(',')}\nAAPL,Buy,10,180.5${','.repeat(1_000_000)}\n`,
  ],
  [
    'an OpenDocument row that stands two thousand million times empty behind the orders',
    () =>
      ods(
        `${ODS_GOOD}<table:table-row table:number-rows-repeated="${HUGE}"><table:table-cell table:number-columns-repeated="${HUGE}"/></table:table-row>`,
      ),
  ],
  ['two thousand million spaces', () => ods(`${ODS_GOOD}${odsRow([`Note: <text:s text:c="${HUGE}"/>`])}`)],
])('%s: the order is read', async (_name, build) => {
  const source = build();
  const started = performance.now();
  expect(orders(await readOrders(source))).toEqual(READ);
  expect(performance.now() - started).toBeLessThan(SECONDS);
});

test.each<[string, () => Uint8Array | string, string]>([
  ['thirty million separators', () => ','.repeat(30_000_000), 'too_large_uncompressed'],
  ['two million lines', () => `${HEAD.join(',')}\n${'\n'.repeat(2_000_000)}`, 'too_large_uncompressed'],
  [
    'sheets that all name one part',
    () => {
      const rows = Array.from({ length: 2_000 }, () => ['AAPL', 'Buy', 1, 2]);
      const sheets = `<sheets>${times(4_000, (at) => `<sheet name="S${at}" r:id="rId1"/>`)}</sheets>`;
      const parts = book(sheetData([HEAD, ...rows])).map((part) =>
        part.name === 'xl/workbook.xml' ? { ...part, content: `<workbook>${sheets}</workbook>` } : part,
      );
      return makeZip(parts);
    },
    'too_large_uncompressed',
  ],
  [
    'thousands of small parts that expand when looked into',
    () => {
      const content = Buffer.alloc(200_000, 0x20);
      const bombs = Array.from({ length: 2_000 }, (_, at) => ({
        name: `b${at}.xml`,
        content,
        declaredSize: 5_000,
      }));
      return makeZip([...book(GOOD), ...bombs]);
    },
    'too_large_uncompressed',
  ],
  [
    'headings of thirty thousand letters, everywhere',
    () => {
      const row = `<row>${'<c t="s"><v>0</v></c>'.repeat(250)}</row>`;
      const sharedStrings = `<sst><si><t>${'é a'.repeat(10_000)}</t></si></sst>`;
      return makeZip(book(`<sheetData>${row.repeat(60)}</sheetData>`, { sharedStrings }));
    },
    'missing_column',
  ],
])('%s: refused', async (_name, build, fileError) => {
  const source = build();
  const started = performance.now();
  expect((await readOrders(source)).file_error).toBe(fileError);
  expect(performance.now() - started).toBeLessThan(SECONDS);
});

test('a filled OpenDocument row that says it stands two thousand million times is cut, with a warning', async () => {
  const repeated = odsRow(['AAPL', 'Buy', '10', '181'], `table:number-rows-repeated="${HUGE}"`);
  const parsed = await readOrders(ods(ODS_GOOD + repeated));
  expect(parsed.warnings).toContain('repeated_rows_beyond_limit_ignored');
  expect(parsed.accepted.length + parsed.rejected.length).toBe(10_001);
});

test('an OpenDocument cell that says it stands two thousand million times ends at the last column', async () => {
  const wide = `<table:table-row>${odsCell('Note', `table:number-columns-repeated="${HUGE}"`)}</table:table-row>`;
  const parsed = await readOrders(ods(ODS_GOOD + wide));
  expect(orders(parsed)).toEqual(READ);
  expect(parsed.warnings).toContain('columns_beyond_limit_ignored');
});
