/** English words for the kinds of journal events and their one-line summaries. */
export const events = {
  'stream-opened': 'Stream opened',
  'account-opened': 'Account opened',
  'instrument-listed': 'Instrument listed',
  'instrument-anchored': 'History imported',
  'instrument-watched': 'Watchlist changed',
  'limits-changed': 'Risk limits changed',
  'fee-profiles-changed': 'Fees changed',
  'account-terms-changed': 'Account terms changed',
  'trading-halted': 'Trading halted',
  'trading-reduced': 'Trading reduced',
  'emergency-stopped': 'Emergency stop',
  'closing-done': 'Position closed',
  'order-cancelling': 'Cancel pending',
  'trading-resumed': 'Trading resumed',
  'day-ended': 'Day ended',
  'order-accepted': 'Order accepted',
  'order-denied': 'Order denied',
  'order-rested': 'Order resting',
  'order-filled': 'Order filled',
  'order-cancelled': 'Order cancelled',
  'order-replaced': 'Order replaced',
  'order-waiting': 'Order held',
  'order-activated': 'Order activated',
  'order-triggered': 'Order triggered',
  'order-trailed': 'Stop moved',
  'order-refreshed': 'Iceberg refreshed',
  'order-repriced': 'Order repriced',
  'order-resized': 'Order resized',
  'phase-changed': 'Session phase',
  'command-denied': 'Request denied',
  'basket-committed': 'Basket imported',
} as const;

export const summaries = {
  'stream-opened': '{{count}} instruments, tape seed {{seed}}',
  'account-opened': '{{name}}: {{cash}}; {{holdings}} holdings',
  'instrument-listed': '{{symbol}} on {{exchange}} at {{price}}',
  'instrument-anchored': '{{symbol}} goes on from {{price}} ({{source}})',
  'instrument-watched-on': '{{symbol}} added to the watchlist',
  'instrument-watched-off': '{{symbol}} removed from the watchlist',
  'limits-changed': 'New limits for orders and positions',
  'fee-profiles-changed': 'VND: {{vnd}}; USD: {{usd}}',
  'account-terms-changed': 'Cost basis {{basis}}, {{mode}}',
  'trading-halted': 'New orders are denied',
  'trading-reduced': 'Only orders that reduce are taken',
  'emergency-stopped': 'Everything is cancelled and nothing new is taken; {{count}} positions to close',
  'closing-done': '{{symbol}}: nothing is left to close',
  'order-cancelling': '{{id}}: cancelled as soon as the phase allows it',
  'trading-resumed': 'New orders are taken again',
  'day-ended': 'Trading day {{day}}',
  'order-accepted': '{{order}}',
  'order-denied': '{{order}}. {{reason}}',
  'order-rested': '{{id}}: {{quantity}} waiting at {{price}}, {{ahead}} ahead',
  'order-filled': '{{id}}: {{side}} {{quantity}} {{symbol}} at {{price}} ({{liquidity}}), fees {{fees}}',
  'order-cancelled': '{{id}}: {{reason}}, {{quantity}} left',
  'order-replaced': '{{id}}: now {{quantity}} at {{price}}, priority {{priority}}',
  'order-waiting': '{{id}}: {{waiting}}',
  'order-activated': '{{id}}: {{quantity}} in force now',
  'order-triggered': '{{id}}: triggered at {{price}}',
  'order-trailed': '{{id}}: stop now {{stop}}',
  'order-refreshed': '{{id}}: shows {{quantity}}, last in its level',
  'order-repriced': '{{id}}: limit now {{price}} ({{cause}})',
  'order-resized': '{{id}}: {{quantity}} left ({{cause}})',
  'phase-changed': '{{where}}: {{phase}}',
  'command-denied': '{{command}}: {{reason}}',
  'basket-committed': '{{name}}: {{count}} orders from {{file}}',
  kept: 'kept',
  lost: 'lost',
} as const;

/** Who works an order, and what Tapedeck does about it. */
export const holds = {
  native: 'The exchange takes it as it is.',
  trigger: 'held by Tapedeck until its trigger',
  session: 'held by Tapedeck until its session',
  size: 'held by Tapedeck until there is enough to trade with',
  conversion: 'reaches the exchange in another form',
  renewal: 'sent again by Tapedeck every day',
  iceberg: 'shown by Tapedeck part by part',
  'post-only': 'kept by Tapedeck from taking',
  'reduce-only': 'kept by Tapedeck within the position',
} as const;

/** What an order waits for, and why it was changed without being asked. */
export const waits = {
  trigger: 'held until its price is reached',
  parent: 'held until the entry fills',
  session: 'held until its session',
  size: 'held until there is enough to trade with',
} as const;

export const causes = {
  'post-only': 'post-only',
  'market-to-limit': 'market-to-limit',
  'reduce-only': 'reduce-only',
  group: 'its group',
  'self-trade': 'self-trade prevention',
} as const;

export const notices = {
  'order-filled': 'Filled: {{side}} {{quantity}} {{symbol}} at {{price}}',
  'orders-filled': '{{count}} orders filled',
  'orders-corrected':
    '{{count}} working orders went to the back of their queue: their place could not be restored.',
  'verify-failed': 'The journal did not verify: {{detail}}',
} as const;

/** What was asked for, by the kind of the command; `subject` is what it was about. */
export const commands = {
  'open-account': 'Open the account',
  'list-instrument': 'List {{subject}}',
  'anchor-instrument': 'Import the history of {{subject}}',
  'watch-instrument': 'Watch {{subject}}',
  'set-rules': 'Change the rules',
  'set-fee-profiles': 'Change the fees',
  'limit-trading': 'Limit trading',
  'emergency-stop': 'Emergency stop',
  'set-account-terms': 'Change the account’s terms',
  'resume-trading': 'Resume trading',
  'place-order': 'Place an order',
  'place-group': 'Place a group of orders',
  'cancel-order': 'Cancel order {{subject}}',
  'cancel-all': 'Cancel all orders',
  'replace-order': 'Change order {{subject}}',
  'commit-basket': 'Import {{subject}}',
} as const;
