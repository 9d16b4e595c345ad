/**
 * Bytes of a file into a table, whatever its name says: the content decides which reader gets it.
 * Invariants: expected failures are returned with a reason category, only bugs throw; nothing is written anywhere and
 * nothing outside the bytes is looked at.
 */
import type { FileError } from '#core/model/sheet.ts';
import type { Table } from '#core/intent/table.ts';
import { err, ok, type Result } from '#core/units/result.ts';
import { readCsv } from './csv.ts';
import { decodeFile, type DecodedText } from './encoding.ts';
import { refuse, UnreadableFile, type FileFailure } from './failure.ts';
import { LIMITS } from './limits.ts';
import { readOds, refuseProtected } from './ods.ts';
import { Budget } from './sheet-builder.ts';
import { noteActiveParts, readXlsx, workbookPart } from './xlsx.ts';
import { refuseDeclarations, scanXml } from './xml.ts';
import { openPackage, type Package } from './zip.ts';

const XML_PART = /\.(xml|rels|vml)$/i;
const HEAD = 4096;

/** What else files are, by their first bytes. */
const FOREIGN: readonly (readonly [string, string])[] = [
  ['%PDF', 'a PDF document'],
  ['\u0089PNG', 'a picture'],
  ['\u00ff\u00d8\u00ff', 'a picture'],
  ['GIF8', 'a picture'],
  ['Rar!', 'a RAR archive'],
  ['7z\u00bc\u00af', 'a 7-Zip archive'],
  ['\u001f\u008b', 'a gzip archive'],
  ['BZh', 'a bzip2 archive'],
  ['\u00fd7zXZ', 'an XZ archive'],
  ['MIME-Version:', 'a saved web page or a mail'],
  ['{\\rtf', 'an RTF document'],
  ['\u007fELF', 'a program'],
  ['PAR1', 'a Parquet file'],
  ['SQLite format 3', 'a database'],
];

const COMPOUND = '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1';

/** Loaded when first needed: it is the largest piece by far, and legacy files are rare. */
const loadBinaryReader = () => import('./biff.ts');

const startsWith = (bytes: Uint8Array, mark: string): boolean =>
  [...mark].every((char, index) => bytes[index] === char.charCodeAt(0));

async function readPackage(bytes: Uint8Array): Promise<Table> {
  const archive = openPackage(bytes);
  for (const name of archive.names) if (XML_PART.test(name)) refuseDeclarations(archive.peek(name, HEAD));
  if (archive.has('mimetype')) refuseProtected(archive);
  if (archive.has('content.xml') && archive.has('mimetype')) {
    const type = archive.peek('mimetype', 200).toString('latin1');
    if (!type.includes('opendocument.spreadsheet'))
      refuse('not_a_workbook', 'the file is a document, not a spreadsheet');
    return readOds(archive);
  }
  return readOfficePackage(archive, bytes);
}

const describeArchive = (archive: Package): string =>
  archive.names.some((name) => /\.(xls[xmb]?|ods|csv|tsv)$/i.test(name))
    ? 'the file is an archive with sheets inside: take one out and import that'
    : 'the file is an archive, not a spreadsheet';

async function readOfficePackage(archive: Package, bytes: Uint8Array): Promise<Table> {
  const types = archive.read('[Content_Types].xml');
  if (types === null) return refuse('not_a_workbook', describeArchive(archive));
  scanXml(types, { open: () => undefined, close: () => undefined });
  if (archive.has('xl/workbook.bin')) {
    // SheetJS inflates on its own: have every part proven against its declared size first.
    for (const name of archive.names) archive.read(name);
    const budget = new Budget();
    noteActiveParts(archive, budget);
    const { readBinaryWorkbook } = await loadBinaryReader();
    return readBinaryWorkbook(bytes, 'XLSB', budget);
  }
  const main = workbookPart(archive);
  if (main === null) return refuse('not_a_workbook', 'the file is an Office document without a workbook');
  if (/(^|\/)(document|presentation)\.xml$/i.test(main))
    refuse('not_a_workbook', 'the file is a document, not a spreadsheet');
  return readXlsx(archive, main);
}

/** Share of control characters that no text has. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, 64 * 1024);
  let controls = 0;
  for (let at = 0; at < sample.length; at += 1) {
    const code = sample.charCodeAt(at);
    if (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13) controls += 1;
  }
  return controls > sample.length * 0.1;
}

const MARKUP = /^<(\?xml|!doctype|!--|html|head|body|table|meta|script|style|svg|div|xml|rss|p>)/;

function refuseForeignText(text: string): void {
  const start = text.slice(0, 2000).trimStart().toLowerCase();
  if (/^(\{\s*"|\[\s*[{[])/.test(start)) refuse('not_a_workbook', 'the file is JSON, not a spreadsheet');
  if (start.startsWith('<?xml') && start.includes('urn:schemas-microsoft-com:office:spreadsheet')) {
    refuse('unsupported_format', 'XML Spreadsheet 2003 is not read: save the file as .xlsx');
  }
  if (MARKUP.test(start) || (start.startsWith('<') && start.includes('</')))
    refuse('not_a_workbook', 'the file is a web page or XML, not a spreadsheet');
}

/** Text of a file that is not a workbook; refuses what is neither. */
export function textOf(bytes: Uint8Array): DecodedText {
  if (bytes.length === 0) refuse('empty_file', 'the file is empty');
  if (bytes.length > LIMITS.fileBytes) {
    refuse('too_large_uncompressed', `the file has more than ${LIMITS.fileBytes / 1_048_576} MB`);
  }
  const foreign = FOREIGN.find(([mark]) => startsWith(bytes, mark));
  if (foreign) refuse('not_a_workbook', `the file is ${foreign[1]}`);
  const decoded = decodeFile(bytes);
  if (decoded.text.trim() === '') refuse('empty_file', 'the file holds nothing but blanks');
  refuseForeignText(decoded.text);
  if (isBinary(decoded.text)) refuse('not_a_workbook', 'the file is neither a spreadsheet nor text');
  return decoded;
}

async function readAny(bytes: Uint8Array): Promise<Table> {
  if (bytes.length <= LIMITS.fileBytes) {
    if (startsWith(bytes, 'PK\u0003\u0004') || startsWith(bytes, 'PK\u0005\u0006')) return readPackage(bytes);
    if (startsWith(bytes, COMPOUND)) return (await loadBinaryReader()).readCompoundFile(bytes);
  }
  return readCsv(textOf(bytes));
}

/** Reads a workbook or text table. */
export async function readTable(bytes: Uint8Array): Promise<Result<Table, FileFailure>> {
  try {
    return ok(await readAny(bytes));
  } catch (error) {
    if (error instanceof UnreadableFile) return err(error.failure);
    if (error instanceof RangeError) {
      return err({
        fileError: 'too_large_uncompressed' satisfies FileError,
        detail: 'the file needs more room than it may take',
      });
    }
    throw error;
  }
}
