/** English words for imported baskets. */
export const baskets = {
  progress: 'Progress',
  progressText:
    '{{filled}} of {{orders}} filled, {{working}} working ({{held}} held), {{cancelled}} cancelled',
  bought: 'Bought',
  sold: 'Sold',
  pnl: 'P&L',
  showOrders: 'Show the orders of {{name}}',
  saveResult: 'Save the result workbook of {{name}}',
  notKept: 'Its sheet is not kept any more',
  cancel: 'Cancel what works of {{name}}',
  nothingWorks: 'Nothing of it works any more',
  cancelTitle: 'Cancel what works of “{{name}}”?',
  back: 'Back to all baskets',
  noOrders: 'This basket has no orders.',
} as const;
