/**
 * The state a LOBSTER record opens with: the first row of its orderbook file is the book after the first message.
 * Rows hold ask price, ask size, bid price, bid size for each level; empty levels have size 0.
 */
import { BUY, SELL, type BookSide } from '#core/matching/book-sides.ts';
import { refuseFlow } from './failure.ts';
import { readLines } from './lines.ts';

export interface OpeningLevel {
  readonly side: BookSide;
  readonly price: number;
  readonly quantity: number;
}
export interface Opening {
  /** Levels a side the record reports on. */
  readonly reported: number;
  readonly levels: readonly OpeningLevel[];
}

const PER_LEVEL = 4;
const INTEGER = /^-?\d{1,16}$/;

function levelsOf(numbers: readonly number[], side: BookSide, line: number): OpeningLevel[] {
  const levels: OpeningLevel[] = [];
  for (let at = side === SELL ? 0 : 2; at < numbers.length; at += PER_LEVEL) {
    const [price, quantity] = [numbers[at]!, numbers[at + 1]!];
    if (quantity === 0) continue;
    const before = levels.at(-1)?.price;
    const ordered = before === undefined || (side === BUY ? price < before : price > before);
    if (quantity < 0 || price <= 0 || !ordered)
      refuseFlow({ problem: 'flow-opening', inBook: true, line, value: `${price} × ${quantity}` });
    levels.push({ side, price, quantity });
  }
  return levels;
}

export function readOpening(bytes: Uint8Array): Opening {
  for (const { line, fields } of readLines(bytes)) {
    const texts = fields.map((field) => field.trim());
    if (line === 1 && /^"?[a-z]/i.test(texts[0]!)) continue;
    const bad = texts.find((text) => !INTEGER.test(text));
    if (bad !== undefined || texts.length % PER_LEVEL !== 0)
      refuseFlow({ problem: 'flow-opening', inBook: true, line, value: bad ?? `${texts.length} columns` });
    const numbers = texts.map(Number);
    return {
      reported: numbers.length / PER_LEVEL,
      levels: [...levelsOf(numbers, BUY, line), ...levelsOf(numbers, SELL, line)],
    };
  }
  return refuseFlow({ problem: 'flow-empty', inBook: true });
}
