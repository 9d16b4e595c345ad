/** What a new symbol can be listed like: the currency it is quoted in and the decimals of its price. */
import { z } from 'zod';
import type { Currency } from '#core/units/units.ts';

export type ListingTemplate = 'HOSE' | 'US' | 'CRYPTO' | 'FX';

export const template = z.enum(['HOSE', 'US', 'CRYPTO', 'FX']);

export const LISTED_AS: Readonly<
  Record<ListingTemplate, { readonly currency: Currency; readonly priceScale: number }>
> = {
  HOSE: { currency: 'VND', priceScale: 0 },
  US: { currency: 'USD', priceScale: 4 },
  CRYPTO: { currency: 'USD', priceScale: 4 },
  FX: { currency: 'USD', priceScale: 5 },
};
