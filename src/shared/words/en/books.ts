/** English words for an account's books: its terms. */
export const bases = {
  fifo: 'first in, first out',
  lifo: 'last in, first out',
  average: 'average cost',
  'highest-cost': 'highest cost first',
  specific: 'specific lots',
  netting: 'netting',
  hedging: 'hedging',
} as const;
