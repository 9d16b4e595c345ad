/** Gives lines and bars of the host an object inside QuickJS, one for each: see `kit.ts`. */
import type { Bars, Line } from '#research/strategy/api.ts';
import type { BarsKit } from './bars.ts';
import type { Ask, Grant, Layout } from './kit.ts';
import type { LineKit } from './lines.ts';

export interface Makers {
  makeLines(ask: Ask, layout: Layout, outputOf: (id: number, output: string) => Line): LineKit;
  makeBars(ask: Ask, layout: Layout, lineOf: (id: number, field: string) => Line): BarsKit;
}

export interface Opener {
  /** The line that the host answers this question with. */
  line(question: string, args: readonly unknown[]): Line;
  bars(symbol: string | undefined, timeframe: string | undefined): Bars;
  /** A value as the host may get it: numbers, text, flags, lines, bars, plain objects of these. Throws TypeError for others. */
  plain(value: unknown, depth?: number): unknown;
}

export function makeOpener(ask: Ask, grant: Grant, layout: Layout, { makeLines, makeBars }: Makers): Opener {
  const lines: Line[] = [];
  const series: Bars[] = [];
  const outputs = new Map<string, Line>();
  const asked = new Map<string, Bars>();
  function line(question: string, args: readonly unknown[]): Line {
    const cells = grant(layout.line.ring + layout.ring);
    const id = ask(question, args) as number;
    return (lines[id] ??= lineKit.make(id, cells));
  }
  const lineKit = makeLines(ask, layout, (id, output) => {
    const key = `${id} ${output}`;
    const made = outputs.get(key) ?? line('output', [id, plain(output)]);
    outputs.set(key, made);
    return made;
  });
  const barsKit = makeBars(ask, layout, (id, field) => line('field', [id, plain(field)]));
  function bars(symbol: string | undefined, timeframe: string | undefined): Bars {
    const key = JSON.stringify([plain(symbol), plain(timeframe)]);
    const known = asked.get(key);
    if (known) return known;
    const cells = grant(layout.series.ring + layout.ring * 6);
    const found = ask('bars', [plain(symbol), plain(timeframe)]) as [number, string, string];
    const made = (series[found[0]] ??= barsKit.make(found[0], found[1], found[2], cells));
    asked.set(key, made);
    return made;
  }
  function plain(value: unknown, depth = 0): unknown {
    if (value === undefined || value === null || typeof value === 'boolean') return value;
    if (typeof value === 'number') return Number.isFinite(value) ? value : { $: String(value) };
    if (typeof value === 'string') return value.slice(0, layout.maxText);
    if (typeof value !== 'object' || depth > 2)
      throw new TypeError(`a ${typeof value} stands where there can be none`);
    return plainObject(value, depth);
  }
  function plainObject(value: object, depth: number): unknown {
    if (lineKit.id(value) >= 0) return { $line: lineKit.id(value) };
    if (barsKit.id(value) >= 0) return { $bars: barsKit.id(value) };
    const keys = Object.keys(value);
    if (keys.length > 50) throw new TypeError(`${keys.length} options are too many`);
    const copy = Object.create(null) as Record<string, unknown>;
    for (const key of keys) copy[key] = plain((value as Record<string, unknown>)[key], depth + 1);
    return copy;
  }
  return { line, bars, plain };
}
