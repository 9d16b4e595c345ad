/** English words for money and shares that move without a trade: events, requests and their denials. */
export const moneyEvents = {
  'margin-called': 'Margin call',
  'margin-call-met': 'Margin call met',
  'liquidation-started': 'Forced liquidation',
  'interest-accrued': 'Interest',
  'corporate-action': 'Corporate action',
  'cash-deposited': 'Deposit',
  'cash-withdrawn': 'Withdrawal',
  'fx-rate-set': 'Exchange rate',
  'currency-converted': 'Currency converted',
  settled: 'Settled',
} as const;

export const moneySummaries = {
  'margin-called':
    'Equity {{equity}} is below the maintenance margin of {{maintenance}}: only orders that reduce are taken',
  'margin-call-met': 'Equity {{equity}} carries the maintenance margin of {{maintenance}} again',
  'liquidation-started':
    'Equity {{equity}} is far below the maintenance margin of {{maintenance}}: positions are being closed',
  'interest-accrued': '{{days}} days: {{interest}} on cash, {{borrow}} for borrowed shares',
  'action-split': '{{symbol}}: {{numerator}} shares for {{denominator}}',
  'action-stock-dividend': '{{symbol}}: {{numerator}} shares more for every {{denominator}}',
  'action-cash-dividend':
    '{{symbol}}: dividend of {{perShare}} a share; {{cash}} received, {{tax}} tax withheld',
  'action-symbol-change': '{{symbol}}: the symbol is now {{next}}',
  'action-cash': '{{cash}} for fractions of shares',
  'action-orders': '{{count}} working orders adjusted',
  'cash-deposited': '{{amount}} paid in',
  'cash-withdrawn': '{{amount}} paid out',
  'fx-rate-set': '1 USD = {{rate}} VND',
  'currency-converted': '{{sold}} sold for {{bought}} at {{rate}}, spread {{fee}}',
  'settled-shares': '{{quantity}} {{symbol}} may be sold now',
  'settled-cash': '{{cash}} from {{symbol}} may be used now',
} as const;

export const moneyCommands = {
  'apply-corporate-action': 'Corporate action of {{subject}}',
  deposit: 'Pay in {{subject}}',
  withdraw: 'Pay out {{subject}}',
  'convert-currency': 'Convert {{subject}}',
  'set-fx-rate': 'Set the rate {{subject}}',
} as const;

export const moneyDenials = {
  MARGIN_CALLED:
    'A margin call stands: you may send at most {{reducible}} of {{quantity}}, to reduce the position. Pay in cash, or close positions.',
  ACTION_INVALID: 'This corporate action cannot be carried out: {{reason}}.',
  UNSETTLED_QUANTITY:
    'You want to sell {{quantity}} and {{settled}} have settled. The rest can be sold from {{settlesAt}}.',
  AMOUNT_NOT_POSITIVE: 'The amount is {{amount}}. Enter an amount above zero.',
  INSUFFICIENT_CASH: '{{required}} is more than the {{available}} that has settled and is free.',
  SAME_CURRENCY: 'The money is in {{currency}} already. Choose another currency.',
  FX_RATE_UNKNOWN: 'The account has no exchange rate yet. Enter one.',
  FX_RATE_INVALID: 'This is not an exchange rate. Enter đồng for one dollar, above zero.',
} as const;
