/** Findings and their repairs as sentences. */
import type { Finding } from '#research/quality/finding.ts';
import type { Repair } from '#research/quality/repair.ts';
import type { SeriesView } from '#contract/series-views.ts';
import type { TextKey, Words } from '#words/index.ts';
import { formatScaled } from '../../ui/format.ts';
import { priceOf, volumeOf } from './figures.ts';

const PRICES = new Set(['open', 'high', 'low', 'close', 'around']);
const VOLUMES = new Set(['volume', 'usual']);

/** One decimal says enough of how many times something is the usual. */
const times = ({ locale }: Words, value: number): string => formatScaled(Math.round(value * 10), 1, locale);

function kindOf({ kind, numbers }: Finding): string {
  if (kind !== 'wick') return kind;
  const { open = 0, close = 0, high = 0, low = 0 } = numbers;
  return high - Math.max(open, close) > Math.min(open, close) - low ? 'wick-high' : 'wick-low';
}

export function findingText(words: Words, series: SeriesView, finding: Finding): string {
  const { numbers } = finding;
  const params: Record<string, string | number> = { count: finding.count };
  for (const [name, value] of Object.entries(numbers)) {
    if (PRICES.has(name)) params[name] = priceOf(words, series, value);
    else if (VOLUMES.has(name)) params[name] = volumeOf(words, series, value);
    else
      params[name] =
        name === 'sigmas' ? times(words, value) : formatScaled(Math.round(value), 0, words.locale);
  }
  if (numbers['jump'] !== undefined) params['percent'] = times(words, numbers['jump'] * 100);
  if (numbers['usual'] !== undefined)
    params['times'] = times(words, (numbers['volume'] ?? 0) / numbers['usual']);
  return words.t(`findings.${kindOf(finding)}` as TextKey, params);
}

const ratio = ([above, below]: readonly [number, number]): string =>
  below === 1 ? String(above) : `${above}/${below}`;

export function repairText(words: Words, series: SeriesView, repair: Repair): string {
  const { t } = words;
  switch (repair.kind) {
    case 'drop':
      return t('findings.fix-drop');
    case 'insert':
    case 'restore-before':
      return t('findings.fix-insert');
    case 'set': {
      const [, high, low, close] = repair.after.map((value) => priceOf(words, series, value));
      return t(`findings.fix-${repair.reason}`, { high: high!, low: low!, close: close! });
    }
    case 'scale-before':
      return t('findings.fix-scale-before', { price: ratio(repair.price), volume: ratio(repair.volume) });
  }
}
