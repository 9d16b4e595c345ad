/** Quotes and single trades under a heading: bid and ask, or a price and a size at moments of a day. */
import { findHeading, isStamped, type Heading } from '../headings.ts';
import { PLAIN_LAYOUT, type BarColumn, type Dialect, type Layout, type Source } from '../terms.ts';

const CLOCK = /\d{1,2}:\d{2}|^\d{13,19}$|^\d{10}(\.\d+)?$/;
const MIDNIGHT = /[T ]00:00(:00)?([.,]0+)?(Z|\+00:?00)?$/;

/** The share of rows that has to. */
const MOST = 0.8;

/** Whether rows tell more than their day. */
function haveClocks({ head }: Source, { line, at }: Heading): boolean {
  const column = at.get('time') ?? at.get('date')!;
  const stamps = head
    .filter((row) => row.line > line.line)
    .map(({ fields }) => fields[column]?.trim() ?? '')
    .filter((text) => text !== '');
  const clocks = stamps.filter((text) => CLOCK.test(text));
  return (
    clocks.length > 0 && clocks.length >= stamps.length * MOST && !clocks.every((text) => MIDNIGHT.test(text))
  );
}

const only = ({ at }: Heading, columns: readonly BarColumn[]): Layout['at'] =>
  new Map([...at].filter(([column]) => columns.includes(column)));

function layoutOf(source: Source, heading: Heading): Layout | null {
  const { at, line } = heading;
  const base = { ...PLAIN_LAYOUT, heading: line.line };
  if (at.has('bid') && at.has('ask')) {
    const columns = only(heading, ['date', 'time', 'symbol', 'bid', 'ask', 'bidSize', 'askSize']);
    return { ...base, kind: 'quotes', at: columns };
  }
  const barred = (['open', 'high', 'low', 'bid', 'ask'] as const).some((column) => at.has(column));
  const size = at.get('volume') ?? at.get('size');
  if (barred || !at.has('close') || size === undefined || !haveClocks(source, heading)) return null;
  const columns = only(heading, ['date', 'time', 'symbol', 'close']);
  return { ...base, kind: 'trades', at: new Map([...columns, ['volume', size] as const]) };
}

export const ticks: Dialect = {
  name: 'ticks',
  recognise: (source) => {
    const heading = findHeading(source, isStamped);
    return heading && layoutOf(source, heading);
  },
};
