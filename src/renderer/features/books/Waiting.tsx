/** What a part of the account page shows until it has something to show. */
import { describeError } from '#words/index.ts';
import { useWords } from '../../state/settings.ts';
import type { Live } from '../../state/useLive.ts';
import { Empty } from '../../ui/controls.tsx';

export function Waiting({ error }: Pick<Live<unknown>, 'error'>) {
  const { t } = useWords();
  return <Empty>{error ? `${t('account.failed')}: ${describeError(t, error)}` : t('shell.loading')}</Empty>;
}
