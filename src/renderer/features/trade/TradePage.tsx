/** The trade page: panels that dock, split, tab and float; the layout is remembered. A hidden panel does no work. */
import {
  DockviewReact,
  type DockviewReadyEvent,
  type IDockviewPanelHeaderProps,
  type IDockviewPanelProps,
} from 'dockview-react';
import { useEffect, useRef, useState, type FunctionComponent } from 'react';
import { changeSetting, useSettings } from '../../state/settings.ts';
import { AccountPanel } from '../account/AccountPanel.tsx';
import { BlotterPanel } from '../blotter/BlotterPanel.tsx';
import { ChartPanel, SecondChart } from '../chart/ChartPanel.tsx';
import { DepthPanel } from '../depth/DepthPanel.tsx';
import { TapePanel } from '../depth/TapePanel.tsx';
import { PositionsPanel } from '../positions/PositionsPanel.tsx';
import { ErrorBoundary } from '../shell/ErrorBoundary.tsx';
import { useTheme } from '../shell/useAppearance.ts';
import { TicketPanel } from '../ticket/TicketPanel.tsx';
import { WatchlistPanel } from '../watchlist/WatchlistPanel.tsx';
import { forgetDock, restoreLayout, retitle, type PanelName } from './panels.ts';

const SAVE_AFTER_MS = 600;

function inDock(Content: FunctionComponent): FunctionComponent<IDockviewPanelProps> {
  return function DockedPanel({ api }: IDockviewPanelProps) {
    const [visible, setVisible] = useState(api.isVisible);
    useEffect(() => {
      const subscription = api.onDidVisibilityChange((event) => setVisible(event.isVisible));
      return () => subscription.dispose();
    }, [api]);
    return <ErrorBoundary>{visible && <Content />}</ErrorBoundary>;
  };
}

const components: Record<PanelName, FunctionComponent<IDockviewPanelProps>> = {
  watchlist: inDock(WatchlistPanel),
  chart: inDock(ChartPanel),
  chart2: inDock(SecondChart),
  depth: inDock(DepthPanel),
  tape: inDock(TapePanel),
  ticket: inDock(TicketPanel),
  positions: inDock(PositionsPanel),
  orders: inDock(BlotterPanel),
  account: inDock(AccountPanel),
};

/** A tab is its title: panels move and stack, and none can be lost by a slip. */
function PanelTab({ api }: IDockviewPanelHeaderProps) {
  const [title, setTitle] = useState(api.title);
  useEffect(() => {
    const subscription = api.onDidTitleChange((event) => setTitle(event.title));
    return () => subscription.dispose();
  }, [api]);
  return <span className="panel-tab">{title}</span>;
}

const theme = (scheme: 'dark' | 'light') => ({
  name: 'tapedeck',
  className: 'dockview-theme-tapedeck',
  colorScheme: scheme,
  gap: 0,
});

export function TradePage() {
  const scheme = useTheme();
  const locale = useSettings((state) => state.locale);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(retitle, [locale]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      forgetDock();
    },
    [],
  );
  const onReady = ({ api }: DockviewReadyEvent) => {
    restoreLayout(api);
    api.onDidLayoutChange(() => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => changeSetting('layout', api.toJSON()), SAVE_AFTER_MS);
    });
  };
  return (
    <div className="trade-dock">
      <DockviewReact
        components={components}
        defaultTabComponent={PanelTab}
        onReady={onReady}
        theme={theme(scheme)}
      />
    </div>
  );
}
