/** The versions of a strategy, newest first; two of them side by side, one of them taken back into the editor. */
import { useState } from 'react';
import type { StrategyDetail, VersionView } from '#contract/research-views.ts';
import { describeError, type Words } from '#words/index.ts';
import { call } from '../../../client/index.ts';
import { useWords } from '../../../state/settings.ts';
import { Button, Empty, SelectInput } from '../../../ui/controls.tsx';
import { formatDateTime } from '../../../ui/time.ts';
import { useCall } from '../../data/useCall.ts';
import { StrategyDiff, type StrategyDiffProps } from '../editor/StrategyDiff.tsx';
import css from './code.module.css';

/** The text as it stands in the editor. */
const NOW = 'now';

const labelOf = ({ at, hash, note }: VersionView, number: number, { locale }: Words): string =>
  [`${number}`, formatDateTime(at, locale, 'UTC'), note, hash.slice(0, 8)]
    .filter((each) => each !== '')
    .join(' · ');

function Versions(props: {
  readonly history: readonly VersionView[];
  readonly before: string;
  readonly onCompare: (hash: string) => void;
  readonly onRestore: (hash: string) => void;
}) {
  const words = useWords();
  const { t, locale } = words;
  const { history } = props;
  return (
    <div className={css.versions}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('research.version')}</th>
            <th scope="col">{t('research.savedAt')}</th>
            <th scope="col">{t('research.note')}</th>
            <th scope="col" className={css.end}>
              {t('runs.title')}
            </th>
            <th aria-label={t('research.actions')} />
          </tr>
        </thead>
        <tbody>
          {history.map(({ hash, at, note, runs }, index) => (
            <tr key={`${hash} ${at}`} data-testid="version" data-shown={hash === props.before}>
              <td>
                {history.length - index} <code>{hash.slice(0, 8)}</code>
              </td>
              <td>{formatDateTime(at, locale, 'UTC')}</td>
              <td className={css.versionNote}>{note}</td>
              <td className={css.end}>{runs}</td>
              <td className={css.end}>
                <Button small onClick={() => props.onCompare(hash)}>
                  {t('research.compare')}
                </Button>{' '}
                <Button
                  small
                  testId={`restore-${history.length - index}`}
                  onClick={() => props.onRestore(hash)}
                >
                  {t('research.restore')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function useText(hash: string, now: string) {
  const { value, error } = useCall(hash, async () =>
    hash === NOW || hash === '' ? null : call('strategies.version', { hash }),
  );
  return { text: hash === NOW ? now : (value?.source ?? null), error };
}

interface HistoryProps {
  readonly detail: StrategyDetail;
  /** The text in the editor. */
  readonly text: string;
  readonly phrases: Readonly<Record<string, string>>;
  readonly onRestore: (source: string) => void;
}

function Difference(props: StrategyDiffProps) {
  const { t } = useWords();
  return props.before === props.after ? <Empty>{t('research.sameText')}</Empty> : <StrategyDiff {...props} />;
}

export function History({ detail, text, phrases, onRestore }: HistoryProps) {
  const words = useWords();
  const { t } = words;
  const { history } = detail;
  const [before, setBefore] = useState(history[1]?.hash ?? history[0]?.hash ?? NOW);
  const [after, setAfter] = useState(NOW);
  const [one, other] = [useText(before, text), useText(after, text)];
  const choices = [
    { value: NOW, label: t('research.textNow') },
    ...history.map((each, index) => ({
      value: each.hash,
      label: labelOf(each, history.length - index, words),
    })),
  ];
  const nameOf = (hash: string) => choices.find(({ value }) => value === hash)?.label ?? '';
  const restore = (hash: string) =>
    void call('strategies.version', { hash }).then(({ source }) => onRestore(source));
  const error = one.error ?? other.error;
  return (
    <div className={css.history} data-testid="history">
      <Versions
        history={history}
        before={before}
        onCompare={(hash) => {
          setBefore(hash);
          setAfter(NOW);
        }}
        onRestore={restore}
      />
      <div className={css.diffHead}>
        <SelectInput
          label={t('research.before')}
          testId="diff-before"
          value={before}
          choices={choices}
          onChange={setBefore}
        />
        <SelectInput
          label={t('research.after')}
          testId="diff-after"
          value={after}
          choices={choices}
          onChange={setAfter}
        />
      </div>
      <div className={css.diff} data-testid="diff">
        {error && <Empty>{describeError(t, error)}</Empty>}
        {one.text !== null && other.text !== null && (
          <Difference
            before={one.text}
            after={other.text}
            beforeLabel={nameOf(before)}
            afterLabel={nameOf(after)}
            phrases={phrases}
          />
        )}
      </div>
    </div>
  );
}
