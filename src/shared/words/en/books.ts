/** English words for an account's books: its terms, and what the command line shows. */
export const bases = {
  fifo: 'first in, first out',
  lifo: 'last in, first out',
  average: 'average cost',
  'highest-cost': 'highest cost first',
  specific: 'specific lots',
  netting: 'netting',
  hedging: 'hedging',
} as const;

export const books = {
  title: '{{name}}: base currency {{currency}}, {{basis}}, {{mode}}',
  currency: 'currency',
  cash: 'cash',
  reserved: 'reserved',
  buyingPower: 'buying power',
  marketValue: 'market value',
  equity: 'equity',
  dayPnl: 'day P&L',
  realised: 'realised',
  unrealised: 'unrealised',
  fees: 'fees',
  inBase: '* everything in {{currency}}',
  noRate: 'No sum in the base currency: no exchange rate is known.',
  nothingHeld: 'Nothing is held.',
  symbol: 'symbol',
  quantity: 'quantity',
  lots: 'lots',
  averageCost: 'average cost',
  mark: 'mark',
} as const;
