/** Scales at which all numbers of a case are whole, with the room that is left given to money. */
import { fraction, type Fraction } from '../../units/fraction.ts';

export interface CaseScale {
  readonly quantity: number;
  readonly cost: number;
}

const MOST_DECIMALS = 12;
const decimals = (text: string): number => text.split('.')[1]?.length ?? 0;

export interface ScaledFill {
  readonly qty: string;
  readonly price: string;
  readonly fee?: string;
  readonly commission?: string;
}

interface Scalable {
  readonly fills: readonly ScaledFill[];
  readonly multiplier: string;
  readonly inverse: boolean;
  readonly mark: string | null;
}

const MONEY = /^(USD|USDT|USDC|VND|EUR|GBP|JPY)$/;

/** The quantity of a fee that is paid in what is traded ("0.001 BTC"), else null. */
export function feeInKind({ fee, commission }: Pick<ScaledFill, 'fee' | 'commission'>): string | null {
  const [text = '0', unit] = (fee ?? commission ?? '0').split(' ');
  return unit === undefined || MONEY.test(unit) ? null : text;
}

export function scaleOf({ fills, multiplier, inverse, mark }: Scalable): CaseScale {
  const quantity = Math.max(
    0,
    ...fills.map((fill) => Math.max(decimals(fill.qty), decimals(feeInKind(fill) ?? ''))),
  );
  const prices = fills.map((fill) => fill.price);
  const price = Math.max(0, ...[...prices, mark ?? ''].map(decimals));
  const largest = fills.reduce((sum, fill) => {
    const each = inverse ? 1 / Number(fill.price) : Number(fill.price);
    return sum + Math.abs(Number(fill.qty) * each) * Number(multiplier);
  }, 1);
  const room = String(Math.floor(Number.MAX_SAFE_INTEGER / (largest * 4))).length - 1;
  return { quantity, cost: Math.max(Math.min(quantity + price, room), Math.min(room, MOST_DECIMALS)) };
}

/** A fraction as a whole number of 10^-scale, rounded half away from zero. */
export function scaled({ n, d }: Fraction, scale: number): number {
  const top = n * 10n ** BigInt(scale) * 2n;
  const size = top < 0n ? -top : top;
  const rounded = (size / d + 1n) / 2n;
  return Number(top < 0n ? -rounded : rounded);
}

export const scaledText = (text: string, scale: number): number => scaled(fraction(text), scale);
