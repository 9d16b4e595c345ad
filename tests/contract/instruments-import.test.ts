/** Lists of instruments: which are listed, at which price, which are left out. */
import { describe, expect, test } from 'vitest';
import { commandId, openEngine } from '../support/workspace.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('a list of instruments', () => {
  test('lists those nobody knows, at the price the file or their bars say', async () => {
    const engine = openEngine(null);
    const file =
      'Symbol,Security,GICS Sector,Price\nMMM,3M,Industrials,130.5\nAOS,A. O. Smith,Industrials,\nMMM,again,,\n$X,bad,,\nAAPL,Apple of old,Technology,\n';
    const done = await engine.call('instruments.import', {
      commandId: commandId(),
      fileName: 'list.csv',
      bytes: bytesOf(file),
    });
    expect(done).toMatchObject({
      rows: 5,
      listed: ['MMM', 'AOS'],
      unpriced: 1,
      known: 1,
      differing: ['AAPL'],
    });
    expect(done.skipped).toEqual([
      { line: 4, why: 'repeated' },
      { line: 5, why: 'symbol' },
    ]);
    const listed = await engine.call('instruments.list', {});
    expect(listed.find(({ symbol }) => symbol === 'MMM')).toMatchObject({
      name: '3M',
      sector: 'Industrials',
      listedPrice: 1_305_000,
    });
  });

  test('of Vietnam is told by its names; a file without symbols is refused', async () => {
    const { call } = openEngine(null);
    const send = (text: string) =>
      call('instruments.import', { commandId: commandId(), fileName: 'x.csv', bytes: bytesOf(text) });
    await send(
      '\ufeffIndex,Symbol,TradeCenterId,CompanyName,CategoryName\n1,24H,8,CTCP Quảng cáo trực tuyến 24H,Công nghệ\n',
    );
    const listed = await call('instruments.list', {});
    expect(listed.find(({ symbol }) => symbol === '24H')).toMatchObject({
      exchange: 'HOSE',
      sector: 'Công nghệ',
    });
    await expect(send('a,b\n1,2\n')).rejects.toMatchObject({ error: { code: 'LISTING_UNREADABLE' } });
  });
});
