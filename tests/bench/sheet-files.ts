/** Order sheets of many rows as Excel writes them, for the bench: the same orders as shared or inline strings or CSV. */
import { makeZip, type PartSpec } from '../unit/intake/make-zip.ts';

const HEAD = [
  'Symbol',
  'Side',
  'Quantity',
  'Price',
  'Order type',
  'TIF',
  'Date',
  'Exchange',
  'Account',
  'Note',
] as const;

const SCHEMAS = 'http://schemas.openxmlformats.org';
const MAIN = `xmlns="${SCHEMAS}/spreadsheetml/2006/main"`;
const REL = `${SCHEMAS}/officeDocument/2006/relationships`;
const PACKAGE = `${SCHEMAS}/package/2006`;
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const STYLES = `<styleSheet ${MAIN}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`;

const SYMBOLS = ['FPT', 'HPG', 'VNM', 'SSI', 'MBB', 'AAPL', 'MSFT', 'NVDA', 'TSLA', 'BRK.B', 'VCB', 'MWG'];
const VENUES = ['HOSE', 'HNX', 'NASDAQ', 'NYSE'];
const DATE_STYLE = 1;

/** A serial date, which Excel keeps as a number with a style. */
interface DateCell {
  readonly serial: number;
}
type Value = string | number | DateCell;

function orderRow(index: number): Value[] {
  return [
    SYMBOLS[index % SYMBOLS.length]!,
    index % 3 === 0 ? 'Sell' : 'Buy',
    100 + ((index * 7) % 9_000),
    20 + ((index * 13) % 30_000) / 100,
    'Limit',
    index % 5 === 0 ? 'GTC' : 'Day',
    { serial: 45_000 + (index % 700) },
    VENUES[index % VENUES.length]!,
    `ACC${index % 40}`,
    `order ${index} of the basket & its hedge`,
  ];
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

class SharedStrings {
  private readonly places = new Map<string, number>();
  private used = 0;

  place(text: string): number {
    this.used += 1;
    const known = this.places.get(text);
    if (known !== undefined) return known;
    this.places.set(text, this.places.size);
    return this.places.size - 1;
  }

  xml(): string {
    const items = [...this.places.keys()].map((text) => `<si><t>${escape(text)}</t></si>`);
    return `<sst ${MAIN} count="${this.used}" uniqueCount="${items.length}">${items.join('')}</sst>`;
  }
}

function cellXml(value: Value, reference: string, strings: SharedStrings | null): string {
  if (typeof value === 'number') return `<c r="${reference}"><v>${value}</v></c>`;
  if (typeof value === 'object') return `<c r="${reference}" s="${DATE_STYLE}"><v>${value.serial}</v></c>`;
  if (strings === null) return `<c r="${reference}" t="inlineStr"><is><t>${escape(value)}</t></is></c>`;
  return `<c r="${reference}" t="s"><v>${strings.place(value)}</v></c>`;
}

/** SheetJS insists on namespaces and content types. */
function packageParts(sheet: string, strings: string | null): PartSpec[] {
  const parts: readonly (readonly [string, string, string])[] = [
    ['worksheet', 'worksheets/sheet1.xml', `<worksheet ${MAIN}>${sheet}</worksheet>`],
    ['styles', 'styles.xml', STYLES],
    ...(strings === null ? [] : [['sharedStrings', 'sharedStrings.xml', strings] as const]),
  ];
  const types = parts.map(
    ([type, target]) => `<Override PartName="/xl/${target}" ContentType="${TYPE}.${type}+xml"/>`,
  );
  const relations = parts.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${REL}/${type}" Target="${target}"/>`,
  );
  const main = `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>`;
  return [
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="${PACKAGE}/content-types">${main}${types.join('')}</Types>`,
    },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook ${MAIN} xmlns:r="${REL}"><sheets><sheet name="Orders" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}</Relationships>`,
    },
    ...parts.map(([, target, content]) => ({ name: `xl/${target}`, content })),
  ];
}

/** An XLSX of `rows` orders; strings in a part of their own, as Excel writes them, or in the cells. */
export function xlsxOf(rows: number, kind: 'shared' | 'inline'): Uint8Array {
  const strings = kind === 'shared' ? new SharedStrings() : null;
  const line = (values: readonly Value[], number: number): string => {
    const cells = values.map((value, at) =>
      cellXml(value, `${String.fromCharCode(65 + at)}${number}`, strings),
    );
    return `<row r="${number}" spans="1:10" x14ac:dyDescent="0.25">${cells.join('')}</row>`;
  };
  const body = Array.from({ length: rows }, (_, index) => line(orderRow(index), index + 2));
  const xml = `<dimension ref="A1:J${rows + 1}"/><sheetData>${line(HEAD, 1)}${body.join('')}</sheetData>`;
  return makeZip(packageParts(xml, strings?.xml() ?? null));
}

const DAY_MS = 86_400_000;
const UNIX_SERIAL = 25_569;

const csvText = (value: Value): string =>
  typeof value === 'object'
    ? new Date((value.serial - UNIX_SERIAL) * DAY_MS).toISOString().slice(0, 10)
    : String(value);

/** The same orders as text. */
export function csvOf(rows: number): Uint8Array {
  const lines = Array.from({ length: rows }, (_, index) => orderRow(index).map(csvText).join(','));
  return Buffer.from(`${HEAD.join(',')}\r\n${lines.join('\r\n')}\r\n`);
}
