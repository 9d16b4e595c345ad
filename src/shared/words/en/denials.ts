/** English words for every denial code of core/model/denial.ts: what was wrong, with its numbers, and what to do. */
export const denials = {
  TRADING_HALTED: 'Trading is halted. Resume trading to send orders.',
  TRADING_REDUCING:
    'Only orders that reduce a position are taken. Reduce, or resume trading on the Risk page.',
  NEEDS_CONFIRMATION: 'Your rules ask you to confirm this order: {{rules}}. Look at it, then confirm.',
  PRICE_OUTSIDE_COLLAR:
    'The price {{price}} is worse than your collar allows: {{limit}}, measured from {{reference}}.',
  TOO_MANY_ORDERS:
    'This would be order {{orders}} within {{seconds}} s. Your limit is {{limit}}. Wait a moment.',
  TOO_MANY_WORKING:
    'There would be {{working}} working orders, above your limit of {{limit}}. Cancel one first.',
  OUTSIDE_TRADING_HOURS: 'It is {{time}} at the exchange. Your rules allow orders at {{hours}}.',
  SYMBOL_RESTRICTED: 'Your rules do not let {{symbol}} be traded.',
  VOLUME_SHARE_ABOVE_LIMIT:
    'The quantity {{quantity}} is above {{limit}}, your share of the average daily volume of {{days}} days.',
  SPREAD_TOO_WIDE:
    'Bid and ask are {{spread}} apart, above your limit of {{limit}}. Wait, or send a limit order that rests.',
  PRICE_STALE: 'Nothing has traded for {{age}}, longer than your limit of {{limit}}.',
  EXPOSURE_ABOVE_LIMIT:
    'Exposure ({{measure}} {{name}}) could become {{exposure}}, above your limit of {{limit}}, with everything working filled.',
  LEVERAGE_ABOVE_LIMIT:
    'Leverage could become {{leverage}}, above your limit of {{limit}}, with everything working filled.',
  CONCENTRATION_ABOVE_LIMIT:
    '{{symbol}} could become {{share}} of your equity, above your limit of {{limit}}.',
  DAILY_LOSS_REACHED:
    'You have lost {{loss}} today; your limit is {{limit}}. Only orders that reduce are taken.',
  DRAWDOWN_REACHED:
    'Equity is {{drawdown}} below its peak; your limit is {{limit}}. Only orders that reduce are taken.',
  LOSS_STREAK_REACHED: '{{losses}} positions in a row were closed at a loss; your limit is {{limit}}.',
  RISK_ABOVE_LIMIT: '{{measure}} at {{confidence}} % would become {{risk}}, above your limit of {{limit}}.',
  VOLATILITY_ABOVE_LIMIT:
    '{{symbol}} moves {{volatility}} a year: measured by that the position counts {{exposure}}, above your limit of {{limit}}.',
  INSTRUMENT_NOT_TRADABLE: '{{symbol}} is not tradable at the moment. Choose another symbol.',
  UNKNOWN_INSTRUMENT: 'There is no instrument “{{instrument}}”. Create it, or check the symbol.',
  ORDER_TYPE_NOT_ALLOWED:
    '{{exchange}} cannot be sent a {{type}} order ({{timeInForce}}) in the phase “{{phase}}”: {{reason}}.',
  TERMS_INVALID: 'The order is not complete: {{problem}}.',
  GROUP_INVALID: 'These orders do not make a group: {{reason}}.',
  GROUP_LEG_DENIED: 'Order {{leg}} of the group was denied, so none was sent.',
  PHASE_FORBIDS: 'In the phase “{{phase}}” the exchange does not let you {{action}} an order.',
  AMENDS_TOO_MUCH: '{{exchange}} lets one amendment change the price or the quantity, not both.',
  QUANTITY_ABOVE_VENUE_MAXIMUM:
    'The quantity {{quantity}} is above the exchange’s maximum of {{limit}} an order.',
  QUANTITY_NOT_POSITIVE: 'The quantity is {{quantity}}. Enter a quantity above zero.',
  QUANTITY_OFF_LOT: 'The quantity {{quantity}} is not a multiple of the lot of {{lotSize}}.',
  VALUE_TOO_LARGE:
    'This is worth more than {{limit}}, the most Tapedeck computes with. Check price and quantity.',
  PRICE_MISSING: 'This order needs a price.',
  PRICE_NOT_POSITIVE: 'The price {{price}} is not above zero.',
  PRICE_OFF_TICK:
    'The price {{price}} is off the tick of {{tick}}. The nearest valid prices are {{below}} and {{above}}.',
  PRICE_OUTSIDE_BAND:
    'The price {{price}} is outside today’s band. The floor is {{floor}}, the ceiling {{ceiling}}.',
  QUANTITY_ABOVE_LIMIT:
    'The quantity {{quantity}} is above your limit of {{limit}} an order. Send less, or raise the limit on the Risk page.',
  NOTIONAL_ABOVE_LIMIT:
    'The order is worth {{notional}}, above your limit of {{limit}} an order. Send less, or raise the limit on the Risk page.',
  SHORT_NOT_ALLOWED:
    'You want to sell {{quantity}} and {{sellable}} can be sold. This instrument cannot be sold short.',
  CLOSE_ABOVE_HELD:
    'You want to close {{quantity}} and {{closable}} can be closed on this side. Send less, or cancel another closing order.',
  POSITION_ABOVE_LIMIT:
    'The position would become {{position}}, above your limit of {{limit}}. Send less, or raise the limit on the Risk page.',
  INSUFFICIENT_BUYING_POWER:
    'The order needs {{required}} and your buying power is {{available}}. Send less, or cancel a working order.',
  DUPLICATE_ORDER:
    'The same order was sent less than {{seconds}} s ago ({{orderId}}). Wait, or change the price or quantity.',
  ORDER_NOT_WORKING: 'Order {{orderId}} is no longer working, so it cannot be changed or cancelled.',
  NOTHING_TO_REPLACE: 'Order {{orderId}} already has this price and quantity.',
  BASKET_ROWS_DENIED: '{{count}} rows were denied, so nothing was sent. {{rows}}',
  BASKET_ROW: 'Row {{row}}: {{reason}}',
  SHEET_ALREADY_IMPORTED:
    'This very file is already imported as basket {{basketId}}. Nothing was sent again.',
  SYMBOL_EXISTS: '{{symbol}} exists already. Add it to the watchlist instead.',
  POSITION_MODE_IN_USE:
    'Netting and hedging can be changed only while nothing is held and no order works. Open positions: {{positions}}; working orders: {{orders}}.',
  ACCOUNT_NOT_OPEN: 'There is no paper account yet. Open one first.',
  ACCOUNT_ALREADY_OPEN: 'A paper account is already open. Use “Reset paper account” to start over.',
} as const;
