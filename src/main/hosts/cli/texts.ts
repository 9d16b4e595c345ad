/** How the command line reads results out to a person. */
import type { ResultOf } from '#contract/calls.ts';
import type { CommandOutcome } from '#contract/outcome.ts';
import type { BookReplay } from '#contract/flow.ts';
import type { OrderView } from '#contract/views.ts';
import type { VerifyReport } from '#contract/verify-report.ts';
import { describeDenial, type NumberFormat, type Words } from '#words/index.ts';

type Instrument = ResultOf<'instruments.list'>[number];

/** Scaled integers as plain decimals: a terminal shows exact numbers, not pretty ones. */
export function decimal(value: number, scale: number): string {
  const digits = String(Math.abs(value)).padStart(scale + 1, '0');
  const whole = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return (value < 0 ? '-' : '') + (scale === 0 ? whole : whole.replace(/0+$/, '').replace(/\.$/, ''));
}

export const moneyDecimals = (currency: string | undefined): number => (currency === 'USD' ? 4 : 0);

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
