/** How the command line reads results out to a person. */
import type { ResultOf } from '#contract/calls.ts';
import type { CommandOutcome } from '#contract/outcome.ts';
import type { BookReplay } from '#contract/flow.ts';
import type { PreviewRow, SheetPreview } from '#contract/sheets.ts';
import type { OrderView } from '#contract/views.ts';
import type { VerifyReport } from '#contract/verify-report.ts';
import { describeDenial, describePlace, type NumberFormat, type Words } from '#words/index.ts';

type ParsedSheet = ResultOf<'sheets.parse'>;
type Instrument = ResultOf<'instruments.list'>[number];

/** Scaled integers as plain decimals: a terminal shows exact numbers, not pretty ones. */
function decimal(value: number, scale: number): string {
  const digits = String(Math.abs(value)).padStart(scale + 1, '0');
  const whole = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return (value < 0 ? '-' : '') + (scale === 0 ? whole : whole.replace(/0+$/, '').replace(/\.$/, ''));
}

const moneyDecimals = (currency: string | undefined): number => (currency === 'USD' ? 4 : 0);

export const formatFor = (
  instrument: Pick<Instrument, 'priceScale' | 'quantityScale' | 'currency'> | null,
): NumberFormat => ({
  price: (value) => decimal(value, instrument?.priceScale ?? 0),
  quantity: (value) => decimal(value, instrument?.quantityScale ?? 0),
  time: (value) => `${new Date(value).toISOString().slice(0, 16)}Z`,
  money: (value, currency) => {
    const unit = currency ?? instrument?.currency;
    return `${decimal(value, moneyDecimals(unit))} ${unit ?? ''}`.trim();
  },
});

const scalesOfRow = (row: PreviewRow): Parameters<typeof formatFor>[0] =>
  row.currency === null
    ? null
    : { priceScale: row.currency === 'USD' ? 4 : 0, quantityScale: 0, currency: row.currency };

export function sheetLines(parsed: ParsedSheet, { t, find }: Words): string[] {
  if (parsed.file_error !== null) {
    const reason = find(`fileErrors.${parsed.file_error}`) ?? parsed.file_error;
    return [t('cli.fileRefused', { file: parsed.file, reason })];
  }
  return [
    t('cli.sheetSummary', {
      file: parsed.file,
      accepted: parsed.accepted.length,
      rejected: parsed.rejected.length,
      ignored: parsed.ignored_rows.length,
    }),
    ...parsed.accepted.map((row) =>
      t('cli.rowAccepted', {
        row: row.row,
        side: row.side,
        qty: row.exact.qty,
        symbol: row.symbol,
        type: row.type,
        price: row.exact.price ?? '',
      }),
    ),
    ...parsed.rejected.map((row) =>
      t('cli.rowRefused', {
        row: row.row,
        cell: row.cell ? ` (${describePlace(t, row.cell)})` : '',
        reason: `${find(`reasons.${row.reason}`) ?? row.reason} (${row.detail})`,
      }),
    ),
  ];
}

function refusedRow(row: PreviewRow, { t, find }: Words): string {
  if (row.verdict === 'duplicate' && !row.reason) {
    const key = row.again ? 'cli.rowAgain' : 'cli.rowKnown';
    return t(key, { row: row.row, order: row.detail ?? '' });
  }
  const denied = row.denial ? describeDenial(t, row.denial, formatFor(scalesOfRow(row))) : null;
  const reason = denied ?? find(`reasons.${row.reason ?? ''}`) ?? row.detail ?? row.verdict;
  return t('cli.rowRefused', {
    row: row.row,
    cell: row.cell ? ` (${describePlace(t, row.cell)})` : '',
    reason,
  });
}

export function importLines(
  preview: SheetPreview,
  chosen: readonly number[],
  outcome: ResultOf<'sheets.commit'> | null,
  words: Words,
): string[] {
  const { t, find } = words;
  const { parsed, totals, rows } = preview;
  if (parsed.file_error !== null) {
    return [
      t('cli.fileRefused', {
        file: parsed.file,
        reason: find(`fileErrors.${parsed.file_error}`) ?? parsed.file_error,
      }),
    ];
  }
  const formatOf = (number: number): NumberFormat => {
    const found = rows.find(({ row }) => row === number);
    return formatFor(found ? scalesOfRow(found) : null);
  };
  const refused = rows.filter(({ row }) => !chosen.includes(row)).map((row) => refusedRow(row, words));
  const { accepted, denied, rejected, duplicates } = totals;
  if (outcome?.denial) return [...refused, describeDenial(t, outcome.denial, formatFor(null), formatOf)];
  if (outcome) {
    return [
      ...refused,
      t('cli.importDone', { name: outcome.basket?.name ?? '', orders: outcome.orders.length }),
    ];
  }
  const lines = [...refused, t('cli.importDry', { accepted, denied, rejected, duplicates })];
  if (accepted > 0) return lines;
  const already = preview.alreadyImported;
  return [...lines, already ? t('cli.importedAlready', { name: already.name }) : t('cli.nothingToDo')];
}

export function ordersLines(
  orders: readonly OrderView[],
  instruments: readonly Instrument[],
  { t }: Words,
): string[] {
  return orders.map((order) => {
    const instrument = instruments.find(({ id }) => id === order.instrumentId) ?? null;
    const format = formatFor(instrument);
    const price = order.price === null ? order.type : format.price(order.price);
    const denial = order.denial ? `  ${describeDenial(t, order.denial, format)}` : '';
    const filled = `${format.quantity(order.filled)}/${format.quantity(order.quantity)}`;
    return `${order.id}  ${order.side} ${instrument?.symbol ?? order.instrumentId} ${filled} @ ${price}  ${order.status}${denial}`;
  });
}

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

export const barsLine = (done: ResultOf<'bars.import'>, { t }: Words): string =>
  t('cli.barsDone', { ...done, from: day(done.from), to: day(done.to), skipped: done.skipped.length });

export const accountLines = ({ denial }: CommandOutcome, { t }: Words): string[] => [
  denial ? describeDenial(t, denial, formatFor(null)) : t('cli.accountOpened'),
];

export function verifyLines(report: VerifyReport, { t }: Words): string[] {
  if (!report.ok)
    return [...report.problems.map((problem) => t('cli.verifyBad', { problem })), t('cli.verifyHelp')];
  const events = report.streams.reduce((sum, stream) => sum + stream.events, 0);
  return [t('cli.verifyOk', { events, streams: report.streams.length })];
}

/** Best levels shown to a person; all of them are in the file. */
const TOP = 5;

export function replayLines(done: BookReplay, file: string, { t }: Words): string[] {
  const { counts, messages, levels, final } = done;
  const [adds, executions] = [counts.adds, counts.executions + counts.fills];
  const changes = counts.cancels + counts.deletes + counts.modifies;
  const top = Array.from(
    { length: Math.min(TOP, levels, final.bids.length, final.asks.length) },
    (_, rank) => {
      const [[bid, bidQuantity], [ask, askQuantity]] = [final.bids[rank]!, final.asks[rank]!];
      return t('cli.replayTop', { bid, bidQuantity, ask, askQuantity });
    },
  );
  const opening =
    done.format !== 'lobster'
      ? []
      : [
          done.knownLevels === null
            ? t('cli.replayNoOpening')
            : t('cli.replayKnown', { known: done.knownLevels }),
        ];
  return [t('cli.replayDone', { messages, file, levels, adds, changes, executions }), ...top, ...opening];
}
