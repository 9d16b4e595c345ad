/** The kinds of rules as the editor offers them: by group, with the fields each has. */
import type { RuleName } from '#core/model/rules.ts';

export const GROUPS = ['order', 'portfolio', 'loss', 'statistics'] as const;
export type Group = (typeof GROUPS)[number];

/** Fields of one text each, fields of a choice, and those made of several parts. */
export type NumberField =
  | 'units'
  | 'percent'
  | 'window'
  | 'age'
  | 'orders'
  | 'count'
  | 'days'
  | 'times'
  | 'losses'
  | 'horizon'
  | 'target';
export type ChoiceField = 'against' | 'only' | 'sector' | 'assetClass' | 'currency' | 'method' | 'confidence';
export type FieldName = NumberField | ChoiceField | 'hours' | 'symbols' | 'limit' | 'lock';

interface Kind {
  readonly group: Group;
  readonly fields: readonly FieldName[];
}

const of = (group: Group, ...fields: readonly FieldName[]): Kind => ({ group, fields });

export const KINDS: Readonly<Record<RuleName, Kind>> = {
  'max-quantity': of('order', 'units'),
  'max-notional': of('order', 'limit'),
  'price-collar': of('order', 'percent', 'against'),
  'restricted-list': of('order', 'symbols', 'only'),
  'trading-hours': of('order', 'hours'),
  'stale-price': of('order', 'age'),
  'spread-width': of('order', 'percent'),
  'order-rate': of('order', 'orders', 'window'),
  'working-orders': of('order', 'count'),
  'volume-share': of('order', 'percent', 'days'),
  'no-short': of('order'),
  duplicate: of('order', 'window'),
  'position-quantity': of('portfolio', 'units'),
  'position-value': of('portfolio', 'limit'),
  concentration: of('portfolio', 'percent'),
  'sector-exposure': of('portfolio', 'sector', 'limit'),
  'asset-class-exposure': of('portfolio', 'assetClass', 'limit'),
  'currency-exposure': of('portfolio', 'currency', 'limit'),
  'gross-exposure': of('portfolio', 'limit'),
  'net-exposure': of('portfolio', 'limit'),
  leverage: of('portfolio', 'times'),
  'daily-loss': of('loss', 'limit', 'lock'),
  drawdown: of('loss', 'percent', 'lock'),
  'loss-streak': of('loss', 'losses', 'lock'),
  'volatility-scaled': of('statistics', 'limit', 'target'),
  'value-at-risk': of('statistics', 'method', 'confidence', 'horizon', 'limit'),
  'expected-shortfall': of('statistics', 'method', 'confidence', 'horizon', 'limit'),
};

export const RULE_NAMES = Object.keys(KINDS) as readonly RuleName[];
export const groupOf = (rule: RuleName): Group => KINDS[rule].group;
