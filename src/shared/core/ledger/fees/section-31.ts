/**
 * The US transaction fee on sales of listed securities, which exchanges pay to the SEC and brokers pass on: notional ×
 * rate, by trade, rounded up to a cent as brokers do.
 *
 * Source: Section 31 of the Securities Exchange Act of 1934 (15 U.S.C. 78ee) and the SEC's yearly fee rate advisories.
 * Dates are the first trading dates of a rate; before the first row, and while the rate was nil (2025-05-14 to
 * 2026-04-03), nothing is charged.
 * Known limit: the rows of 2014, 2016, 2018, 2021 and 2025 were compared with the notices, the others, that of 2026 among
 * them, are from public reports.
 */
import { mulDiv } from '../../units/integer.ts';
import { unitOf, type FeeContext } from './component.ts';
import { rateAt, type DatedRate } from './dated.ts';

export interface Section31Fee {
  readonly model: 'section-31';
  readonly kind: 'section-31';
  readonly sides: 'sell';
}

interface Section31Rate extends DatedRate {
  /** Cents for a million dollars. */
  readonly cents: number;
}

const rate = (from: string, cents: number): Section31Rate => ({ from, cents });

const RATES: readonly Section31Rate[] = [
  rate('2010-04-01', 1_690),
  rate('2011-01-21', 1_920),
  rate('2012-02-21', 1_800),
  rate('2012-04-01', 2_240),
  rate('2013-05-25', 1_740),
  rate('2014-03-18', 2_210),
  rate('2015-02-14', 1_840),
  rate('2016-02-16', 2_180),
  rate('2017-07-04', 2_310),
  rate('2018-05-22', 1_300),
  rate('2019-04-16', 2_070),
  rate('2020-02-18', 2_210),
  rate('2021-02-25', 510),
  rate('2022-05-14', 2_290),
  rate('2023-02-27', 800),
  rate('2024-05-22', 2_780),
  rate('2025-05-14', 0),
  rate('2026-04-04', 2_060),
];

export function section31Fee(_fee: Section31Fee, context: FeeContext): number {
  const found = rateAt(RATES, context.date);
  if (!found) return 0;
  const unit = unitOf(context.scales.currency);
  const cents = mulDiv(context.notional, found.cents, 1_000_000 * unit, 'ceil');
  return cents * (unit / 100);
}
