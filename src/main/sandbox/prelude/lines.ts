/**
 * Lines inside QuickJS: see `kit.ts`. They read the cells that the host writes before each hook; what lies further back than
 * the ring, the host is asked for. Nothing that is not over is ever in the cells.
 */
import type { Line } from '#research/strategy/api.ts';
import type { Ask, Layout } from './kit.ts';

export interface LineKit {
  make(id: number, cells: Float64Array): Line;
  id(value: unknown): number;
}

export function makeLines(ask: Ask, layout: Layout, outputOf: (id: number, output: string) => Line): LineKit {
  const { ring, lookBack } = layout;
  const { rows: ROWS, answer: ANSWER, ring: RING } = layout.line;
  class SandboxLine implements Line {
    readonly #id: number;
    readonly #cells: Float64Array;
    constructor(id: number, cells: Float64Array) {
      this.#id = id;
      this.#cells = cells;
    }
    static id(value: unknown): number {
      return typeof value === 'object' && value !== null && #id in value ? value.#id : -1;
    }
    get value(): number {
      return this.#cells[0]!;
    }
    get ready(): boolean {
      const value = this.#cells[0]!;
      return value === value;
    }
    ago(bars: number): number {
      const cells = this.#cells;
      if (bars === 1) return cells[1]!;
      const row = cells[ROWS]! - 1 - bars;
      if (!(bars >= 0) || !(row >= 0)) return NaN;
      if (bars < ring) return cells[RING + (Math.ceil(row) & (ring - 1))]!;
      ask('ago', [this.#id, Math.floor(bars)]);
      return cells[ANSWER]!;
    }
    crossesAbove(other: Line | number): boolean {
      const mine = this.#cells;
      if (typeof other === 'number')
        return mine[0]! > other && (mine[1]! < other || (mine[1] === other && this.#crossed(other, true)));
      const its = (other as SandboxLine).#cells;
      return mine[0]! > its[0]! && (mine[1]! < its[1]! || (mine[1] === its[1] && this.#crossed(other, true)));
    }
    crossesBelow(other: Line | number): boolean {
      const mine = this.#cells;
      if (typeof other === 'number')
        return mine[0]! < other && (mine[1]! > other || (mine[1] === other && this.#crossed(other, false)));
      const its = (other as SandboxLine).#cells;
      return (
        mine[0]! < its[0]! && (mine[1]! > its[1]! || (mine[1] === its[1] && this.#crossed(other, false)))
      );
    }
    line(output: string): Line {
      return outputOf(this.#id, output);
    }
    /** The bar before was equal: whether the last one that was not lies on the other side. */
    #crossed(other: Line | number, above: boolean): boolean {
      for (let back = 2; back < lookBack; back += 1) {
        const mine = this.ago(back);
        const its = typeof other === 'number' ? other : other.ago(back);
        if (mine !== its) return above ? mine < its : mine > its;
      }
      return (
        ask('crosses', [
          this.#id,
          typeof other === 'number' ? other : SandboxLine.id(other),
          typeof other,
          above,
        ]) === true
      );
    }
  }
  Reflect.deleteProperty(SandboxLine.prototype, 'constructor');
  Object.freeze(SandboxLine.prototype);
  return {
    make: (id, cells) => Object.freeze(new SandboxLine(id, cells)),
    id: (value) => SandboxLine.id(value),
  };
}
