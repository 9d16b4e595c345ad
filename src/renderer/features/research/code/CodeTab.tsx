/** The code of a strategy: one's own is edited, checked as it is written and saved as a new version; built-in code is read. */
import { useMemo, useState, type ComponentProps, type KeyboardEvent } from 'react';
import type { StrategyCheck, StrategyDetail, StrategyView } from '#contract/research-views.ts';
import type { StrategyProblem } from '#research/strategy/host.ts';
import { INDICATORS } from '#research/indicators/list.ts';
import { describeError } from '#words/index.ts';
import { call, newCommandId } from '../../../client/index.ts';
import { useWriteBlock } from '../../../state/hooks.ts';
import { tellFailure } from '../../../state/notify.ts';
import { useWords } from '../../../state/settings.ts';
import { Button, Empty, TextInput, Toggle } from '../../../ui/controls.tsx';
import { useCall } from '../../data/useCall.ts';
import { StrategyEditor } from '../editor/StrategyEditor.tsx';
import { read, write } from '../rules/model.ts';
import { RuleBuilder } from '../rules/RuleBuilder.tsx';
import { RulesBar } from '../rules/RulesBar.tsx';
import { changeText, goToLine, loadStrategies, useResearch } from '../store.ts';
import { copyStrategy } from '../strategies/actions.ts';
import { History } from './History.tsx';
import { phrasesOf } from './phrases.ts';
import { useCheck, type Checked } from './useCheck.ts';
import css from './code.module.css';

const NAMES = INDICATORS.map(({ name }) => name);
const NO_PROBLEMS: readonly never[] = [];

const problemsOf = (check: StrategyCheck | null): readonly StrategyProblem[] =>
  check?.trial ? [...check.problems, check.trial] : (check?.problems ?? NO_PROBLEMS);

function Verdict(props: {
  readonly checked: Checked;
  readonly strategyId: string;
  /** Null while there are changes. */
  readonly savedAs: number | null;
}) {
  const { checked, strategyId, savedAs } = props;
  const { t } = useWords();
  const { check, stale } = checked;
  if (!check) return <span className={css.verdict}>{t('research.checking')}</span>;
  const [first] = problemsOf(check);
  if (!first)
    return (
      <span className={css.verdict} data-fine="true" data-testid="check-fine">
        {stale ? t('research.checking') : t('research.noProblems')}
        {savedAs !== null && ` · ${t('research.savedAs', { version: savedAs })}`}
      </span>
    );
  return (
    <span className={css.verdict} data-fine="false" data-testid="check-problem" role="alert">
      <b>{t(first === check.trial ? 'research.trial' : `researchCodes.problem-${first.kind}`)}</b>{' '}
      {first.message}{' '}
      {first.line !== null && (
        <Button small onClick={() => goToLine(strategyId, first.line!)}>
          {t('research.showLine', { line: first.line })}
        </Button>
      )}
    </span>
  );
}

async function save(strategy: StrategyView, source: string, note: string): Promise<boolean> {
  const { id, name, kind } = strategy;
  try {
    await call('strategies.save', {
      commandId: newCommandId(),
      id,
      name,
      kind: kind === 'rules' ? 'rules' : 'typescript',
      source,
      note,
    });
    changeText(id, null);
    await loadStrategies();
    return true;
  } catch (thrown) {
    tellFailure(thrown);
    return false;
  }
}

interface BarProps {
  readonly strategy: StrategyView;
  readonly text: string;
  readonly changed: boolean;
  readonly note: string;
  readonly setNote: (note: string) => void;
  readonly onSave: () => void;
  readonly history: boolean;
  readonly setHistory: (on: boolean) => void;
}

