/** Rules in the editor: every kind as text and back is the rule it was, in both languages; what is wrong is said at its field. */
import { describe, expect, it } from 'vitest';
import { ruleSet } from '#contract/rules.ts';
import type { Rule } from '#core/model/rules.ts';
import { RULE_NAMES } from '#core/risk/rules/list.ts';
import { differences } from '#renderer/features/risk/rules/changes.ts';
import { draftOf, newDraft, readDraft, renotateRule } from '#renderer/features/risk/rules/draft.ts';
import { KINDS } from '#renderer/features/risk/rules/kinds.ts';

const EQUITY = { limit: { equityBps: 1_250 } };
const RULES = ruleSet.parse([
  { rule: 'max-quantity', limit: 500_000 },
  { rule: 'max-notional', limit: { amount: '2000000.5', currency: 'USD' } },
  { rule: 'price-collar', bps: 325, against: 'mid' },
  { rule: 'duplicate', windowMs: 500 },
  { rule: 'order-rate', orders: 1_000, windowMs: 90_000 },
  { rule: 'working-orders', limit: 20 },
  {
    rule: 'trading-hours',
    hours: [
      { from: 545, until: 690 },
      { from: 780, until: 1_440 },
    ],
  },
  { rule: 'restricted-list', symbols: ['VIC', 'BRK.B'], only: true },
  { rule: 'no-short', scope: { kind: 'strategy', strategy: 'trend' } },
  { rule: 'volume-share', bps: 1, days: 252 },
  { rule: 'spread-width', bps: 50 },
  { rule: 'stale-price', ms: 86_400_000 },
  { rule: 'position-quantity', limit: 1 },
  { rule: 'position-value', limit: { amount: '20000000000', currency: 'VND' } },
  { rule: 'sector-exposure', sector: 'Banks', ...EQUITY },
  { rule: 'asset-class-exposure', assetClass: 'etf', ...EQUITY },
  { rule: 'currency-exposure', ...EQUITY, severity: 'warn' },
  { rule: 'gross-exposure', ...EQUITY, severity: 'reduce', enabled: false },
  { rule: 'net-exposure', ...EQUITY },
  { rule: 'leverage', hundredths: 150 },
  { rule: 'concentration', bps: 2_500 },
  { rule: 'daily-loss', ...EQUITY },
  { rule: 'drawdown', bps: 1_000, lock: { state: 'halted', until: 'release' } },
  { rule: 'loss-streak', losses: 4, lock: { until: 45 } },
  { rule: 'value-at-risk', ...EQUITY, confidence: 99, method: 'parametric', horizon: 10 },
  { rule: 'expected-shortfall', ...EQUITY },
  { rule: 'volatility-scaled', ...EQUITY, targetBps: 2_000 },
]) as readonly Rule[];

const around = (locale: 'en' | 'vi') => ({ locale, rules: RULES, accountId: 'paper', bySymbol: {} });

describe('a rule in the editor', () => {
  it('knows every kind', () => {
    expect(Object.keys(KINDS).sort()).toEqual([...RULE_NAMES].sort());
    expect(RULES).toHaveLength(RULE_NAMES.length);
  });

  it.each(RULES.map((rule) => [rule.rule, rule] as const))('%s is the rule it was', (_, rule) => {
    for (const locale of ['en', 'vi'] as const) {
      const draft = draftOf(rule, locale, (id) => id);
      const other = locale === 'en' ? 'vi' : 'en';
      expect(differences([rule], [readDraft(draft, around(locale)).rule!])).toEqual([]);
      const turned = readDraft(renotateRule(draft, locale, other), around(other)).rule!;
      expect(differences([rule], [turned])).toEqual([]);
    }
  });

  it.each([
    ['max-notional', { limit: '1.5' }, 'limit'],
    ['max-notional', { limit: '-3' }, 'limit'],
    ['leverage', { times: '0.001' }, 'times'],
    ['trading-hours', { hours: '11:30–09:00' }, 'hours'],
    ['trading-hours', { hours: '9-17' }, 'hours'],
    ['restricted-list', { symbols: ' , ' }, 'symbols'],
    ['loss-streak', { losses: '3', lockUntil: 'minutes', lockMinutes: '0' }, 'lockMinutes'],
  ] as const)('%s with %o is wrong at its field', (kind, texts, slot) => {
    const draft = newDraft(kind, RULES, 'VND');
    const { rule, problems } = readDraft({ ...draft, texts: { ...draft.texts, ...texts } }, around('en'));
    expect([rule, problems.map((each) => each.slot)]).toEqual([null, [slot]]);
  });
});
