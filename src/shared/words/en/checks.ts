/** English words for the risk checks, fees, liquidity and cancel reasons. */
export const checks = {
  'trading-active': 'Trading active',
  'instrument-tradable': 'Instrument tradable',
  'order-type': 'Order type and time in force',
  'quantity-valid': 'Quantity and lot',
  'price-tick': 'Price on tick',
  'price-band': 'Price within band',
  'max-quantity': 'Largest quantity an order',
  'max-notional': 'Largest value an order',
  'short-permission': 'Shares to sell',
  'position-limit': 'Position limit',
  'buying-power': 'Buying power',
  duplicate: 'No duplicate',
  passed: 'passed',
  failed: 'denied',
  noLimit: 'no limit',
  milliseconds: '{{value}} ms',
  summaryPassed_one: '{{count}} check passes',
  summaryPassed_other: '{{count}} checks pass',
} as const;

/** Words that a check's value or limit may be made of, and the phases of a session. */
export const values = {
  active: 'active',
  halted: 'halted',
  tradable: 'tradable',
  limit: 'limit',
  market: 'market',
  continuous: 'continuous',
  closed: 'closed',
} as const;

export const cancels = {
  user: 'Cancelled by you',
  'no-liquidity': 'Nothing left in the book to trade with',
  ioc: 'IOC: the rest was cancelled at once',
  fok: 'FOK: it could not be filled whole',
  expired: 'Expired at the end of the day',
  halt: 'Cancelled by STOP',
  anchored: 'The instrument’s prices were set anew by an import',
  'outside-band': 'Outside the new day’s floor and ceiling',
  reset: 'Cancelled when the account was reset',
  'replaced-below-filled': 'Replaced by a quantity already filled',
} as const;

export const fees = {
  commission: 'Commission',
  'sell-tax': 'Sell tax',
  maker: 'maker',
  taker: 'taker',
  'vn-broker': 'Vietnamese broker',
  'us-per-share': 'US, per share',
  zero: 'No fees',
  'vn-broker-formula': '0.15 % of value each side, plus 0.1 % tax on sells',
  'us-per-share-formula': 'USD 0.005 a share; at least USD 1.00, at most 1 % of value per order',
  'zero-formula': 'Nothing is charged',
} as const;
