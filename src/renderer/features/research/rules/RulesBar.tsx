/** Beside rules: as text or in the builder, and their code. */
import { useWriteBlock } from '../../../state/hooks.ts';
import { useWords } from '../../../state/settings.ts';
import { Button, Toggle } from '../../../ui/controls.tsx';
import { rulesToCode } from '../strategies/actions.ts';
import css from './rules.module.css';

export function RulesBar(props: {
  readonly name: string;
  readonly text: string;
  readonly asText: boolean;
  readonly onAsText: (on: boolean) => void;
}) {
  const { t } = useWords();
  const block = useWriteBlock();
  const { name, text, asText, onAsText } = props;
  return (
    <div className={css.bar}>
      <Toggle on={asText} onChange={onAsText}>
        {t('builder.asText')}
      </Toggle>
      <Button
        small
        testId="rules-to-code"
        disabled={block !== null}
        title={block ?? t('builder.toCodeHint')}
        onClick={() => void rulesToCode(name, text)}
      >
        {t('builder.toCode')}
      </Button>
    </div>
  );
}
