/** Every code of the model and contract has words in both languages with the same parameters, and no word goes unused. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AppErrorCode } from '#contract/errors.ts';
import type { BarProblem } from '#contract/market-views.ts';
import type { Command } from '#core/model/commands.ts';
import type { CheckName, DenialCode } from '#core/model/denial.ts';
import type { EventKind } from '#core/model/events.ts';
import type { CancelReason } from '#core/model/order.ts';
import type { FileError, RowReason, SheetField } from '#core/model/sheet.ts';
import { en } from '#words/en/index.ts';
import { vi } from '#words/vi/index.ts';

const denialCodes: Record<DenialCode, true> = {
  TRADING_HALTED: true,
  INSTRUMENT_NOT_TRADABLE: true,
  UNKNOWN_INSTRUMENT: true,
  ORDER_TYPE_NOT_ALLOWED: true,
  QUANTITY_NOT_POSITIVE: true,
  QUANTITY_OFF_LOT: true,
  VALUE_TOO_LARGE: true,
  PRICE_MISSING: true,
  PRICE_NOT_POSITIVE: true,
  PRICE_OFF_TICK: true,
  PRICE_OUTSIDE_BAND: true,
  QUANTITY_ABOVE_LIMIT: true,
  NOTIONAL_ABOVE_LIMIT: true,
  SHORT_NOT_ALLOWED: true,
  POSITION_ABOVE_LIMIT: true,
  INSUFFICIENT_BUYING_POWER: true,
  DUPLICATE_ORDER: true,
  ORDER_NOT_WORKING: true,
  NOTHING_TO_REPLACE: true,
  BASKET_ROWS_DENIED: true,
  SHEET_ALREADY_IMPORTED: true,
  SYMBOL_EXISTS: true,
  ACCOUNT_NOT_OPEN: true,
  ACCOUNT_ALREADY_OPEN: true,
};
const checkNames: Record<CheckName, true> = {
  'trading-active': true,
  'instrument-tradable': true,
  'order-type': true,
  'quantity-valid': true,
  'price-tick': true,
  'price-band': true,
  'max-quantity': true,
  'max-notional': true,
  'short-permission': true,
  'position-limit': true,
  'buying-power': true,
  duplicate: true,
};
const cancelReasons: Record<CancelReason, true> = {
  user: true,
  'no-liquidity': true,
  ioc: true,
  fok: true,
  expired: true,
  halt: true,
  reset: true,
  anchored: true,
  'outside-band': true,
  'replaced-below-filled': true,
};
const rowReasons: Record<RowReason, true> = {
  missing_symbol: true,
  invalid_symbol: true,
  missing_side: true,
  invalid_side: true,
  missing_qty: true,
  invalid_qty: true,
  missing_price: true,
  invalid_price: true,
  missing_stop_price: true,
  invalid_order_type: true,
  invalid_tif: true,
  invalid_date: true,
  ambiguous_number: true,
  cell_error: true,
  formula_without_value: true,
  duplicate: true,
  malformed_csv: true,
};
const fileErrorCodes: Record<FileError, true> = {
  not_a_workbook: true,
  corrupt: true,
  empty_file: true,
  too_large_uncompressed: true,
  dtd_not_allowed: true,
  missing_column: true,
  encrypted_or_corrupt: true,
  ambiguous_zip: true,
  unsupported_format: true,
};
const errorCodes: Record<AppErrorCode, true> = {
  BAD_REQUEST: true,
  NOT_FOUND: true,
  WORKSPACE_LOCKED: true,
  WORKSPACE_NEWER: true,
  WORKSPACE_ON_NETWORK: true,
  WORKSPACE_DAMAGED: true,
  WORKSPACE_UNREADABLE: true,
  READ_ONLY: true,
  NO_ACCOUNT: true,
  NO_WORKSPACE: true,
  UNKNOWN_SYMBOL: true,
  PORT_TAKEN: true,
  DISK_FULL: true,
  STORE_FAILED: true,
  FILE_UNREADABLE: true,
  BARS_UNREADABLE: true,
  SHEET_EXPIRED: true,
  ENGINE_STOPPED: true,
  DISCONNECTED: true,
  BUG: true,
};
const eventKinds: Record<EventKind, true> = {
  'stream-opened': true,
  'account-opened': true,
  'instrument-listed': true,
  'instrument-anchored': true,
  'instrument-watched': true,
  'limits-changed': true,
  'fee-profiles-changed': true,
  'trading-halted': true,
  'trading-resumed': true,
  'day-ended': true,
  'order-accepted': true,
  'order-denied': true,
  'order-rested': true,
  'order-filled': true,
  'order-cancelled': true,
  'order-replaced': true,
  'command-denied': true,
  'basket-committed': true,
};
const barProblems: Record<BarProblem, true> = {
  'not-positive': true,
  'high-below-low': true,
  'high-too-low': true,
  'low-too-high': true,
  'no-date': true,
  'no-open': true,
  'no-high': true,
  'no-low': true,
  'no-close': true,
  'bad-date': true,
  'bad-open': true,
  'bad-high': true,
  'bad-low': true,
  'bad-close': true,
  'bad-volume': true,
  malformed: true,
};
/** Commands of the user; the engine's own cannot be denied to anybody. */
const commandKinds: Record<
  Exclude<Command['kind'], 'open-stream' | 'close-stream' | 'advance-tape'>,
  true
