/** Merging pushed frames: later values win, lists keep their order, nothing unchanged is replaced. */
import { describe, expect, it } from 'vitest';
import type { Frame } from '#contract/views.ts';
import type { Quote, TradePrint } from '#contract/market-views.ts';
import { PRINTS_KEPT } from '#renderer/state/market.ts';
import { mergeFrames, mergePrints, upsert } from '#renderer/state/merge.ts';

const quote = (instrumentId: string, last: number) => ({ instrumentId, last }) as unknown as Quote;
const print = (at: number, instrumentId = 'a') => ({ instrumentId, at }) as unknown as TradePrint;

describe('mergeFrames', () => {
  it('appends lists and lets later members win', () => {
    const first: Frame = { quotes: [quote('a', 1)], clock: { at: 1 } as never };
    const merged = mergeFrames(first, { quotes: [quote('a', 2)], clock: { at: 2 } as never });
    expect(merged.quotes?.map((each) => each.last)).toEqual([1, 2]);
    expect(merged.clock?.at).toBe(2);
    expect(upsert({}, merged.quotes, (each) => each.instrumentId)).toMatchObject({ a: { last: 2 } });
  });

  it('loses no run that changed in either frame', () => {
    const run = (id: string) => ({ id }) as never;
    const merged = mergeFrames({ runs: [run('a')] }, { runs: [run('b')] });
    expect(merged.runs?.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('keeps what the later frame does not mention', () => {
    const merged = mergeFrames({ account: { name: 'x' } as never }, { quotes: [] });
    expect(merged.account?.name).toBe('x');
  });
});

describe('upsert', () => {
  it('gives back the same record when nothing changed, so that nobody draws again', () => {
    const record = { a: quote('a', 1) };
    expect(upsert(record, undefined, (each) => each.instrumentId)).toBe(record);
    expect(upsert(record, [], (each) => each.instrumentId)).toBe(record);
    expect(upsert(record, [quote('b', 2)], (each) => each.instrumentId)['a']).toBe(record.a);
  });
});

describe('mergePrints', () => {
  it('puts the newest first, of the focused instrument only, bounded', () => {
    expect(mergePrints([print(1)], [print(2), print(9, 'b'), print(3)], 'a').map((each) => each.at)).toEqual([
      3, 2, 1,
    ]);
    const many = Array.from({ length: PRINTS_KEPT + 50 }, (_, at) => print(at));
    expect(mergePrints([], many, 'a')).toHaveLength(PRINTS_KEPT);
  });
});
