/**
 * The vocabulary of order-sheet headings, Vietnamese and English, folded (see text.ts).
 * Invariant: a heading belongs to one field only. A Map, so that a heading named `__proto__` is just an unknown one.
 */
import type { SheetField } from '../model/sheet.ts';

const VIETNAMESE: Readonly<Record<SheetField, string>> = {
  symbol:
    'ma|ma ck|mack|ma chung khoan|ma cp|ma co phieu|ma giao dich|ma gd|ma hd|ma hop dong|ten ma|chung khoan|co phieu|ck|ma san pham',
  side: 'mua ban|m b|mua hay ban|mua hoac ban|loai giao dich|loai gd|giao dich|chieu|chieu giao dich|chieu lenh|chieu gd|huong|lenh mua ban|mua ban m b',
  qty: 'khoi luong|kl|kl dat|khoi luong dat|khoi luong dat lenh|khoi luong lenh|kl lenh|so luong|sl|so luong dat|sl dat|so cp|so co phieu|kl gd|kl giao dich|khoi luong giao dich|khoi luong gd|khoi luong cp|so luong cp|so luong co phieu|klg',
  price:
    'gia|gia dat|gia lenh|gia dat lenh|don gia|gia mua ban|gia gioi han|gia lo|muc gia|gia dat mua ban|gia giao dich|gia gd',
  stop: 'gia kich hoat|gia dung|gia dieu kien|gia stop|gia cat lo|gia dk|nguong kich hoat',
  type: 'loai lenh|kieu lenh|loai|loai lenh dat|hinh thuc lenh',
  tif: 'hieu luc|hieu luc lenh|thoi han|thoi han lenh|thoi gian hieu luc|han lenh|thoi han hieu luc',
  date: 'ngay|ngay gio|ngay dat|ngay dat lenh|ngay gd|ngay giao dich|ngay lenh|ngay thang|ngay gui|ngay nhap',
  time: 'gio|gio dat|gio dat lenh|thoi gian|thoi gian dat|thoi diem|gio gd|gio lenh|thoi gian dat lenh',
  exchange: 'san|san gd|san giao dich|thi truong|so giao dich|so gd',
  account:
    'tai khoan|so tai khoan|tk|so tk|stk|tai khoan gd|tai khoan giao dich|ma kh|ma khach hang|so luu ky',
  strategy: 'chien luoc|ma chien luoc|ten chien luoc|nhan chien luoc',
  sendAt:
    'gio gui|hen gio|gui luc|gio gui lenh|thoi gian gui|thoi diem gui|hen gio gui|gio hen|hen gio gui lenh',
  takeProfit: 'chot loi|gia chot loi|gia muc tieu|muc chot loi',
  stopLoss: 'cat lo|muc cat lo|chan lo',
  group: 'nhom lenh|nhom|ma nhom|ma nhom lenh|ten nhom',
  groupKind: 'loai nhom|kieu nhom|loai nhom lenh|kieu nhom lenh',
  sizing: 'cach tinh kl|cach tinh khoi luong|tinh kl theo|ty trong von|quy mo lenh',
  note: 'ghi chu|dien giai|chu thich|ly do|noi dung|luu y',
};

