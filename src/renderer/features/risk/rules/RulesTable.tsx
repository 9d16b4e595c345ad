/** Every rule in a line: on or off, what it is, for which orders, what happens beyond, its limit in words. */
import Pencil from 'lucide-react/icons/pencil';
import Trash from 'lucide-react/icons/trash-2';
import type { Rule, RuleSet } from '#core/model/rules.ts';
import { instrumentOf } from '../../../state/market.ts';
import { useWords } from '../../../state/settings.ts';
import { Empty, IconButton, Unseen } from '../../../ui/controls.tsx';
import { editRules, showPane, useRisk } from '../store.ts';
import type { RuleDifference } from './changes.ts';
import { draftOf } from './draft.ts';
import { limitText, scopeText } from './ruleText.ts';
import css from './rules.module.css';

interface RowProps {
  readonly rule: Rule;
  readonly rules: RuleSet;
  readonly difference: RuleDifference | undefined;
}

function RuleActions({
  rule,
  rules,
  name,
  edit,
}: RowProps & { readonly name: string; readonly edit: () => void }) {
  const { t } = useWords();
  const remove = () => {
    editRules(rules.filter(({ id }) => id !== rule.id));
    showPane(null);
  };
  return (
    <>
      <IconButton small label={t('rules.editRule', { name })} testId={`rule-edit-${rule.id}`} onClick={edit}>
        <Pencil size={13} />
      </IconButton>
      <IconButton
        small
        label={t('rules.deleteRule', { name })}
        testId={`rule-delete-${rule.id}`}
        onClick={remove}
      >
        <Trash size={13} />
      </IconButton>
    </>
  );
}

function RuleRow(props: RowProps) {
  const { rule, rules, difference } = props;
  const words = useWords();
  const { t, locale } = words;
  const open = useRisk(({ pane }) => pane?.kind === 'form' && pane.draft.original === rule.id);
  const kind = t(`checks.${rule.rule}`);
  const name = rule.id === rule.rule ? kind : `${kind} (${rule.id})`;
  const edit = () =>
    showPane({
      kind: 'form',
      draft: draftOf(rule, locale, (id) => instrumentOf(id)?.symbol ?? id),
    });
  const toggle = (enabled: boolean) =>
    editRules(rules.map((each) => (each.id === rule.id ? { ...each, enabled } : each)));
  const limit = limitText(words, rule);
  const scope = scopeText(words, rule.scope);
  return (
    <tr data-testid={`rule-row-${rule.id}`} data-off={!rule.enabled} data-open={open} onDoubleClick={edit}>
      <td>
        <input
          type="checkbox"
          role="switch"
          aria-label={t('rules.enabled', { name })}
          data-testid={`rule-enabled-${rule.id}`}
          checked={rule.enabled}
          onChange={(event) => toggle(event.target.checked)}
        />
      </td>
      <th scope="row" title={name}>
        <span className={css.mark} data-change={difference?.change}>
          {difference && t(`rules.change-${difference.change}`)}
        </span>
        {kind} <small>{rule.id === rule.rule ? '' : rule.id}</small>
      </th>
      <td title={scope}>{scope}</td>
      <td data-severity={rule.severity}>{t(`rules.severity-${rule.severity}`)}</td>
      <td title={limit}>{limit}</td>
      <td className={css.actions}>
        <RuleActions {...props} name={name} edit={edit} />
      </td>
    </tr>
  );
}

export function RulesTable({
  rules,
  changes,
}: {
  readonly rules: RuleSet;
  readonly changes: readonly RuleDifference[];
}) {
  const { t } = useWords();
  const byId = new Map(changes.map((each) => [each.rule.id, each]));
  if (rules.length === 0) return <Empty>{t('rules.empty')}</Empty>;
  return (
    <div className={css.scroll} tabIndex={0} role="region" aria-label={t('risk.rules')}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('rules.on')}</th>
            <th scope="col">{t('rules.rule')}</th>
            <th scope="col">{t('rules.scope')}</th>
            <th scope="col">{t('rules.severity')}</th>
            <th scope="col">{t('risk.limit')}</th>
            <th scope="col">
              <Unseen>{t('orders.actions')}</Unseen>
            </th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <RuleRow key={rule.id} rule={rule} rules={rules} difference={byId.get(rule.id)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
