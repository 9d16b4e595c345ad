/** Archives whose directory and bytes disagree, and files cut off anywhere: refused, never read as something else. */
import { expect, test } from 'vitest';
import { corpusFiles } from './corpus.ts';
import { orders, readOrders } from './helpers.ts';
import { makeZip, sheetData, workbookParts, type PartSpec } from './make-zip.ts';

const HEAD = ['Symbol', 'Side', 'Quantity', 'Price'];
const GOOD = sheetData([HEAD, ['AAPL', 'Buy', 10, 180.5]]);
const READ = ['2 BUY 10 AAPL 180.5 LIMIT'];
const parts = (): PartSpec[] => workbookParts({ sheets: [{ xml: GOOD }] });
const END_SIZE = 22;

const directoryOf = (zip: Buffer): number => zip.readUInt32LE(zip.length - END_SIZE + 16);

/** Where the directory's entry of a part stands. */
function entryOf(zip: Buffer, name: string): number {
  let at = directoryOf(zip);
  while (zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28)) !== name)
    at += 46 + zip.readUInt16LE(at + 28);
  return at;
}

test('a part that lies inside another one is refused', async () => {
  const inner = { name: 'inner.xml', content: '<worksheet/>', stored: true };
  const alone = Buffer.from(makeZip([inner]));
  const outer = { name: 'outer.bin', content: alone.subarray(0, directoryOf(alone)), stored: true };
  const zip = Buffer.from(makeZip([outer, ...parts(), inner]));
  expect(orders(await readOrders(zip))).toEqual(READ);
  zip.writeUInt32LE(30 + outer.name.length, entryOf(zip, inner.name) + 42);
  expect(await readOrders(zip)).toMatchObject({ file_error: 'ambiguous_zip', accepted: [] });
});

test.each<[string, (zip: Buffer) => void, string]>([
  ['counts fewer parts', (zip) => zip.writeUInt16LE(1, zip.length - END_SIZE + 10), 'corrupt'],
  [
    'counts more parts',
    (zip) => {
      zip.writeUInt16LE(99, zip.length - END_SIZE + 8);
      zip.writeUInt16LE(99, zip.length - END_SIZE + 10);
    },
    'ambiguous_zip',
  ],
  ['starts elsewhere', (zip) => zip.writeUInt32LE(0, zip.length - END_SIZE + 16), 'ambiguous_zip'],
  [
    'starts behind the file',
    (zip) => zip.writeUInt32LE(0xfffffffe, zip.length - END_SIZE + 16),
    'ambiguous_zip',
  ],
  [
    'says ZIP64',
    (zip) => zip.writeUInt32LE(0xffffffff, zip.length - END_SIZE + 16),
    'too_large_uncompressed',
  ],
  ['holds an endless name', (zip) => zip.writeUInt16LE(0xffff, directoryOf(zip) + 28), 'corrupt'],
  ['points behind the file', (zip) => zip.writeUInt32LE(0x7fffffff, directoryOf(zip) + 42), 'corrupt'],
  ['points into the middle', (zip) => zip.writeUInt32LE(7, directoryOf(zip) + 42), 'corrupt'],
])('a directory that %s', async (_name, spoil, fileError) => {
  const zip = Buffer.from(makeZip(parts()));
  spoil(zip);
  expect((await readOrders(zip)).file_error).toBe(fileError);
});

test('a package cut off at any byte is refused', async () => {
  const packages = (await corpusFiles()).filter(({ kind }) => kind === 'zip');
  for (const { bytes } of packages)
    for (let length = 0; length < bytes.length; length += 1)
      expect((await readOrders(bytes.slice(0, length))).file_error).not.toBeNull();
});

test('text cut off at any byte loses rows from its end only', async () => {
  const texts = (await corpusFiles()).filter(({ kind, name }) => kind === 'text' && !name.includes('1258'));
  for (const { bytes } of texts) {
    const whole = orders(await readOrders(bytes));
    for (let length = 0; length < bytes.length; length += 1) {
      const cut = orders(await readOrders(bytes.slice(0, length)));
      // The last row read may be the one that was cut: nothing in a text file can tell.
      expect(whole).toEqual(expect.arrayContaining(cut.slice(0, -1)));
    }
  }
});
