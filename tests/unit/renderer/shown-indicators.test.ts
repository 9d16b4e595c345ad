/** What a chart can show of the indicators, and what becomes of what was stored. */
import { describe, expect, test } from 'vitest';
import { indicatorNamed } from '#research/indicators/list.ts';
import {
  CHARTABLE,
  linesOf,
  lineValues,
  MOST_SHOWN,
  shownOf,
  toggled,
} from '../../../src/renderer/state/shownIndicators.ts';
import { walk } from '../research/indicators/walks.ts';

describe('indicators of a chart', () => {
  test('a choice is known, single and bounded, whatever was stored', () => {
    expect(shownOf(['rsi', 'rsi', 'gone', 7, 'sma'])).toEqual(['rsi', 'sma']);
    expect(shownOf('rsi')).toEqual([]);
    const many = CHARTABLE.map(({ name }) => name);
    expect(shownOf(many)).toHaveLength(MOST_SHOWN);
    expect(toggled(['rsi', 'sma'], 'rsi')).toEqual(['sma']);
    expect(toggled(['rsi'], 'sma')).toEqual(['rsi', 'sma']);
    const full = many.slice(0, MOST_SHOWN);
    expect(toggled(full, many[MOST_SHOWN]!)).toBe(full);
  });

  test('none needs a second series', () => {
    expect(CHARTABLE.map(({ name }) => name)).not.toContain('beta');
  });

  test('over the prices there are prices alone', () => {
    const bars = walk(3, 400);
    for (const indicator of CHARTABLE.filter(({ overlay }) => overlay))
      lineValues(indicator.name, bars).forEach((values, line) => {
        const off = values.findIndex((value, at) => Math.abs(value / bars.close[at]! - 1) > 0.8);
        expect(off, `${indicator.name} ${linesOf(indicator)[line]}`).toBe(-1);
      });
  });

  test('lines are the outputs by name', () => {
    expect(linesOf(indicatorNamed('bollinger')!)).toEqual(['middle', 'upper', 'lower']);
    expect(linesOf(indicatorNamed('macd')!)).toEqual(['macd', 'signal', 'histogram']);
  });
});
