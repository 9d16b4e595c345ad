/** What is shown, as CSV or JSON: plain decimals and ISO times whatever the language; only the reason is in words. */
import type { DecisionView } from '#contract/risk-views.ts';
import { formatDecimal } from '#core/units/decimal.ts';
import type { Words } from '#words/index.ts';
import { instrumentOf } from '../../../state/market.ts';
import { reasonText } from './columns.tsx';

const HEADS = [
  'time',
  'order',
  'symbol',
  'side',
  'type',
  'asked',
  'taken',
  'price',
  'source',
  'strategy',
  'outcome',
  'code',
  'reason',
] as const;

type Row = Readonly<Record<(typeof HEADS)[number], string | null>>;

function rowOf(words: Words, base: string, decision: DecisionView): Row {
  const { quantityScale = 0, priceScale = 0 } = instrumentOf(decision.instrumentId) ?? {};
  const { orderId, symbol, side, type, asked, quantity, price, source, strategy, outcome } = decision;
  return {
    time: new Date(decision.at).toISOString(),
    order: orderId,
    symbol,
    side,
    type,
    asked: formatDecimal(asked ?? quantity, quantityScale),
    taken: formatDecimal(outcome === 'denied' ? 0 : quantity, quantityScale),
    price: price === null ? null : formatDecimal(price, priceScale),
    source,
    strategy,
    outcome,
    code: decision.denial?.code ?? null,
    reason: reasonText(words, decision, base),
  };
}

/** RFC 4180; a text that a spreadsheet would take for a formula is kept a text. */
function cell(text: string | null): string {
  const safe = text !== null && /^[=+\-@\t\r]/.test(text) && !/^-?\d/.test(text) ? `'${text}` : (text ?? '');
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function decisionsCsv(words: Words, base: string, rows: readonly DecisionView[]): string {
  const lines = rows.map((row) => {
    const said = rowOf(words, base, row);
    return HEADS.map((head) => cell(said[head])).join(',');
  });
  return [HEADS.join(','), ...lines, ''].join('\r\n');
}

export const decisionsJson = (words: Words, base: string, rows: readonly DecisionView[]): string =>
  `${JSON.stringify(
    rows.map((row) => ({ seq: row.seq, ...rowOf(words, base, row), checks: row.checks })),
    null,
    2,
  )}\n`;
