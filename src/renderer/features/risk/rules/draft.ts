/** A rule as it is being edited: everything as text, read back whole or with what is wrong at which field. */
import type { Rule, RuleName, RuleScope, RuleSet, Severity } from '#core/model/rules.ts';
import type { Instrument } from '#core/model/instrument.ts';
import type { Locale } from '#words/index.ts';
import { readField, renotateTexts, writeField, type Problem, type Texts } from './fields.ts';
import { KINDS } from './kinds.ts';

export interface RuleDraft {
  /** The id it has in the edited set; null for a new rule. */
  readonly original: string | null;
  readonly rule: RuleName;
  readonly id: string;
  readonly enabled: boolean;
  readonly severity: Severity;
  readonly scope: RuleScope['kind'];
  readonly symbol: string;
  readonly strategy: string;
  readonly texts: Texts;
}

/** What a draft is read against. */
export interface Surroundings {
  readonly locale: Locale;
  readonly rules: RuleSet;
  readonly accountId: string;
  readonly bySymbol: Readonly<Record<string, Instrument>>;
}

/** The rule's name, numbered where it comes again. */
function freeId(rule: RuleName, rules: RuleSet): string {
  const taken = new Set(rules.map(({ id }) => id));
  if (!taken.has(rule)) return rule;
  for (let next = 2; ; next += 1) if (!taken.has(`${rule}-${next}`)) return `${rule}-${next}`;
}

/** Choices that a new rule begins with; numbers are left to be typed. */
const BEGIN: Texts = {
  limitIn: 'VND',
  lockState: 'reducing',
  lockUntil: 'day-end',
  lockMinutes: '30',
  days: '20',
  window: '60',
  against: 'last',
  only: 'not',
  method: 'historical',
  confidence: '95',
  horizon: '1',
};

export const newDraft = (rule: RuleName, rules: RuleSet, base: string): RuleDraft => ({
  original: null,
  rule,
  id: freeId(rule, rules),
  enabled: true,
  severity: 'deny',
  scope: 'workspace',
  symbol: '',
  strategy: '',
  texts: { ...BEGIN, limitIn: base },
});

export function draftOf(rule: Rule, locale: Locale, symbolOf: (id: string) => string): RuleDraft {
  const { id, enabled, severity, scope } = rule;
  const texts = KINDS[rule.rule].fields.map((field) => writeField(field, rule, locale));
  return {
    original: id,
    rule: rule.rule,
    id,
    enabled,
    severity,
    scope: scope.kind,
    symbol: scope.kind === 'instrument' ? symbolOf(scope.instrumentId) : '',
    strategy: scope.kind === 'strategy' ? scope.strategy : '',
    texts: Object.assign({ ...BEGIN }, ...texts) as Texts,
  };
}

export const renotateRule = (draft: RuleDraft, from: Locale, to: Locale): RuleDraft => ({
  ...draft,
  texts: renotateTexts(draft.texts, from, to),
});

const LONGEST_NAME = 80;

function readId({ id, original }: RuleDraft, { rules }: Surroundings): Problem | null {
  const name = id.trim();
  if (name === '' || name.length > LONGEST_NAME) return { slot: 'id', key: 'rules.idWrong' };
  const taken = rules.some((each) => each.id === name && each.id !== original);
  return taken ? { slot: 'id', key: 'rules.idTaken' } : null;
}

function readScope(draft: RuleDraft, { accountId, bySymbol }: Surroundings): RuleScope | Problem {
  switch (draft.scope) {
    case 'workspace':
      return { kind: 'workspace' };
    case 'account':
      return { kind: 'account', account: accountId } as RuleScope;
    case 'instrument': {
      const instrument = bySymbol[draft.symbol.trim().toUpperCase()];
      if (!instrument)
        return { slot: 'symbol', key: 'rules.symbolUnknown', params: { symbol: draft.symbol } };
      return { kind: 'instrument', instrumentId: instrument.id };
    }
    case 'strategy': {
      const strategy = draft.strategy.trim();
      if (strategy === '' || strategy.length > LONGEST_NAME)
        return { slot: 'strategy', key: 'rules.strategyWrong' };
      return { kind: 'strategy', strategy };
    }
  }
}

/** The rule, or what is wrong; never both. */
export function readDraft(
  draft: RuleDraft,
  around: Surroundings,
): { readonly rule: Rule | null; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  let values = {};
  for (const field of KINDS[draft.rule].fields) {
    const read = readField(field, draft.texts, around.locale);
    if ('problem' in read) problems.push(read.problem);
    else values = { ...values, ...read.value };
  }
  const scope = readScope(draft, around);
  if ('slot' in scope) problems.push(scope);
  const id = readId(draft, around);
  if (id) problems.push(id);
  if (problems.length > 0) return { rule: null, problems };
  const { rule, enabled, severity } = draft;
  return { rule: { id: draft.id.trim(), rule, enabled, severity, scope, ...values } as Rule, problems };
}
