/** Every keyboard action of the program: its keys, its words, what it does. The palette and the `?` sheet read this list. */
import type { TextKey } from '#words/index.ts';
import { send, SPEEDS, stepSpeed, togglePause } from '../../state/commands.ts';
import { tellFailure } from '../../state/notify.ts';
import { branchHere, leaveDeck, seek, stepBack, stepDeck } from '../../state/replay.ts';
import { canStop, isWriteBlock, tradingBlock, useSession } from '../../state/session.ts';
import { changeSetting, TIMEFRAMES, useSettings } from '../../state/settings.ts';
import { useTrading, workingCount } from '../../state/trading.ts';
import { focusTicket, goTo, openDialog, useUi } from '../../state/ui.ts';
import { canRunNow, runNow } from '../research/form/launch.ts';
import { useResearch } from '../research/store.ts';

export interface KeyAction {
  readonly id: string;
  readonly text: TextKey;
  /** tinykeys binding; null is reachable by the palette only. */
  readonly binding: string | null;
  /** How the keys are shown. */
  readonly keys: readonly string[];
  /** While this holds the keys do nothing and the palette does not offer it. */
  readonly blocked?: () => boolean;
  readonly run: () => void;
}

const writeBlocked = (): boolean => isWriteBlock(tradingBlock(useSession.getState()));

const withoutDeck = (): boolean => useSession.getState().deck === null;

const isMac = navigator.platform.startsWith('Mac');
export const MOD = isMac ? '⌘' : 'Ctrl';

const toggleTheme = () => {
  const dark = document.documentElement.dataset['theme'] === 'dark';
  changeSetting('theme', dark ? 'light' : 'dark');
};

const stepTimeframe = () => {
  const timeframes = useSession.getState().deck?.timeframes ?? TIMEFRAMES;
  const at = timeframes.indexOf(useSettings.getState().timeframe);
  const next = timeframes[(at + 1) % timeframes.length];
  if (next) changeSetting('timeframe', next);
};

