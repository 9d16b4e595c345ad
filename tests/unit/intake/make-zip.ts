/** Builds ZIP packages for tests, honest ones and lying ones. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface PartSpec {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Overrides that make the archive lie. */
  readonly declaredSize?: number;
  readonly localName?: string;
  readonly localSize?: number;
  readonly flags?: number;
  readonly crc?: number;
  /** Kept as it is instead of deflated. */
  readonly stored?: boolean;
}

export function makeZip(parts: readonly PartSpec[]): Uint8Array {
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const content = typeof part.content === 'string' ? Buffer.from(part.content) : Buffer.from(part.content);
    const packed = part.stored ? content : deflateRawSync(content, { level: 9 });
    const method = part.stored ? 0 : 8;
    const [name, localName] = [Buffer.from(part.name), Buffer.from(part.localName ?? part.name)];
    const size = part.declaredSize ?? content.length;
    const crc = part.crc ?? crc32(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(part.flags ?? 0, 6);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(crc, 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(part.localSize ?? size, 22);
    local.writeUInt16LE(localName.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(part.flags ?? 0, 8);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(crc, 16);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(size, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(offset, 42);
    body.push(local, localName, packed);
    directory.push(central, name);
    offset += 30 + localName.length + packed.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...body, listing, end]));
}

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface SheetSpec {
  readonly name?: string;
  readonly state?: string;
  /** The inside of `<worksheet>`. */
  readonly xml: string;
}

export interface WorkbookSpec {
  readonly sheets: readonly SheetSpec[];
  readonly workbookPr?: string;
  readonly sharedStrings?: string;
  readonly styles?: string;
}

/** The parts of a minimal XLSX. */
export function workbookParts(spec: WorkbookSpec): PartSpec[] {
  const sheets = spec.sheets.map(
    ({ name = 'Orders', state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" ${state ? `state="${state}"` : ''} r:id="rId${index + 1}"/>`,
  );
  const relations = spec.sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return [
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: '_rels/.rels',
      content: `<Relationships><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns:r="${REL}">${spec.workbookPr ?? ''}<sheets>${sheets.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${relations.join('')}<Relationship Id="s" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="t" Type="${REL}/styles" Target="styles.xml"/></Relationships>`,
    },
    { name: 'xl/sharedStrings.xml', content: spec.sharedStrings ?? '<sst/>' },
    { name: 'xl/styles.xml', content: spec.styles ?? '<styleSheet/>' },
    ...spec.sheets.map(({ xml }, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      content: `<worksheet>${xml}</worksheet>`,
    })),
  ];
}

type Value = string | number | boolean | null | { readonly raw: string };

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function cellXml(value: Value, reference: string): string {
  if (value === null) return '';
  if (typeof value === 'object') return value.raw.replace('@', reference);
  if (typeof value === 'number') return `<c r="${reference}"><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c r="${reference}" t="b"><v>${value ? 1 : 0}</v></c>`;
  return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is></c>`;
}

/** `<sheetData>` of a few rows; `@` in a raw cell stands for its reference. */
export function sheetData(
  rows: readonly (readonly Value[])[],
  attributes: Readonly<Record<number, string>> = {},
): string {
  const xml = rows.map((row, index) => {
    const cells = row.map((value, column) =>
      cellXml(value, `${String.fromCharCode(65 + column)}${index + 1}`),
    );
    return `<row r="${index + 1}" ${attributes[index + 1] ?? ''}>${cells.join('')}</row>`;
  });
  return `<sheetData>${xml.join('')}</sheetData>`;
}
