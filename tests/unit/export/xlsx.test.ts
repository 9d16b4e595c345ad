import { describe, expect, test } from 'vitest';
import { EMPTY, text, type Book, type BookCell } from '#export/book.ts';
import { CELL_TEXT, safeText } from '#export/safe-text.ts';
import { writeBook } from '#export/xlsx.ts';
import { cellOf, elsewhere, HOSTILE, part, sheetsOf, sheetXml } from './helpers.ts';

const book = (rows: readonly (readonly BookCell[])[], rest: Partial<Book> = {}): Book => ({
  title: 'Book',
  language: 'en',
  sheets: [{ name: 'One', columns: [{ width: 12 }, { width: 20 }], rows }],
  ...rest,
});

describe('text', () => {
  test('is always text, harmless, and the same for both readers', async () => {
    const bytes = await writeBook(book(HOSTILE.map((each) => [text('row'), text(each)])));
    const [sheet] = await sheetsOf(bytes);
    const other = elsewhere(bytes).Sheets['One']!;
    for (const [index, each] of HOSTILE.entries()) {
      const expected = safeText(each);
      const found = cellOf(sheet!, index + 1, 2);
      expect(found, JSON.stringify(each)).toEqual(
        expected === '' ? undefined : { kind: 'text', text: expected },
      );
      const cell = other[`B${index + 1}`] as { t: string; v: string; f?: string } | undefined;
      expect(cell?.f).toBeUndefined();
      // The other library makes one of a carriage return and a line feed.
      if (expected !== '') expect([cell?.t, cell?.v]).toEqual(['s', expected.replaceAll('\r\n', '\n')]);
    }
    expect(sheetXml(bytes)).not.toMatch(/<f[ >]|t="e"/);
  });

  test.each(HOSTILE.slice(0, 13))('%j gets an apostrophe', (each) => expect(safeText(each)).toBe(`'${each}`));

  test.each(['-', '--', ' - ', '–', "'=1+1", 'a=1', '1-2', 'a@b'])('%j stays', (each) =>
    expect(safeText(each)).toBe(each),
  );

  test('made harmless once is harmless', () => {
    for (const each of HOSTILE) expect(safeText(safeText(each))).toBe(safeText(each));
  });

  test('is cut at what a cell holds, never within a character', async () => {
    const long = 'a'.repeat(CELL_TEXT - 1);
    expect(safeText(`${long}bc`)).toBe(`${long}b`);
    expect(safeText(`${long}😀`)).toBe(long);
    expect(safeText(`=${long}`)).toHaveLength(CELL_TEXT);
    const [sheet] = await sheetsOf(await writeBook(book([[text(`${long}bc`)]])));
    expect(cellOf(sheet!, 1, 1)).toEqual({ kind: 'text', text: `${long}b` });
  });
});

describe('numbers and moments', () => {
  const written = async (cell: BookCell, rest: Partial<Book> = {}) => {
    const [sheet] = await sheetsOf(await writeBook(book([[cell]], rest)));
    return cellOf(sheet!, 1, 1);
  };

  test.each([
    ['95500', 95500],
    ['-0.10', -0.1],
    ['123456789012.345', 123456789012.345],
    ['0.00000001', 1e-8],
  ])('%s is a number', async (value, expected) =>
    expect(await written({ kind: 'number', value })).toEqual({
      kind: 'number',
      value: expected,
      shape: 'plain',
    }),
  );

  test('what a cell cannot hold exactly is text', async () => {
    const value = '1234567890.12345678';
    expect(await written({ kind: 'number', value })).toEqual({ kind: 'text', text: value });
    expect(await written({ kind: 'number', value: NaN })).toEqual({ kind: 'text', text: 'NaN' });
  });

  test('a stored number keeps its bits', async () =>
    expect(await written({ kind: 'number', value: 3.3000000000000003 })).toMatchObject({
      value: 3.3000000000000003,
    }));

  test.each([
    ['2025-03-06', 45722, 'date', 1900],
    ['2025-03-06T12:00:00', 45722.5, 'datetime', 1900],
    ['06:00', 0.25, 'time', 1900],
    ['2025-03-06', 44260, 'date', 1904],
  ] as const)('%s', async (iso, value, shape, dateSystem) =>
    expect(await written({ kind: 'moment', iso }, { dateSystem })).toEqual({ kind: 'number', value, shape }),
  );

  test.each(['2025-03-06T12:00:00Z', 'tomorrow', '', '24:00', '1899-12-31'])('%j stays text', async (iso) =>
    expect(await written({ kind: 'moment', iso })).toEqual(
      iso === '' ? undefined : { kind: 'text', text: iso },
    ),
  );

  test('booleans and errors stay what they are', async () => {
    expect(await written({ kind: 'boolean', value: true })).toEqual({ kind: 'boolean', value: true });
    expect(await written({ kind: 'error', text: '#REF!' })).toEqual({ kind: 'error', text: '#REF!' });
    expect(await written({ kind: 'error', text: '=1' })).toEqual({ kind: 'text', text: "'=1" });
  });
});