const ENGLISH: Readonly<Record<SheetField, string>> = {
  symbol:
    'symbol|ticker|stock|stock code|stock symbol|ticker symbol|security|security code|instrument|sym|code|asset|pair|contract|ric|scrip|product|symbol code',
  side: 'side|buy sell|buy or sell|b s|bs|action|direction|order side|trade side|transaction|transaction type|trade type|buysell|bs flag|operation',
  qty: 'quantity|qty|shares|volume|vol|size|units|order qty|order quantity|order size|no of shares|number of shares|share quantity|quantity shares|contracts|no shares|num shares|trade quantity|ordered qty',
  price:
    'price|limit price|limit|px|order price|lmt price|limit px|lmt|lmt px|unit price|price limit|entry price|bid price|price per share',
  stop: 'stop|stop price|stop px|trigger|trigger price|aux price|stop loss price|stp price|stop trigger|activation price',
  type: 'order type|type|ord type|ordtype|order kind|kind|ordertype',
  tif: 'tif|time in force|validity|duration|timeinforce|good till|order duration|valid|order validity',
  date: 'date|order date|trade date|transaction date|datetime|date time|timestamp|orderdate|entry date|dt',
  time: 'time|order time|time of day|trade time|entry time',
  exchange: 'exchange|market|venue|mic|exch|listing|exchange code|bourse',
  account: 'account|acct|account no|account number|account id|acc|client|client id|client account|portfolio',
  strategy: 'strategy|strategy tag|strategy id|strategy name|tag|algo',
  sendAt:
    'send at|send time|schedule|scheduled|scheduled time|scheduled at|effective time|release time|release at|send on|send',
  takeProfit: 'take profit|target|target price|profit target|take profit price|tp|tp price',
  stopLoss: 'stop loss|protective stop|loss stop|stoploss',
  group: 'group|order group|group id|group name|oco group|linked group|link id',
  groupKind: 'group type|group kind|link type',
  sizing: 'size by|sizing|sizing rule|sized by|position sizing',
  note: 'note|notes|comment|comments|remark|remarks|memo|description|reason',
};

export const FIELDS = Object.keys(ENGLISH) as SheetField[];

/** Folded heading to field. */
export const HEADINGS: ReadonlyMap<string, SheetField> = vocabulary(VIETNAMESE, ENGLISH);
/** The headings only a Vietnamese sheet has. */
export const VIETNAMESE_HEADINGS: ReadonlySet<string> = new Set(vocabulary(VIETNAMESE).keys());

function vocabulary(...languages: readonly Readonly<Record<SheetField, string>>[]): Map<string, SheetField> {
  const words = new Map<string, SheetField>();
  for (const language of languages) {
    for (const field of FIELDS) for (const word of language[field].split('|')) words.set(word, field);
  }
  return words;
}

/** Headings that mean the field only where no plainer heading claims it: `Type` beside `Order type` may be the side. */
export const WEAK_HEADINGS: ReadonlyMap<string, SheetField> = new Map([
  ...['lenh', 'order', 'loai gd', 'giao dich', 'transaction'].map((word) => [word, 'side'] as const),
  ...['loai', 'type', 'kind'].map((word) => [word, 'type'] as const),
  ...['ma', 'code', 'product', 'contract', 'asset'].map((word) => [word, 'symbol'] as const),
  ...['volume', 'vol', 'size', 'units'].map((word) => [word, 'qty'] as const),
  ...['limit', 'unit price', 'bid price'].map((word) => [word, 'price'] as const),
  ['description', 'note'] as const,
]);

/**
 * Headings of a trigger price that mean the protective stop where the sheet has a target too: `Giá cắt lỗ` beside
 * `Giá chốt lời` always, `Stop` beside `Target` where no order type could mean a stop order.
 */
export const STOP_BESIDE_TARGET: ReadonlyMap<string, 'always' | 'without-types'> = new Map([
  ['gia cat lo', 'always'],
  ['stop loss price', 'always'],
  ['stop', 'without-types'],
  ['stop price', 'without-types'],
]);

/** Units and asides that headings carry: `Khối lượng (CP)`, `GIÁ (đồng)`, `Price USD`. */
const ASIDES =
  /\b(cp|co phieu|chung khoan|dong|vnd|vn|d|usd|us|eur|shares|share|nghin|ngan|ng|k|x1000|x 1000|1000|1 000|000|000d|1000d|1000 d|ko bat buoc|bat buoc|khong bat buoc|required|optional|dd mm yyyy|mm dd yyyy|yyyy mm dd|hh mm|hh mm ss)\b/g;

/** The heading without units: `gia nghin dong` is `gia`. */
export const withoutUnits = (folded: string): string =>
  folded.replace(ASIDES, ' ').replace(/\s+/g, ' ').trim();

/** The heading says that prices are in thousands of đồng. */
export const saysThousands = (folded: string): boolean =>
  /\b(nghin|ngan)( dong| vnd| d)?\b|\b(x ?)?1 ?000 ?(d|dong|vnd|vn)?\b|\bk ?vnd\b|\bthousand/.test(folded);
