/** What makes two runs the same. Anything that could change a byte of the journal is in it. */
import { createHash } from 'node:crypto';
import { GENERATOR_VERSION } from '#feeds/demo/tape.ts';
import type { Fingerprint } from '#contract/research-views.ts';
import type { JobSeries, RunJob } from './job.ts';

const sha256 = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

/** JSON with the keys of objects in order, so that it does not matter who wrote them how. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
}

const bytesOf = (column: Float64Array, count: number): Uint8Array =>
  new Uint8Array(column.buffer, column.byteOffset, count * Float64Array.BYTES_PER_ELEMENT);

/** Of the bars that a run can see, its instrument's terms and where it begins. */
function dataHash({ columns, first, instrument, calendar }: JobSeries): string {
  const { count, time, open, high, low, close, volume } = columns;
  const parts = [time, open, high, low, close, volume].map((column) => bytesOf(column, count));
  return sha256(...parts, canonical({ first, instrument, calendar }));
}

export function fingerprintOf(job: RunJob, names: readonly string[]): Fingerprint {
  const { timeframe, made, fill, account, rules, currency, seed, closeAtEnd, engine } = job;
  const { send, endPrice, spread } = job;
  const data = job.series.map((series) => ({
    symbol: series.instrument.symbol,
    sha256: dataHash(series),
    bars: series.columns.count - series.first,
  }));
  const strategies = job.strategies.map(({ hash }, index) => ({ name: names[index]!, hash }));
  const models = sha256(
    canonical({
      timeframe,
      made,
      fill,
      account,
      rules,
      currency,
      closeAtEnd,
      send,
      endPrice,
      spread,
      members: job.strategies.map(({ share, size }) => ({ share, size })),
    }),
  );
  const parameters = sha256(canonical(job.strategies.map((each) => each.parameters)));
  const version = `${engine} (market ${GENERATOR_VERSION})`;
  const hash = sha256(canonical({ data, strategies, models, parameters, seed, engine: version }));
  return { hash, data, strategies, models, parameters, seed, engine: version };
}
