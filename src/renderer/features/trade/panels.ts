/** The dockable panels, their default places, and the handle through which menus reach the dock. */
import type { DockviewApi } from 'dockview-react';
import { changeSetting, currentWords, useSettings } from '../../state/settings.ts';
import { goTo } from '../../state/ui.ts';

export const PANELS = [
  'watchlist',
  'chart',
  'chart2',
  'depth',
  'tape',
  'ticket',
  'positions',
  'orders',
  'account',
] as const;
export type PanelName = (typeof PANELS)[number];

let dock: DockviewApi | null = null;

const title = (panel: PanelName): string => currentWords().t(`trade.${panel}`);

/** What a panel's figures need: a layout that was made on a larger screen is not squeezed below it on a smaller one. */
const LEAST_WIDTH: Partial<Record<PanelName, number>> = {
  ticket: 304,
  account: 304,
  orders: 566,
  positions: 402,
  watchlist: 224,
  depth: 250,
};

const panelOf = (panel: PanelName) => {
  const minimumWidth = LEAST_WIDTH[panel];
  return {
    id: panel,
    component: panel,
    title: title(panel),
    ...(minimumWidth === undefined ? {} : { minimumWidth }),
  };
};

/** The layout of SCREENS.md: market on the left, ticket and account on the right, orders and positions below. */
function buildDefault(api: DockviewApi): void {
  const add = (panel: PanelName, place: object = {}) => api.addPanel({ ...panelOf(panel), ...place });
  const wide = api.width >= 1700;
  add('chart');
  add('ticket', {
    position: { direction: 'right' },
    initialWidth: wide ? 340 : api.width > 1350 ? 316 : 304,
  });
  add('account', {
    position: { referencePanel: 'ticket', direction: 'below' },
    // On a low screen the ticket needs the room more.
    initialHeight: api.height < 800 ? 214 : 300,
  });
  add('orders', {
    position: { referencePanel: 'chart', direction: 'below' },
    initialHeight: Math.round(api.height * 0.36),
  });
  add('positions', {
    position: { referencePanel: 'orders', direction: 'right' },
    initialWidth: wide ? 800 : api.width > 1350 ? 500 : 402,
  });
  add('watchlist', {
    position: { referencePanel: 'chart', direction: 'left' },
    initialWidth: wide ? 280 : 224,
  });
  add('depth', { position: { referencePanel: 'chart', direction: 'right' }, initialWidth: wide ? 320 : 250 });
  add('tape', {
    position: { referencePanel: 'depth', direction: 'below' },
    initialHeight: Math.round(api.height * 0.25),
  });
}

/** Restores the remembered layout; a layout that does not fit this version gives way to the default. */
export function restoreLayout(api: DockviewApi): void {
  dock = api;
  const { layout } = useSettings.getState();
  if (layout !== null) {
    try {
      api.fromJSON(layout as Parameters<DockviewApi['fromJSON']>[0]);
      if (api.panels.length > 0) return retitle();
    } catch {
      api.clear();
    }
  }
  buildDefault(api);
}

export function retitle(): void {
  for (const panel of dock?.panels ?? []) panel.api.setTitle(title(panel.id as PanelName));
}

export function forgetDock(): void {
  dock = null;
}

export function resetLayout(): void {
  changeSetting('layout', null);
  if (!dock) return;
  dock.clear();
  buildDefault(dock);
}

/** Brings a panel to the front, adding it again when it was closed. */
export function showPanel(panel: PanelName): void {
  goTo('trade');
  if (!dock) return;
  const shown = dock.getPanel(panel) ?? dock.addPanel(panelOf(panel));
  shown.api.setActive();
}
