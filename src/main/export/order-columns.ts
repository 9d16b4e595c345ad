/**
 * The columns of an order sheet as this program writes it: headings, values, widths, formats, and how each is explained.
 * Invariant: every heading and value is one that the importer reads (`core/intent`), in either language.
 */
import type { AcceptedRow } from '#core/model/sheet.ts';
import type { TextKey, Translate } from '#words/index.ts';

/** Fields in the order of their columns. */
export const ORDER_FIELDS = [
  'symbol',
  'side',
  'quantity',
  'price',
  'type',
  'stop',
  'tif',
  'sendAt',
  'takeProfit',
  'stopLoss',
  'group',
  'groupKind',
  'sizing',
  'account',
  'strategy',
  'note',
] as const;
export type OrderField = (typeof ORDER_FIELDS)[number];

export type GroupKind = 'OCO' | 'OTO' | 'BRACKET';

/** How a column is filled: words of a list, text as it stands, or a figure. */
export interface OrderColumn {
  readonly heading: TextKey;
  readonly what: TextKey;
  readonly example: TextKey;
  readonly needed: TextKey;
  readonly width: number;
  readonly holds: 'text' | 'quantity' | 'price' | 'note';
}

const column = (
  heading: TextKey,
  what: TextKey,
  example: TextKey,
  width: number,
  holds: OrderColumn['holds'] = 'text',
  needed: TextKey = 'exports.optional',
): OrderColumn => ({ heading, what, example, width, holds, needed });

export const ORDER_COLUMNS: Readonly<Record<OrderField, OrderColumn>> = {
  symbol: column('exports.symbol', 'exports.whatSymbol', 'exports.egSymbol', 12, 'text', 'exports.needed'),
  side: column('exports.side', 'exports.whatSide', 'exports.egSide', 10, 'text', 'exports.needed'),
  quantity: column(
    'exports.quantity',
    'exports.whatQuantity',
    'exports.egQuantity',
    13,
    'quantity',
    'exports.neededQuantity',
  ),
  price: column('exports.price', 'exports.whatPrice', 'exports.egPrice', 13, 'price', 'exports.neededPrice'),
  type: column('exports.type', 'exports.whatType', 'exports.egType', 15),
  stop: column('exports.stop', 'exports.whatStop', 'exports.egStop', 14, 'price', 'exports.neededStop'),
  tif: column('exports.tif', 'exports.whatTif', 'exports.egTif', 14),
  sendAt: column('exports.sendAt', 'exports.whatSendAt', 'exports.egSendAt', 18),
  takeProfit: column('exports.takeProfit', 'exports.whatTakeProfit', 'exports.egTakeProfit', 13, 'price'),
  stopLoss: column('exports.stopLoss', 'exports.whatStopLoss', 'exports.egStopLoss', 13, 'price'),
  group: column('exports.group', 'exports.whatGroup', 'exports.egGroup', 12),
  groupKind: column('exports.groupKind', 'exports.whatGroupKind', 'exports.egGroupKind', 12),
  sizing: column('exports.sizeBy', 'exports.whatSizeBy', 'exports.egSizeBy', 15),
  account: column('exports.account', 'exports.whatAccount', 'exports.egAccount', 13),
  strategy: column('exports.strategy', 'exports.whatStrategy', 'exports.egStrategy', 16),
  note: column('exports.note', 'exports.whatNote', 'exports.egNote', 40, 'note'),
};

/** Figures stand at the right, and so do their headings. */
export const headingStyle = (field: OrderField): 'heading' | 'figure-heading' => {
  const { holds } = ORDER_COLUMNS[field];
  return holds === 'quantity' || holds === 'price' ? 'figure-heading' : 'heading';
};

type Side = AcceptedRow['side'];
type Type = AcceptedRow['type'];
type Tif = NonNullable<AcceptedRow['tif']>;

const SIDES: Readonly<Record<Side, TextKey>> = { BUY: 'exports.buy', SELL: 'exports.sell' };
/** Types that have words; the others go by the exchanges' own names. */
const TYPES: Readonly<Record<Type, TextKey | null>> = {
  LIMIT: 'exports.limit',
  MARKET: 'exports.market',
  ATO: null,
  ATC: null,
  MTL: null,
  MOK: null,
  MAK: null,
  STOP: 'exports.stopOrder',
  STOP_LIMIT: 'exports.stopLimit',
};
const TIFS: Readonly<Record<Tif, TextKey | null>> = { DAY: 'exports.day', GTC: null, IOC: null, FOK: null };
const KINDS: Readonly<Record<GroupKind, TextKey | null>> = {
  OCO: null,
  OTO: null,
  BRACKET: 'exports.bracket',
};

const say = <T extends string>(table: Readonly<Record<T, TextKey | null>>, code: T, t: Translate): string => {
  const key = table[code];
  return key === null ? code : t(key);
};

export const sideWord = (side: Side, t: Translate): string => say(SIDES, side, t);
export const typeWord = (type: Type, t: Translate): string => say(TYPES, type, t);
export const tifWord = (tif: Tif, t: Translate): string => say(TIFS, tif, t);
export const kindWord = (kind: GroupKind, t: Translate): string => say(KINDS, kind, t);

const wordsOf = <T extends string>(table: Readonly<Record<T, TextKey | null>>, t: Translate): string[] =>
  (Object.keys(table) as T[]).map((code) => say(table, code, t));

/** The words a column offers, or null where anything may be written. */
export function wordsFor(field: OrderField, t: Translate): readonly string[] | null {
  switch (field) {
    case 'side':
      return wordsOf(SIDES, t);
    case 'type':
      return wordsOf(TYPES, t);
    case 'tif':
      return wordsOf(TIFS, t);
    case 'groupKind':
      return wordsOf(KINDS, t);
    default:
      return null;
  }
}