function OwnBar({ strategy, changed, note, setNote, onSave, history, setHistory }: BarProps) {
  const { t } = useWords();
  const block = useWriteBlock();
  return (
    <div className={css.bar}>
      <TextInput
        aria-label={t('research.versionNote')}
        placeholder={t('research.versionNote')}
        testId="code-note"
        maxLength={2_000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button
        look="primary"
        testId="code-save"
        disabled={!changed || block !== null}
        title={block ?? t(changed ? 'research.saveHint' : 'research.nothingToSave')}
        onClick={onSave}
      >
        {t('research.save')}
      </Button>
      <Button testId="code-discard" disabled={!changed} onClick={() => changeText(strategy.id, null)}>
        {t('research.discard')}
      </Button>
      <span data-testid="code-history">
        <Toggle on={history} onChange={setHistory}>
          {t('research.history', { count: strategy.versions })}
        </Toggle>
      </span>
    </div>
  );
}

function BuiltInBar({ strategy }: { readonly strategy: StrategyView }) {
  const { t } = useWords();
  const block = useWriteBlock();
  return (
    <div className={css.bar}>
      <span className={css.verdict}>{t('research.readOnly')}</span>
      <Button
        look="primary"
        testId="code-copy"
        disabled={block !== null}
        title={block ?? undefined}
        onClick={() => void copyStrategy(strategy.id)}
      >
        {t('research.copyAsOwn')}
      </Button>
    </div>
  );
}

/** The text in the editor; rules in their builder, or as text. */
function Body(props: {
  readonly rules: boolean;
  readonly name: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly editor: Omit<ComponentProps<typeof StrategyEditor>, 'value' | 'onChange'>;
}) {
  const { rules, name, text, onChange, editor } = props;
  const [asText, setAsText] = useState(false);
  const built = rules && !asText ? read(text) : null;
  return (
    <div className={css.editor} data-rules={rules} data-testid="code-editor">
      {rules && <RulesBar name={name} text={text} asText={built === null} onAsText={setAsText} />}
      {built ? (
        <RuleBuilder rules={built} onChange={(next) => onChange(write(next))} />
      ) : (
        <StrategyEditor value={text} onChange={onChange} {...editor} />
      )}
    </div>
  );
}

function Code({ detail, strategy }: { readonly detail: StrategyDetail; readonly strategy: StrategyView }) {
  const { t } = useWords();
  const own = strategy.kind !== 'built-in';
  const unsaved = useResearch((state) => state.unsaved[strategy.id]);
  const line = useResearch((state) => state.line);
  const [note, setNote] = useState('');
  const [history, setHistory] = useState(false);
  const phrases = useMemo(() => phrasesOf(t), [t]);
  const text = unsaved ?? detail.source;
  const checked = useCheck(
    strategy.kind === 'rules' ? 'rules' : 'typescript',
    strategy.name,
    own ? text : null,
  );
  const problems = useMemo(() => problemsOf(checked.check), [checked.check]);
  const change = (typed: string) => changeText(strategy.id, typed === detail.source ? null : typed);
  const keep = () => void save(strategy, text, note).then((done) => done && setNote(''));
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (unsaved !== undefined) keep();
  };
  return (
    <div className={css.code} onKeyDown={keys}>
      {own ? (
        <OwnBar
          strategy={strategy}
          text={text}
          changed={unsaved !== undefined}
          note={note}
          setNote={setNote}
          onSave={keep}
          history={history}
          setHistory={setHistory}
        />
      ) : (
        <BuiltInBar strategy={strategy} />
      )}
      {history ? (
        <History
          detail={detail}
          text={text}
          phrases={phrases}
          onRestore={(source) => {
            change(source);
            setHistory(false);
          }}
        />
      ) : (
        <Body
          rules={strategy.kind === 'rules'}
          text={text}
          onChange={change}
          editor={{
            problems,
            readOnly: !own,
            line,
            label: t('research.codeOf', { name: strategy.name }),
            indicators: NAMES,
            phrases,
          }}
          name={strategy.name}
        />
      )}
      {own && !history && (
        <div className={css.foot}>
          <Verdict
            checked={checked}
            strategyId={strategy.id}
            savedAs={unsaved === undefined ? strategy.versions : null}
          />
        </div>
      )}
    </div>
  );
}

export function CodeTab({ strategy }: { readonly strategy: StrategyView }) {
  const { t } = useWords();
  const { id, hash, versions, name } = strategy;
  const { value, error } = useCall(`${id} ${hash} ${versions} ${name}`, () => call('strategies.get', { id }));
  const [last, setLast] = useState<StrategyDetail | null>(null);
  if (value && value !== last) setLast(value);
  // While a new version is read the one before stays, so that the editor does not come and go.
  const detail = value ?? last;
  if (error) return <Empty>{describeError(t, error)}</Empty>;
  if (!detail) return <Empty>{t('shell.loading')}</Empty>;
  return <Code detail={detail} strategy={strategy} />;
}
