/** The bar over every page: menu, pages, SIMULATED, palette, clock, state of trading, STOP. */
import Octagon from 'lucide-react/icons/octagon';
import Search from 'lucide-react/icons/search';
import { canStop, tradingBlock, useSession } from '../../state/session.ts';
import { useWords } from '../../state/settings.ts';
import { goTo, openDialog, useUi, type Page } from '../../state/ui.ts';
import { Badge, Button, Kbd } from '../../ui/controls.tsx';
import { Clock } from './Clock.tsx';
import { MOD } from './keymap.ts';
import { MainMenu } from './MainMenu.tsx';
import { Sessions } from './Sessions.tsx';
import css from './shell.module.css';

const PAGES: readonly Page[] = [
  'trade',
  'replay',
  'data',
  'research',
  'reports',
  'import',
  'account',
  'risk',
  'journal',
];
/** The second key of each, where it is not the first letter. */
const KEY: Readonly<Partial<Record<Page, string>>> = { replay: 'Y', research: 'E', reports: 'O' };

/** What the top bar says of trading, and the colour of its dot. */
function useStateText(): { readonly state: string; readonly text: string } {
  const { t } = useWords();
  const block = useSession((state) => tradingBlock(state));
  const mode = useSession((state) => state.status?.trading.mode ?? 'active');
  if (block === 'offline') return { state: block, text: t('ticket.offline') };
  if (block === 'damaged') return { state: block, text: t('shell.damaged') };
  return { state: mode, text: t(`shell.${mode}`) };
}

function TradingState() {
  const { t } = useWords();
  const { state, text } = useStateText();
  const block = useSession((session) => tradingBlock(session));
  return (
    <>
      <span className={css.state} role="status" data-testid="trading-state">
        <span className={css.dot} data-state={state} />
        {text}
      </span>
      <Button
        look="danger"
        testId="stop-button"
        disabled={!canStop(block)}
        title={`${t('shell.stopConfirm')} (Shift S)`}
        onClick={() => openDialog({ kind: 'stop' })}
      >
        <Octagon size={14} />
        {t('shell.stop')}
      </Button>
    </>
  );
}

export function TopBar() {
  const { t } = useWords();
  const page = useUi((state) => state.page);
  const deck = useSession((state) => state.deck !== null);
  return (
    <header className={css.bar}>
      <MainMenu />
      <nav className={css.nav} aria-label={t('shell.pages')}>
        {PAGES.map((each) => (
          <button
            key={each}
            type="button"
            className={css.tab}
            aria-current={each === page ? 'page' : undefined}
            data-testid={`nav-${each}`}
            title={`G ${KEY[each] ?? each[0]?.toUpperCase()}`}
            onClick={() => goTo(each)}
          >
            {t(`shell.${each}`)}
          </button>
        ))}
      </nav>
      <Badge colour="var(--warn)" title={t('shell.simulatedHint')}>
        {t('shell.simulated')}
      </Badge>
      <span className={css.spacer} />
      <Button
        look="quiet"
        className={css.search}
        testId="palette-button"
        aria-label={`${t('shell.palette')} ${MOD} K`}
        onClick={() => openDialog({ kind: 'palette' })}
      >
        <Search size={14} />
        <Kbd>{MOD} K</Kbd>
      </Button>
      <Sessions />
      {!deck && <Clock />}
      <TradingState />
    </header>
  );
}
