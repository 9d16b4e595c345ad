/** Other strategies of the same run, each with its part of the cash; their orders meet in one account. */
import Plus from 'lucide-react/icons/plus';
import X from 'lucide-react/icons/x';
import type { StrategyView } from '#contract/research-views.ts';
import { useWords } from '../../../state/settings.ts';
import { Button, IconButton, SelectInput } from '../../../ui/controls.tsx';
import { useResearch } from '../store.ts';
import { changeDraft, useDraft, type MemberDraft } from './draft.ts';
import { NumberInput } from './NumberInput.tsx';
import { ParameterFields } from './ParameterFields.tsx';
import css from './form.module.css';

const MOST = 8;
const NONE: readonly StrategyView[] = [];

const change = (key: number, part: Partial<MemberDraft>): void =>
  changeDraft({
    others: useDraft.getState().others.map((each) => (each.key === key ? { ...each, ...part } : each)),
  });

/** Equal parts for all, as a beginning. */
function add(strategyId: string): void {
  const { others } = useDraft.getState();
  const part = Math.floor(100 / (others.length + 2));
  const key = Math.max(0, ...others.map((each) => each.key)) + 1;
  changeDraft({
    share: part,
    others: [
      ...others.map((each) => ({ ...each, share: part })),
      { key, strategyId, values: {}, share: part },
    ],
  });
}

function Share(props: {
  readonly name: string;
  readonly value: number | null;
  readonly testId: string;
  readonly onChange: (value: number | null) => void;
}) {
  const { t } = useWords();
  return (
    <span className={css.share}>
      <NumberInput
        label={t('research.shareOf', { name: props.name })}
        testId={props.testId}
        value={props.value}
        invalid={!(props.value !== null && props.value > 0 && props.value <= 100)}
        onChange={props.onChange}
      />
      %
    </span>
  );
}

function Member({ member, all }: { readonly member: MemberDraft; readonly all: readonly StrategyView[] }) {
  const { t } = useWords();
  const strategy = all.find(({ id }) => id === member.strategyId);
  return (
    <div className={css.member} data-testid="member">
      <div className={css.memberHead}>
        <SelectInput
          label={t('research.strategy')}
          testId={`member-strategy-${member.key}`}
          value={member.strategyId}
          choices={all.map(({ id, name, problems }) => ({
            value: id,
            label: name,
            refused: problems.length > 0 ? t('research.hasProblems') : null,
          }))}
          onChange={(strategyId) => change(member.key, { strategyId, values: {} })}
        />
        <Share
          name={strategy?.name ?? ''}
          testId={`member-share-${member.key}`}
          value={member.share}
          onChange={(share) => change(member.key, { share })}
        />
        <IconButton
          small
          label={t('research.removeMember')}
          onClick={() =>
            changeDraft({ others: useDraft.getState().others.filter(({ key }) => key !== member.key) })
          }
        >
          <X size={13} />
        </IconButton>
      </div>
      {strategy && (
        <ParameterFields
          parameters={strategy.parameters}
          values={member.values}
          prefix={`member-${member.key}`}
          onChange={(values) => change(member.key, { values })}
        />
      )}
    </div>
  );
}

export function Members({ strategy }: { readonly strategy: StrategyView }) {
  const { t } = useWords();
  const all = useResearch((state) => state.strategies ?? NONE);
  const { others, share } = useDraft();
  return (
    <div className={css.members}>
      {others.length > 0 && (
        <div className={css.memberHead}>
          <b>{strategy.name}</b>
          <Share
            name={strategy.name}
            testId="member-share-0"
            value={share}
            onChange={(value) => changeDraft({ share: value })}
          />
          <span />
        </div>
      )}
      {others.map((member) => (
        <Member key={member.key} member={member} all={all} />
      ))}
      {others.length < MOST - 1 && (
        <Button
          small
          testId="member-add"
          title={t('research.addMemberHint')}
          onClick={() => add(all.find(({ id }) => id !== strategy.id)?.id ?? strategy.id)}
        >
          <Plus size={12} />
          {t('research.addMember')}
        </Button>
      )}
    </div>
  );
}
