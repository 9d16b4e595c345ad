/** What the options of the command line take, as it is said when one was given something else. */
export const accepts = {
  option: '{{option}} {{value}} is not understood. It takes {{accepted}}.',
  bareShare:
    '{{option}} {{value}}: as a bare number {{value}} is {{percent}} %. Write {{value}}% or {{percent}}%.',
  bareAmount: '{{option}} {{value}}: write {{value}}% of the value, or {{value}}/order for each order.',
  choices: 'one of {{choices}}',
  moment: 'a date such as 2024-01-31, or a moment such as 2024-01-31T09:30 (UTC)',
  whole: 'a whole number from {{min}} to {{max}}',
  number: 'a number from {{min}} to {{max}}',
  amount: 'an amount such as 10000 or 2500.50, in plain digits',
  holding: 'a symbol, a quantity and a price such as FPT:100:95400',
  timeframe: 'a number and s, m, h, d, w or mo: 5m, 1h, 1d',
  pair: 'a name and a value such as fast=20',
  member: 'the number of a strategy before its parameter, from 1 to {{count}}: 1.fast=20',
  noParameters: 'nothing: {{strategy}} has no parameters',
  names: 'a parameter of {{strategy}}: {{names}}',
  slippage: 'whole ticks such as 2, or a part of the price such as 0.1% or 10bps, up to 20%',
  spread: 'a part of the price such as 0.1% or 10bps, up to 20%',
  commission:
    '0.1% or 10bps of the value (up to 50%), 2/order, 0.005/share, 1min as the least, several with a plus (0.1%+2/order), or vn-broker, us-per-share, us-regulated, zero',
  size: '0.95 or 95% of equity, 100shares, 10000cash, 1%risk, 10positions',
  share: 'a part above 0 and up to 1, such as 0.5 or 50%',
  strategy: 'a file (.ts, .json) or one of {{names}}',
  strategyNearest: 'a file (.ts, .json) or one of {{names}}. Did you mean {{nearest}}?',
  account: 'an account: {{known}}, or the name of a session',
  sections: 'one or several of {{known}}',
  run: 'one run: {{ids}} begin with it. Write more of one of them',
} as const;
