/**
 * A list of instruments out of a table: symbol, name, exchange, sector, currency and price by their headings.
 * Known limit: a file that names neither exchange nor currency is Vietnamese where its names are, else American.
 */
import { cellText, type Table, type TableRow } from '#core/intent/table.ts';
import { err, ok, type Result } from '#core/units/result.ts';
import type { FileFailure } from './failure.ts';
import { readTable } from './read-table.ts';

export type ListedMarket = 'HOSE' | 'NASDAQ' | 'NYSE' | 'ARCA';

export interface ListingRow {
  readonly line: number;
  readonly symbol: string;
  readonly name: string;
  readonly sector: string;
  /** Null where the file names a market that is not simulated. */
  readonly market: ListedMarket | null;
  /** A plain decimal; null where the file has none. */
  readonly price: string | null;
}
export interface ListingRead {
  readonly listing: readonly ListingRow[];
}

const HEADINGS = {
  symbol: /^(symbol|ticker|code|stock code|mã|mã ck|mã chứng khoán)$/,
  name: /^(name|security|company|company ?name|full ?name|tên|tên công ty|tên doanh nghiệp)$/,
  exchange: /^(exchange|market|board|sàn|sàn giao dịch)$/,
  sector: /^(sector|gics sector|category ?name|industry|ngành|lĩnh vực)$/,
  currency: /^(currency|ccy|tiền tệ)$/,
  price: /^(price|close|last|last price|giá|giá đóng cửa)$/,
} as const;
type Field = keyof typeof HEADINGS;
type Columns = Partial<Record<Field, number>>;

const LOOKED_AT = 20;

function columnsOf(row: TableRow): Columns | null {
  const found: Columns = {};
  for (const cell of row.cells) {
    const text = cellText(cell).trim().toLowerCase();
    const field = (Object.keys(HEADINGS) as Field[]).find((each) => HEADINGS[each].test(text));
    if (field && found[field] === undefined) found[field] = cell.column;
  }
  return found.symbol === undefined ? null : found;
}

const MARKETS: readonly (readonly [RegExp, ListedMarket])[] = [
  [/^(HOSE|HSX|HNX|UPCOM|VN)$/, 'HOSE'],
  [/^(NASDAQ|NMS|XNAS)/, 'NASDAQ'],
  [/^(NYSE ?ARCA|ARCA|PCX|XASE|AMEX)/, 'ARCA'],
  [/^(NYSE|XNYS|NYQ)/, 'NYSE'],
];
const VIETNAMESE = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]|^CTCP\b/i;

function marketOf(exchange: string, currency: string, vietnamese: boolean): ListedMarket | null {
  if (exchange !== '') return MARKETS.find(([pattern]) => pattern.test(exchange.toUpperCase()))?.[1] ?? null;
  if (currency !== '')
    return currency.toUpperCase() === 'VND' ? 'HOSE' : currency.toUpperCase() === 'USD' ? 'NASDAQ' : null;
  return vietnamese ? 'HOSE' : 'NASDAQ';
}

function rowsOf(rows: readonly TableRow[], columns: Columns): ListingRow[] {
  const said = (row: TableRow, field: Field): string =>
    cellText(row.cells.find(({ column }) => column === columns[field])).trim();
  const vietnamese = rows.slice(0, LOOKED_AT).some((row) => VIETNAMESE.test(said(row, 'name')));
  return rows.flatMap((row) => {
    const symbol = said(row, 'symbol').toUpperCase();
    if (symbol === '' && said(row, 'name') === '') return [];
    const price = said(row, 'price').replaceAll(',', '');
    return [
      {
        line: row.number,
        symbol,
        name: said(row, 'name') || symbol,
        sector: said(row, 'sector'),
        market: marketOf(said(row, 'exchange'), said(row, 'currency'), vietnamese),
        price: /^\d+(\.\d+)?$/.test(price) ? price : null,
      },
    ];
  });
}

const visible = ({ sheets }: Table) => sheets.filter(({ visibility }) => visibility === 'visible');

export async function readListing(bytes: Uint8Array): Promise<Result<ListingRead, FileFailure>> {
  const table = await readTable(bytes);
  if (!table.ok) return table;
  for (const { rows } of visible(table.value))
    for (const [at, row] of rows.slice(0, LOOKED_AT).entries()) {
      const columns = columnsOf(row);
      if (columns) return ok({ listing: rowsOf(rows.slice(at + 1), columns) });
    }
  return err({ fileError: 'missing_column', detail: 'no heading names a symbol' });
}
