/** An order sheet that met the market: what each row would do. Parsing alone yields core's `ParsedSheet`. */
import type { CheckResult, Denial } from '#core/model/denial.ts';
import type { QueuePlace } from '#core/model/order.ts';
import type { ParsedSheet, RowReason } from '#core/model/sheet.ts';
import type { Currency } from '#core/units/units.ts';

export type RowVerdict = 'accepted' | 'warning' | 'denied' | 'duplicate' | 'rejected';

export interface PreviewRow {
  readonly row: number;
  readonly verdict: RowVerdict;
  readonly symbol: string;
  readonly instrumentId: string | null;
  readonly side: 'BUY' | 'SELL' | null;
  readonly type: string | null;
  /** As the sheet says, for reading. */
  readonly qty: string | null;
  readonly price: string | null;
  readonly cell: string | null;
  readonly reason: RowReason | null;
  readonly detail: string | null;
  readonly suggestion: string | null;
  /** A duplicate of a row of another file: left out unless it is chosen. */
  readonly again: boolean;
  readonly denial: Denial | null;
  readonly checks: readonly CheckResult[];
  readonly warnings: readonly string[];
  /** Rules that warn of it or make it smaller, by id. */
  readonly rules: readonly string[];
  /** What a rule makes of the quantity; null when it stays. */
  readonly reducedTo: number | null;
  /** What the dry run did with it, in sequence after the rows before it. Scaled integers. */
  readonly fillsNow: number;
  readonly averagePrice: number | null;
  readonly rests: number;
  readonly queue: QueuePlace | null;
  readonly notional: number;
  readonly fees: number;
  readonly currency: Currency | null;
}

export interface SheetPreview {
  /** Hash of the file's bytes: names the sheet in `sheets.commit`. */
  readonly fileHash: string;
  readonly fileName: string;
  readonly parsed: ParsedSheet;
  readonly rows: readonly PreviewRow[];
  /** The basket that already holds this very file; rows imported before are marked duplicate. */
  readonly alreadyImported: { readonly basketId: string; readonly name: string; readonly at: number } | null;
  readonly totals: {
    readonly accepted: number;
    readonly denied: number;
    readonly rejected: number;
    readonly duplicates: number;
    readonly byCurrency: readonly {
      readonly currency: Currency;
      readonly buys: number;
      readonly sells: number;
      readonly fees: number;
      readonly buyingPowerAfter: number;
    }[];
  };
}
