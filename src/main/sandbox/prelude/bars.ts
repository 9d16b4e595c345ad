/** Bars inside QuickJS: see `kit.ts` and `lines.ts`. */
import type { Bar, Bars, Line, PriceField } from '#research/strategy/api.ts';
import type { Ask, Layout } from './kit.ts';

export interface BarsKit {
  make(id: number, symbol: string, timeframe: string, cells: Float64Array): Bars;
  id(value: unknown): number;
}

export function makeBars(ask: Ask, layout: Layout, lineOf: (id: number, field: string) => Line): BarsKit {
  const { ring } = layout;
  const { fields: FIELDS, answer: ANSWER, ring: RING } = layout.series;
  /** Field by field in the order of the cells. */
  class SandboxBars implements Bars {
    readonly symbol: string;
    readonly timeframe: string;
    readonly #id: number;
    readonly #cells: Float64Array;
    readonly #lines = new Map<string, Line>();
    constructor(id: number, symbol: string, timeframe: string, cells: Float64Array) {
      this.#id = id;
      this.#cells = cells;
      this.symbol = symbol;
      this.timeframe = timeframe;
    }
    static id(value: unknown): number {
      return typeof value === 'object' && value !== null && #id in value ? value.#id : -1;
    }
    get count(): number {
      return this.#cells[0]!;
    }
    get fresh(): boolean {
      return this.#cells[1] === 1;
    }
    get time(): number {
      return this.#cells[FIELDS]!;
    }
    get open(): number {
      return this.#cells[FIELDS + 1]!;
    }
    get high(): number {
      return this.#cells[FIELDS + 2]!;
    }
    get low(): number {
      return this.#cells[FIELDS + 3]!;
    }
    get close(): number {
      return this.#cells[FIELDS + 4]!;
    }
    get volume(): number {
      return this.#cells[FIELDS + 5]!;
    }
    before(ago: number): Bar | null {
      const cells = this.#cells;
      const row = cells[0]! - 1 - ago;
      if (!Number.isInteger(ago) || ago < 0 || row < 0) return null;
      if (ago >= ring) ask('before', [this.#id, ago]);
      const at = ago < ring ? RING + (row & (ring - 1)) * 6 : ANSWER;
      return {
        symbol: this.symbol,
        time: cells[at]!,
        open: cells[at + 1]!,
        high: cells[at + 2]!,
        low: cells[at + 3]!,
        close: cells[at + 4]!,
        volume: cells[at + 5]!,
      };
    }
    line(field: PriceField): Line {
      const known = this.#lines.get(field);
      if (known) return known;
      const made = lineOf(this.#id, field);
      this.#lines.set(field, made);
      return made;
    }
  }
  Reflect.deleteProperty(SandboxBars.prototype, 'constructor');
  Object.freeze(SandboxBars.prototype);
  return {
    make: (id, symbol, timeframe, cells) => Object.freeze(new SandboxBars(id, symbol, timeframe, cells)),
    id: (value) => SandboxBars.id(value),
  };
}
