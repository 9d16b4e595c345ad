/** What a file seems to be, for a person who may say otherwise. Nothing is kept of it. */
import type { BarsInspection } from '#contract/series-views.ts';
import { UnreadableFile } from '../failure.ts';
import { fingerprintOf } from './mapping.ts';
import { openPart, readOpened, type OpenedPart } from './read.ts';
import { filesIn } from './source.ts';
import { chosenParts } from './symbols.ts';
import type { BarsAsk, BarsFailure, BarsFile } from './terms.ts';

/** What is seen of the file; its first bars are made texts by who shows them. */
export interface Inspected {
  readonly view: Omit<BarsInspection, 'sample' | 'failure'>;
  readonly file: Pick<BarsFile, 'kind' | 'bars' | 'scales' | 'mapping'> | null;
  readonly failure: BarsFailure | null;
}

const CELLS = 20;
const BARS = 20;
const SKIPPED = 100;

const NOTHING: Inspected['view'] = {
  fingerprint: '',
  template: null,
  dialect: null,
  separator: null,
  heading: 0,
  columns: {},
  cells: [],
  bars: 0,
  timeframe: null,
  timezone: null,
  skipped: [],
};

/** Of a file that could not be looked into. */
export const NOT_SEEN = { view: NOTHING, file: null } as const;

function seen({ sources, chosen, template }: OpenedPart): Inspected['view'] {
  const source = chosen.ok ? chosen.value.source : sources[0];
  if (!source) return NOTHING;
  return {
    ...NOTHING,
    fingerprint: fingerprintOf(source),
    template,
    separator: source.delimiter,
    cells: source.head.slice(0, CELLS),
    ...(chosen.ok && {
      dialect: chosen.value.dialect,
      heading: chosen.value.layout.heading,
      columns: Object.fromEntries(chosen.value.layout.at),
    }),
  };
}

function firstBars({ kind, bars, scales, mapping }: BarsFile): Inspected['file'] {
  const cut = (column: Float64Array) => column.slice(0, BARS);
  const { time, open, high, low, close, volume } = bars;
  return {
    mapping,
    kind,
    scales,
    bars: {
      count: Math.min(bars.count, BARS),
      time: cut(time),
      open: cut(open),
      high: cut(high),
      low: cut(low),
      close: cut(close),
      volume: cut(volume),
    },
  };
}

export async function inspectBars(bytes: Uint8Array, ask: BarsAsk): Promise<Inspected> {
  try {
    const files = filesIn(bytes, ask.fileName ?? '');
    const parts = files.ok ? chosenParts(files.value, ask.symbol ?? '') : files;
    if (!parts.ok) return { ...NOT_SEEN, failure: parts.error };
    const opened = await openPart(parts.value[0]!, ask);
    const view = seen(opened);
    const read = readOpened(opened, ask);
    if (!read.ok) return { view, file: null, failure: read.error };
    const { timeframe, zone: timezone, skipped, bars } = read.value;
    const found = { bars: bars.count, timeframe, timezone, skipped: skipped.slice(0, SKIPPED) };
    return { view: { ...view, ...found }, file: firstBars(read.value), failure: null };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { ...NOT_SEEN, failure: { fileError: error.failure.fileError } };
  }
}
