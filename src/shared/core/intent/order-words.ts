/**
 * The words of order sheets: sides, order types and times in force, Vietnamese and English, folded.
 * `B` is Buy in English and Bán (sell) in Vietnamese: the column's other words decide (see `sideScheme`).
 */
import type { GroupKind } from '../model/order.ts';
import type { AcceptedRow } from '../model/sheet.ts';
import { fold } from './text.ts';

export type RowSide = AcceptedRow['side'];
export type RowType = AcceptedRow['type'];
export type RowTif = NonNullable<AcceptedRow['tif']>;

function words<T extends string>(table: Readonly<Record<T, string>>): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const key of Object.keys(table) as T[]) for (const word of table[key].split('|')) map.set(word, key);
  return map;
}

const SIDES = words<RowSide>({
  BUY: 'buy|mua|bot|bought|long|buy to open|buy to cover|buy long|cover|lenh mua|mua vao|dat mua|mua thuong|mua ky quy|bid',
  SELL: 'sell|ban|sld|sold|short|sell short|short sell|sell to open|sell to close|sell long|lenh ban|ban ra|dat ban|ban thuong|ban khong|ss|ask|offer',
});

/** How single letters are meant: `mua-ban` reads B as Bán, `buy-sell` reads B as Buy. */
export type SideScheme = 'mua-ban' | 'buy-sell' | 'unknown';

/** Reads the scheme off a column: M or Mua beside B says Bán; S or Sell beside B says Buy. */
export function sideScheme(texts: Iterable<string>, heading: string, vietnamese: boolean): SideScheme {
  const title = fold(heading);
  if (/(^| )m b$/.test(title)) return 'mua-ban';
  if (/(^| )b s( |$)/.test(title)) return 'buy-sell';
  const seen = new Set([...texts].map((text) => schemeOf(fold(text))));
  const mua = seen.has('mua-ban');
  if (mua !== seen.has('buy-sell')) return mua ? 'mua-ban' : 'buy-sell';
  return vietnamese || mua ? 'unknown' : 'buy-sell';
}

function schemeOf(word: string): SideScheme {
  if (word === 'm' || word.startsWith('mua')) return 'mua-ban';
  return word === 's' || word.startsWith('sell') || word.startsWith('buy') ? 'buy-sell' : 'unknown';
}

export type SideReading = RowSide | 'ambiguous' | null;

export function readSide(text: string, scheme: SideScheme): SideReading {
  const word = fold(text);
  if (word === 'm') return 'BUY';
  if (word === 's') return 'SELL';
  if (word === 'b') return scheme === 'unknown' ? 'ambiguous' : scheme === 'mua-ban' ? 'SELL' : 'BUY';
  return SIDES.get(word) ?? null;
}

const TYPES = words<RowType>({
  LIMIT: 'limit|lo|lmt|lim|limit order|lenh lo|gioi han|lenh gioi han|limited|lmt order',
  MARKET:
    'market|mp|mkt|market order|lenh mp|thi truong|lenh thi truong|gia thi truong|at market|mkt order|market price',
  ATO: 'ato|lenh ato|at the open|at open|market on open|moo',
  ATC: 'atc|lenh atc|at the close|at close|market on close|moc',
  MTL: 'mtl|lenh mtl|market to limit',
  MOK: 'mok|lenh mok|market or kill|match or kill',
  MAK: 'mak|lenh mak|market and kill|match and kill',
  STOP: 'stop|stp|stop loss|stop market|stop mkt|stop order|stp mkt|lenh dung|dung|stop loss market',
  STOP_LIMIT:
    'stop limit|stoplimit|stp lmt|stop lmt|stp limit|stplmt|stop loss limit|lenh dung gioi han|dung gioi han|stop limit order',
});

export const readType = (text: string): RowType | null => TYPES.get(fold(text)) ?? null;

const TIFS = words<RowTif>({
  DAY: 'day|trong ngay|ngay|good for day|gfd|day order|today|trong phien|hom nay',
  GTC: 'gtc|good till cancel|good til cancel|good till canceled|good till cancelled|good til canceled|good until cancelled|good til cancelled|good until canceled|good until cancel|den khi huy|cho den khi huy',
  IOC: 'ioc|immediate or cancel|khop ngay hoac huy',
  FOK: 'fok|fill or kill|khop het hoac huy',
});

export const readTif = (text: string): RowTif | null => TIFS.get(fold(text)) ?? null;

const GROUPS = words<GroupKind>({
  oco: 'oco|one cancels other|one cancels the other|one cancels all|mot huy mot|mot lenh huy lenh kia',
  oto: 'oto|one triggers other|one triggers the other|if done|mot kich hoat mot|khop roi gui',
  bracket: 'bracket|bracket order|entry target stop|kep|lenh kep',
});

export const readGroupKind = (text: string): GroupKind | null => GROUPS.get(fold(text)) ?? null;
