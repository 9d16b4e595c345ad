/** What can be done with the set of rules: add, try on the past, history, import and export as a file. */
import Plus from 'lucide-react/icons/plus';
import type { RulesProblem } from '#contract/risk-views.ts';
import type { RuleName } from '#core/model/rules.ts';
import type { Words } from '#words/index.ts';
import { call } from '../../../client/index.ts';
import { notify, tellFailure } from '../../../state/notify.ts';
import { currentWords, useWords } from '../../../state/settings.ts';
import { Button } from '../../../ui/controls.tsx';
import { saveText } from '../../../ui/saveFile.ts';
import { FilePicker } from '../../import/FilePicker.tsx';
import { editRules, showPane, useRisk } from '../store.ts';
import { KINDS } from './kinds.ts';
import { useRules } from './useRules.ts';
import css from './rules.module.css';

/** "Rule 2 (Largest value an order): “limit” is missing, unknown or out of range." */
function problemText({ t }: Words, problem: RulesProblem): string {
  switch (problem.code) {
    case 'rule': {
      const { number, rule, field } = problem;
      const name = rule in KINDS ? t(`checks.${rule as RuleName}`) : '–';
      return field === ''
        ? t('rules.file-no-rule', { number })
        : t('rules.file-field', { number, name, field });
    }
    case 'unknown-kind':
      return t('rules.file-unknown-kind', { number: problem.number, rule: problem.rule });
    default:
      return t(`rules.file-${problem.code}`);
  }
}

async function importFile(file: File): Promise<void> {
  const words = currentWords();
  const { rules, problem } = await call('risk.readRules', { text: await file.text() });
  if (problem) {
    notify('error', words.t('rules.importFailed', { file: file.name }), problemText(words, problem));
  } else if (rules) {
    editRules(rules);
    showPane(null);
    notify('success', words.t('rules.imported', { count: rules.length, file: file.name }));
  }
}

export function RulesBar() {
  const { t } = useWords();
  const { rules } = useRules();
  const pane = useRisk((state) => state.pane?.kind);
  const toggle = (kind: 'add' | 'history' | 'try') => showPane(pane === kind ? null : { kind });
  return (
    <div className={css.bar}>
      <Button look="primary" testId="rules-add" aria-expanded={pane === 'add'} onClick={() => toggle('add')}>
        <Plus size={14} />
        {t('rules.add')}
      </Button>
      <Button testId="rules-try" aria-expanded={pane === 'try'} onClick={() => toggle('try')}>
        {t('rules.try')}
      </Button>
      <Button testId="rules-history" aria-expanded={pane === 'history'} onClick={() => toggle('history')}>
        {t('rules.history')}
      </Button>
      <span className={css.push} />
      <FilePicker
        label={t('rules.import')}
        accept=".json,application/json"
        testId="rules-import"
        onPick={(file) => void importFile(file).catch(tellFailure)}
      />
      <Button
        testId="rules-export"
        onClick={() => saveText('rules.json', 'application/json', `${JSON.stringify({ rules }, null, 2)}\n`)}
      >
        {t('rules.export')}
      </Button>
    </div>
  );
}
