/** Rule files: what is read out of one, and what is said of one that cannot be read. Nothing is changed either way. */
import { expect, test } from 'vitest';
import { openAccount, openEngine, temporaryFolder } from '../support/workspace.ts';

const SIZE = { rule: 'max-quantity', limit: 100 };

test.each([
  ['no JSON', '{', { code: 'not-json' }],
  ['no list', '{"rules": 1}', { code: 'no-list' }],
  ['nothing', 'null', { code: 'no-list' }],
  [
    'a kind that there is not',
    [SIZE, { rule: 'max-size' }],
    { code: 'unknown-kind', number: 2, rule: 'max-size' },
  ],
  ['no kind', [{ limit: 1 }], { code: 'unknown-kind', number: 1, rule: '' }],
  [
    'a limit out of range',
    [{ ...SIZE, limit: 0 }],
    { code: 'rule', number: 1, rule: 'max-quantity', field: 'limit' },
  ],
  [
    'a word too many',
    [{ ...SIZE, limt: 5 }],
    { code: 'rule', number: 1, rule: 'max-quantity', field: 'limt' },
  ],
  ['no object', [SIZE, 7], { code: 'rule', number: 2, rule: '', field: '' }],
  [
    'an id twice',
    [
      { ...SIZE, id: 'a' },
      { ...SIZE, id: 'a' },
    ],
    { code: 'same-id' },
  ],
  ['201 rules', Array.from({ length: 201 }, () => SIZE), { code: 'too-many' }],
])('%s is said and no rule is read', async (_, said, problem) => {
  const { call } = openEngine(temporaryFolder());
  const text = typeof said === 'string' ? said : JSON.stringify(said);
  expect(await call('risk.readRules', { text })).toEqual({ rules: null, problem });
});

test('a list, or one under its name: with ids, severities and scopes filled in', async () => {
  const engine = openEngine(temporaryFolder());
  await openAccount(engine);
  const before = (await engine.call('workspace.status', {})).rules;
  const rules = [
    { ...SIZE, id: 'max-quantity', enabled: true, severity: 'deny', scope: { kind: 'workspace' } },
    { ...SIZE, id: 'max-quantity-2', enabled: true, severity: 'deny', scope: { kind: 'workspace' } },
  ];
  for (const said of [[SIZE, SIZE], { rules: [SIZE, SIZE] }])
    expect(await engine.call('risk.readRules', { text: `\uFEFF${JSON.stringify(said)}` })).toEqual({
      rules,
      problem: null,
    });
  expect((await engine.call('workspace.status', {})).rules).toEqual(before);
});