describe('the sheet', () => {
  const full = (): Book =>
    book([], {
      sheets: [
        {
          name: 'One',
          columns: [
            { header: '=Symbol', width: 12 },
            { header: 'Side', width: 8, headerStyle: 'user-heading' },
          ],
          rows: [
            [text('A', 'user-cell'), text('Buy', 'good')],
            [text('B', 'user-cell'), text('Sell', 'bad')],
            [EMPTY, { kind: 'number', value: '1.5', format: '#,##0.00', style: 'figure' }],
          ],
          frozenRows: 1,
          filter: true,
          gridLines: false,
          lists: [{ column: 1, words: ['Buy', 'Sell'], rows: 1000 }],
        },
      ],
    });

  test('has frozen headings, a filter, widths, lists, and no grid lines', async () => {
    const xml = sheetXml(await writeBook(full()));
    expect(xml).toContain('ySplit="1"');
    expect(xml).toContain('state="frozen"');
    expect(xml).toContain('<autoFilter ref="A1:B4"/>');
    expect(xml).toContain('showGridLines="0"');
    expect(xml).toMatch(/<col min="1" max="1" width="12"/);
    expect(xml).toMatch(/<dataValidation type="list" sqref="B2:B1001"[^>]*>/);
    expect(xml).toContain('<formula1>"Buy,Sell"</formula1>');
  });

  test('shows styles and formats where they were asked for', async () => {
    const bytes = await writeBook(full());
    const sheet = elsewhere(bytes).Sheets['One']!;
    const colour = (cell: string) => (sheet[cell] as { s?: { fgColor?: { rgb?: string } } }).s?.fgColor?.rgb;
    expect(['A1', 'B1', 'A2', 'B2', 'B3'].map(colour)).toEqual([
      '1F3A5F',
      'E8ECF1',
      undefined,
      'D8F0DE',
      'FBDAD7',
    ]);
    expect(sheet['B4']).toMatchObject({ v: 1.5, z: '#,##0.00' });
    expect(sheet['A1']).toMatchObject({ t: 's', v: "'=Symbol" });
  });

  test('the same book gives the same bytes, dated by no clock', async () => {
    const [first, second] = [await writeBook(full()), await writeBook(full())];
    expect(Buffer.compare(first, second)).toBe(0);
    const core = part(first, 'docProps/core.xml');
    expect(core).toContain('<dc:creator>Tapedeck</dc:creator>');
    expect(core.match(/\d{4}-\d\d-\d\dT[\d:]+Z/g)).toEqual(['2000-01-01T00:00:00Z', '2000-01-01T00:00:00Z']);
  });
});

test('rows are as high as their wrapped text, others are left alone', async () => {
  const rows = [
    [text('short', 'wrapped'), text('a\nb\nc', 'wrapped')],
    [text('a '.repeat(200), 'user-cell')],
  ];
  const xml = sheetXml(await writeBook(book(rows)));
  expect(xml).toContain('<row r="1" ht="46" customHeight="1">');
  expect(xml).toContain('<row r="2">');
});
