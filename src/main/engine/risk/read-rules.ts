/** Rules out of a file's text, or what is wrong with it first: which rule, which field. */
import { ruleSet } from '#contract/rules.ts';
import type { RulesProblem, RulesRead } from '#contract/risk-views.ts';

type Issue = NonNullable<ReturnType<typeof ruleSet.safeParse>['error']>['issues'][number];

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

function problemOf(list: readonly unknown[], { path, code, ...issue }: Issue): RulesProblem {
  const [index, ...fields] = path;
  if (typeof index !== 'number') return { code: code === 'too_big' ? 'too-many' : 'same-id' };
  const number = index + 1;
  const said = member(list[index], 'rule');
  const rule = typeof said === 'string' ? said : '';
  if (fields[0] === 'rule') return { code: 'unknown-kind', number, rule };
  const unknown = 'keys' in issue ? issue.keys : [];
  return { code: 'rule', number, rule, field: [...fields, ...unknown.slice(0, 1)].join('.') };
}

/** The list alone, or as `rules`, as the command line reads it. */
export function readRules(text: string): RulesRead {
  let said: unknown;
  try {
    said = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { rules: null, problem: { code: 'not-json' } };
  }
  const list = Array.isArray(said) ? (said as unknown[]) : member(said, 'rules');
  if (!Array.isArray(list)) return { rules: null, problem: { code: 'no-list' } };
  const decoded = ruleSet.safeParse(list);
  if (decoded.success) return { rules: decoded.data, problem: null };
  return { rules: null, problem: problemOf(list as unknown[], decoded.error.issues[0]!) };
}