export const keyActions: readonly KeyAction[] = [
  { id: 'trade', text: 'shell.trade', binding: 'g t', keys: ['G', 'T'], run: () => goTo('trade') },
  { id: 'replay', text: 'shell.replay', binding: 'g y', keys: ['G', 'Y'], run: () => goTo('replay') },
  { id: 'data', text: 'shell.data', binding: 'g d', keys: ['G', 'D'], run: () => goTo('data') },
  { id: 'research', text: 'shell.research', binding: 'g e', keys: ['G', 'E'], run: () => goTo('research') },
  { id: 'reports', text: 'shell.reports', binding: 'g o', keys: ['G', 'O'], run: () => goTo('reports') },
  { id: 'import', text: 'shell.import', binding: 'g i', keys: ['G', 'I'], run: () => goTo('import') },
  { id: 'account', text: 'shell.account', binding: 'g a', keys: ['G', 'A'], run: () => goTo('account') },
  { id: 'journal', text: 'shell.journal', binding: 'g j', keys: ['G', 'J'], run: () => goTo('journal') },
  { id: 'risk', text: 'shell.risk', binding: 'g r', keys: ['G', 'R'], run: () => goTo('risk') },
  {
    id: 'search',
    text: 'shell.quickSearch',
    binding: '/',
    keys: ['/'],
    run: () => openDialog({ kind: 'palette' }),
  },
  { id: 'buy', text: 'shell.focusBuy', binding: 'b', keys: ['B'], run: () => focusTicket('buy') },
  { id: 'sell', text: 'shell.focusSell', binding: 's', keys: ['S'], run: () => focusTicket('sell') },
  { id: 'timeframe', text: 'shell.timeframeKey', binding: 't', keys: ['T'], run: stepTimeframe },
  { id: 'pause', text: 'shell.pause', binding: 'p', keys: ['P'], run: togglePause },
  { id: 'faster', text: 'shell.speedUp', binding: ']', keys: [']'], run: () => stepSpeed(1) },
  { id: 'slower', text: 'shell.speedDown', binding: '[', keys: ['['], run: () => stepSpeed(-1) },
  {
    id: 'deck-step',
    text: 'replay.stepBar',
    binding: '.',
    keys: ['.'],
    blocked: withoutDeck,
    run: () => stepDeck(1),
  },
  {
    id: 'deck-back',
    text: 'replay.back',
    binding: 'Shift+.',
    keys: ['Shift', '.'],
    blocked: withoutDeck,
    run: stepBack,
  },
  {
    id: 'deck-session',
    text: 'replay.nextSession',
    binding: 'd',
    keys: ['D'],
    blocked: withoutDeck,
    run: () => void seek('next-session'),
  },
  {
    id: 'deck-trade',
    text: 'replay.nextTrade',
    binding: 'f',
    keys: ['F'],
    blocked: withoutDeck,
    run: () => void seek('next-trade'),
  },
  {
    id: 'deck-branch',
    text: 'replay.branch',
    binding: 'Shift+B',
    keys: ['Shift', 'B'],
    blocked: withoutDeck,
    run: branchHere,
  },
  {
    id: 'deck-leave',
    text: 'replay.leave',
    binding: null,
    keys: [],
    blocked: withoutDeck,
    run: () => void leaveDeck(),
  },
  {
    id: 'cancel-all',
    text: 'shell.cancelAllOrders',
    binding: 'Shift+Delete',
    keys: ['Shift', 'Del'],
    blocked: () => writeBlocked() || workingCount(useTrading.getState()) === 0,
    run: () => openDialog({ kind: 'cancel-all' }),
  },
  {
    id: 'stop',
    text: 'shell.stopConfirm',
    binding: 'Shift+S',
    keys: ['Shift', 'S'],
    blocked: () => !canStop(tradingBlock(useSession.getState())),
    run: () => openDialog({ kind: 'stop' }),
  },
  {
    id: 'reduce-only',
    text: 'risk.reduceOnly',
    binding: null,
    keys: [],
    blocked: () => !canStop(tradingBlock(useSession.getState())),
    run: () => openDialog({ kind: 'limit', mode: 'reducing' }),
  },
  {
    id: 'halt',
    text: 'risk.halt',
    binding: null,
    keys: [],
    blocked: () => !canStop(tradingBlock(useSession.getState())),
    run: () => openDialog({ kind: 'limit', mode: 'halted' }),
  },
  {
    id: 'resume',
    text: 'shell.resume',
    binding: null,
    keys: [],
    blocked: () => writeBlocked() || useSession.getState().status?.trading.mode === 'active',
    run: () => void send('risk.resume', {}),
  },
  {
    id: 'research-run',
    text: 'research.runNow',
    binding: '$mod+Enter',
    keys: [MOD, 'Enter'],
    blocked: () => writeBlocked() || useUi.getState().page !== 'research' || !canRunNow(),
    run: () => void runNow().catch(tellFailure),
  },
  {
    id: 'research-new',
    text: 'research.new',
    binding: null,
    keys: [],
    blocked: writeBlocked,
    run: () => {
      goTo('research');
      useResearch.setState({ making: true });
    },
  },
  {
    id: 'research-wide',
    text: 'runs.wide',
    binding: null,
    keys: [],
    blocked: () => useUi.getState().page !== 'research' || useResearch.getState().chosen.length === 0,
    run: () => useResearch.setState({ wide: true }),
  },
  { id: 'theme', text: 'shell.toggleTheme', binding: 'Shift+T', keys: ['Shift', 'T'], run: toggleTheme },
  {
    id: 'settings',
    text: 'shell.settings',
    binding: ',',
    keys: [','],
    run: () => openDialog({ kind: 'settings' }),
  },
  {
    id: 'move-cash',
    text: 'account.moveTitle',
    binding: null,
    keys: [],
    blocked: writeBlocked,
    run: () => openDialog({ kind: 'account', change: 'move' }),
  },
  {
    id: 'convert',
    text: 'account.convertTitle',
    binding: null,
    keys: [],
    blocked: writeBlocked,
    run: () => openDialog({ kind: 'account', change: 'convert' }),
  },
  {
    id: 'terms',
    text: 'account.termsTitle',
    binding: null,
    keys: [],
    blocked: writeBlocked,
    run: () => openDialog({ kind: 'account', change: 'terms' }),
  },
  {
    id: 'bars',
    text: 'shell.importBars',
    binding: null,
    keys: [],
    blocked: writeBlocked,
    run: () => openDialog({ kind: 'import-bars' }),
  },
  {
    id: 'reset',
    text: 'settings.reset',
    binding: null,
    keys: [],
    blocked: writeBlocked,
    run: () => openDialog({ kind: 'reset' }),
  },
  {
    id: 'shortcuts',
    text: 'shell.shortcuts',
    binding: 'Shift+?',
    keys: ['?'],
    run: () => openDialog({ kind: 'shortcuts' }),
  },
];

export const speedChoices = SPEEDS.map((speed) => ({ value: String(speed), label: `${speed}×` }));
