/** The chosen strategy: what it is, and what can be done with it as a whole. */
import Copy from 'lucide-react/icons/copy';
import EyeOff from 'lucide-react/icons/eye-off';
import Pencil from 'lucide-react/icons/pencil';
import { useState } from 'react';
import type { StrategyView } from '#contract/research-views.ts';
import { useWriteBlock } from '../../../state/hooks.ts';
import { useWords } from '../../../state/settings.ts';
import { Badge, Button, IconButton } from '../../../ui/controls.tsx';
import { aboutOf } from '../names.ts';
import { goToLine } from '../store.ts';
import { copyStrategy, hideStrategy } from './actions.ts';
import { StrategyAbout } from './dialogs.tsx';
import css from './strategies.module.css';

function Problem({ strategy }: { readonly strategy: StrategyView }) {
  const { t } = useWords();
  const [problem] = strategy.problems;
  if (!problem) return null;
  return (
    <p className={css.problem} data-testid="strategy-problem">
      <b>{t(`researchCodes.problem-${problem.kind}`)}</b> {problem.message}{' '}
      {problem.line !== null && (
        <Button small onClick={() => goToLine(strategy.id, problem.line!)}>
          {t('research.showLine', { line: problem.line })}
        </Button>
      )}
    </p>
  );
}

export function StrategyHead({ strategy }: { readonly strategy: StrategyView }) {
  const words = useWords();
  const { t } = words;
  const block = useWriteBlock();
  const [describing, setDescribing] = useState(false);
  const own = strategy.kind !== 'built-in';
  const about = aboutOf(strategy, words);
  return (
    <header className={css.strategyHead}>
      <div className={css.title}>
        <h2 data-testid="strategy-name">{strategy.name}</h2>
        <Badge colour="var(--text-3)">{t(`researchCodes.kind-${strategy.kind}`)}</Badge>
        <span className={css.push} />
        <IconButton
          label={t(own ? 'research.duplicate' : 'research.copyAsOwn')}
          testId="strategy-copy"
          disabled={block !== null}
          onClick={() => void copyStrategy(strategy.id)}
        >
          <Copy size={14} />
        </IconButton>
        {own && (
          <>
            <IconButton
              label={t('research.describe')}
              testId="strategy-describe"
              disabled={block !== null}
              onClick={() => setDescribing(true)}
            >
              <Pencil size={14} />
            </IconButton>
            <IconButton
              label={t('research.hide')}
              testId="strategy-hide"
              disabled={block !== null}
              onClick={() => void hideStrategy(strategy)}
            >
              <EyeOff size={14} />
            </IconButton>
          </>
        )}
      </div>
      {about !== '' && <p className={css.about}>{about}</p>}
      {strategy.note !== '' && <p className={css.about}>{strategy.note}</p>}
      <Problem strategy={strategy} />
      {describing && <StrategyAbout strategy={strategy} onClose={() => setDescribing(false)} />}
    </header>
  );
}
