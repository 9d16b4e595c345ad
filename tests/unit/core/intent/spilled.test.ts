/** A number with a comma that was not quoted makes two fields of a text table: never an order of the first part. */
import { expect, test } from 'vitest';
import { parseSheet } from '#core/intent/parse-sheet.ts';
import { readTable } from '#intake/read-table.ts';

async function read(...lines: string[]) {
  const table = await readTable(new TextEncoder().encode(lines.join('\n')));
  if (!table.ok) throw new Error(table.error.detail);
  const { accepted, rejected, ignored_rows: ignored } = parseSheet(table.value, 'x.csv');
  return [
    ...accepted.map(({ row, exact }) => `${row} ${exact.qty} ${exact.price}`),
    ...rejected.map(({ row, reason }) => `${row} ${reason}`),
    ...ignored.map(({ row, why }) => `${row} ${why}`),
  ];
}

test('a line with a figure behind the last heading is malformed; words there are a remark', async () => {
  const lines = [
    'Symbol,Side,Quantity,Price',
    'MSFT,Buy,2,400,400',
    'MSFT,Buy,"2,400",400',
    'MSFT,Buy,10,400,as agreed',
    'MSFT,Buy,20,400,',
    'Total,,2,430,400',
  ];
  expect(await read(...lines)).toEqual(['3 2400 400', '4 10 400', '5 20 400', '2 malformed_csv', '6 total']);
});

test('a column without a heading of its own among the others is no spill; nor are semicolons', async () => {
  expect(await read('Symbol,Side,,Quantity,Price', 'MSFT,Buy,7,10,400')).toEqual(['2 10 400']);
  expect(await read('Symbol;Side;Quantity;Price', 'MSFT;Buy;10;400;12')).toEqual(['2 10 400']);
});
