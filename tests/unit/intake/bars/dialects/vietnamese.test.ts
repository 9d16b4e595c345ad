/** What Vietnamese portals and programs write. */
import { expect, test } from 'vitest';
import { barsIn, dialectOf, fileOf, refusalOf } from '../reading.ts';

test('cafef’s PriceHistory: the close of a day that is not over is kept as zero', async () => {
  const text =
    '\ufeffNgay,GiaDieuChinh,GiaDongCua,ThayDoi,KhoiLuongKhopLenh,GiaTriKhopLenh,KLThoaThuan,GtThoaThuan,GiaMoCua,GiaCaoNhat,GiaThapNhat\n' +
    '05/08/2025,98.8,0.0,-99(-100.00 %),6736000,98800,0,0,102.0,102.0,98.8\n' +
    '04/08/2025,99.0,99.0,-2.7(-2.65 %),7212000,718893160000,0,0,101.6,101.6,98.8\n';
  expect(await dialectOf(text)).toBe('vietnamese');
  expect(await barsIn(text)).toEqual([
    '2025-08-04T00:00:00Z 101.6 101.6 98.8 99 7212000',
    '2025-08-05T00:00:00Z 102 102 98.8 0 6736000',
  ]);
  expect(await fileOf(text)).toMatchObject({ skipped: [], doubtful: [{ line: 2, why: 'not-positive' }] });
});

test('investing.com: day first although nothing proves it, K, M and B, per cent', async () => {
  const text =
    '\ufeff"Ngày","Lần cuối","Mở","Cao","Thấp","KL","% Thay Đổi"\n"09/10/2025","26,347.5","26,354.0","26,363.0","26,346.5","2.44M","-0.05%"\n' +
    '"08/10/2025","26,360.0","26,357.5","26,373.5","26,342.0","1.1K","-0.02%"\n"07/10/2025","26,365.0","26,357.5","26,385.0","26,347.5","","0.00%"\n' +
    '"06/10/2025","26,365.0","26,357.5","26,385.0","26,347.5","0.3B","0.00%"';
  expect(await barsIn(text)).toEqual([
    '2025-10-06T00:00:00Z 26357.5 26385 26347.5 26365 300000000',
    '2025-10-07T00:00:00Z 26357.5 26385 26347.5 26365 0',
    '2025-10-08T00:00:00Z 26357.5 26373.5 26342 26360 1100',
    '2025-10-09T00:00:00Z 26354 26363 26346.5 26347.5 2440000',
  ]);
});

test('units in brackets, headings without spaces', async () => {
  const text =
    'Ngày,Mở cửa (nghìn đồng),Cao nhất (nghìn đồng),Thấp nhất (nghìn đồng),Đóng cửa (nghìn đồng),KhoiLuong\n13/01/2025,1,2,1,2,7\n';
  expect(await barsIn(text)).toEqual(['2025-01-13T00:00:00Z 1 2 1 2 7']);
});

test('decimal commas, thousands by dots, semicolons', async () => {
  const text =
    'Ngày;Giá mở cửa;Cao nhất;Thấp nhất;Giá đóng cửa;KL\n05/03/2025;1.234,5;1.240,25;1.230;1.231,75;1,25M\n';
  expect(await barsIn(text)).toEqual(['2025-03-05T00:00:00Z 1234.5 1240.25 1230 1231.75 1250000']);
});

test('Windows-1258 with tone marks behind their vowels', async () => {
  const head =
    'Nga\xcc' + 'y;Mo\xd2 c\xfd\xd2a;Cao nh\xe2\xect;Th\xe2\xecp nh\xe2\xect;\xd0o\xecng c\xfd\xd2a\n';
  const bytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
  expect(await barsIn(bytes(`${head}02/01/2025;10;12;9;11\n`))).toEqual([
    '2025-01-02T00:00:00Z 10 12 9 11 0',
  ]);
});

test('AmiBroker: sorted, the last of a day counts, one of several symbols', async () => {
  const text =
    '<Ticker>,<DTYYYYMMDD>,<Open>,<High>,<Low>,<Close>,<Volume>\r\nFPT,20250114,10,12,9,11,100\r\nVNM,20250113,5,6,4,5,7\r\nFPT,20250113,1,2,1,2,3\r\nFPT,20250114,20,22,19,21,200\r\n';
  expect(await barsIn(text, { symbol: 'FPT' })).toEqual([
    '2025-01-13T00:00:00Z 1 2 1 2 3',
    '2025-01-14T00:00:00Z 20 22 19 21 200',
  ]);
  expect(await barsIn(text, { symbol: 'vnm' })).toEqual(['2025-01-13T00:00:00Z 5 6 4 5 7']);
  expect(await refusalOf(text, { symbol: 'HPG' })).toBe('other-symbols HPG FPT, VNM');
});
