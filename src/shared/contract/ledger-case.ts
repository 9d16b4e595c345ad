/** A case for `ledger run`: fills to book, in decimals. See docs/file-formats.md. */
import { z } from 'zod';

const decimal = z.string().regex(/^-?\d{1,12}(\.\d{1,12})?$/, 'a plain decimal such as "1250.5"');
const fee = z
  .string()
  .regex(/^-?\d{1,12}(\.\d{1,12})?( [A-Z]{2,8})?$/, 'a decimal, with a unit where it is paid in kind');

const fill = z
  .object({
    side: z.enum(['BUY', 'SELL']),
    qty: decimal,
    price: decimal,
    fee: fee.optional(),
    commission: fee.optional(),
  })
  .strict();

const args = z
  .object({
    method: z.string().default('FIFO'),
    fee_mode: z.enum(['expensed', 'capitalised']).default('expensed'),
    multiplier: decimal.default('1'),
    inverse: z.boolean().default(false),
    fills: z.array(fill).min(1).max(100_000),
    mark: decimal.optional(),
  })
  .loose();

/** The arguments alone, or a reference case around them. */
export const ledgerCase = z.union([z.object({ args }).loose(), args]);

export interface LedgerFigures {
  readonly position: string;
  readonly averageCost: string | null;
  readonly cash: string;
  readonly realisedGross: string;
  readonly realisedNet: string;
  readonly fees: string;
  readonly lots: readonly { readonly quantity: string; readonly cost: string }[];
}

export interface LedgerRun extends LedgerFigures {
  readonly method: string;
  /** Null without a mark. */
  readonly unrealised: string | null;
  readonly matches: readonly {
    readonly quantity: string;
    readonly cost: string;
    readonly price: string;
    readonly realised: string;
  }[];
  readonly afterEachFill: readonly LedgerFigures[];
}