> = {
  'open-account': true,
  'list-instrument': true,
  'anchor-instrument': true,
  'watch-instrument': true,
  'set-limits': true,
  'set-fee-profiles': true,
  'halt-trading': true,
  'resume-trading': true,
  'place-order': true,
  'cancel-order': true,
  'cancel-all': true,
  'replace-order': true,
  'commit-basket': true,
};
const sheetFields: Record<SheetField, true> = {
  symbol: true,
  side: true,
  qty: true,
  price: true,
  stop: true,
  type: true,
  tif: true,
  date: true,
  time: true,
  exchange: true,
  account: true,
  note: true,
};

const needed: readonly (readonly [topic: keyof typeof en, codes: readonly string[]])[] = [
  ['denials', Object.keys(denialCodes)],
  ['checks', Object.keys(checkNames)],
  ['cancels', Object.keys(cancelReasons)],
  ['reasons', Object.keys(rowReasons)],
  ['fileErrors', Object.keys(fileErrorCodes)],
  ['errors', Object.keys(errorCodes)],
  ['events', Object.keys(eventKinds)],
  ['barProblems', Object.keys(barProblems)],
  ['commands', Object.keys(commandKinds)],
  ['sheets', Object.keys(sheetFields).map((field) => `field_${field}`)],
];

/** Topics whose words are all asked for by a code. */
const CODE_TOPICS = new Set<keyof typeof en>([
  'denials',
  'checks',
  'values',
  'cancels',
  'fees',
  'reasons',
  'fileErrors',
  'fileProblems',
  'barProblems',
  'warnings',
  'errors',
  'events',
  'summaries',
  'notices',
  'commands',
]);
/** Of the other topics, the words that are. */
const BY_CODE: Readonly<Record<string, readonly string[]>> = {
  settings: [
    'dark',
    'light',
    'system',
    'western',
    'vietnamese',
    'colour-blind',
    'compact',
    'comfortable',
    'maxOrderQuantity',
    'maxOrderVND',
    'maxOrderUSD',
    'maxPosition',
    'duplicateWindow',
  ],
  setup: ['lineShape', 'lineUnknown', 'lineQuantity', 'linePrice', 'lineRepeated'],
  trade: ['depth', 'equity', 'cash', 'reserved', 'buyingPower', 'dayPnl', 'grossExposure', 'netExposure'],
  ticket: ['GTC', 'DAY', 'IOC', 'FOK'],
  orders: ['market', 'limit', 'stop', 'stop-limit', 'ato', 'atc', 'mtl', 'mok', 'mak'],
  sheets: [
    'accepted',
    'warning',
    'denied',
    'duplicate',
    'rejected',
    ...Object.keys(sheetFields).map((field) => `field_${field}`),
  ],
};

/** All code but the words themselves, as one text. */
function sourceText(folder: string): string {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .filter((entry) => !/words[\\/](en|vi)$/.test(entry.parentPath))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

const parameters = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort((a, b) => a.localeCompare(b));

describe('words', () => {
  it.each(needed)('has %s for every code', (topic, codes) => {
    const texts: Record<string, string> = en[topic];
    expect(codes.filter((code) => !texts[code])).toEqual([]);
  });

  it.each(Object.keys(en) as (keyof typeof en)[])(
    'has the same keys and parameters in both languages: %s',
    (topic) => {
      const english: Record<string, string> = en[topic];
      const vietnamese: Record<string, string> = vi[topic];
      expect(Object.keys(vietnamese).sort()).toEqual(Object.keys(english).sort());
      for (const [key, text] of Object.entries(english)) {
        expect(vietnamese[key]?.trim(), key).toBeTruthy();
        expect(parameters(vietnamese[key] ?? ''), key).toEqual(parameters(text));
      }
    },
  );

  it('has none that nothing says', () => {
    const root = join(import.meta.dirname, '../../..');
    const source = sourceText(join(root, 'src')) + sourceText(join(root, 'scripts'));
    const topics = (Object.keys(en) as (keyof typeof en)[]).filter((topic) => !CODE_TOPICS.has(topic));
    const unused = topics.flatMap((topic) =>
      Object.keys(en[topic])
        .map((key) => key.replace(/_(one|other)$/, ''))
        .filter((key) => !BY_CODE[topic]?.includes(key) && !source.includes(`'${topic}.${key}'`))
        .map((key) => `${topic}.${key}`),
    );
    expect(unused).toEqual([]);
  });
});
