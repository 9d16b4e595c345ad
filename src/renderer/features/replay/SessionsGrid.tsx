/** The sessions of the workspace: what each is of, how far it is, and what can be done with it. */
import { useEffect, useMemo } from 'react';
import { useRowHeight } from '../../state/hooks.ts';
import { loadReplays, useReplays } from '../../state/replay.ts';
import { useSession } from '../../state/session.ts';
import { useWords } from '../../state/settings.ts';
import { Empty } from '../../ui/controls.tsx';
import { DataGrid } from '../../ui/DataGrid.tsx';
import { columnsOf, toggle } from './sessionColumns.tsx';

export function SessionsGrid() {
  const words = useWords();
  const rowHeight = useRowHeight();
  const { sessions, chosen } = useReplays();
  const stream = useSession((state) => state.deck?.stream);
  useEffect(() => void loadReplays(), [stream]);
  const columns = useMemo(
    () => columnsOf(words, chosen, new Map(sessions?.map((each) => [each.stream, each.name]))),
    [words, chosen, sessions],
  );
  const rows = useMemo(() => [...(sessions ?? [])].reverse(), [sessions]);
  return (
    <DataGrid
      label={words.t('replay.sessions')}
      rows={rows}
      columns={columns}
      rowHeight={rowHeight}
      rowKey={(row) => row.stream}
      rowTestId={(row) => `session-${row.stream}`}
      onActivate={(row) => toggle(row.stream)}
      empty={<Empty>{words.t(sessions ? 'replay.empty' : 'shell.loading')}</Empty>}
    />
  );
}
