/** The phase of the session at the exchange of the symbol looked at, and until when; every exchange's in its title. */
import type { SessionView } from '#contract/market-views.ts';
import { useInstrument, useQuote } from '../../state/market.ts';
import { useSession } from '../../state/session.ts';
import { useWords } from '../../state/settings.ts';
import { useUi } from '../../state/ui.ts';
import { formatMinute, MARKET_ZONE } from '../../ui/time.ts';
import css from './shell.module.css';

export function Sessions() {
  const { t, locale } = useWords();
  const instrument = useInstrument(useUi((state) => state.instrumentId));
  const quote = useQuote(instrument?.id ?? null);
  const sessions = useSession((state) => state.sessions);
  const session = sessions.find(({ exchange }) => exchange === instrument?.exchange);
  // Recorded days have no phases.
  if (!session || session.until === null) return null;
  const { exchange, until } = session;
  // A symbol may pause while its exchange goes on.
  const phase = quote?.phase === 'halt' ? 'halt' : session.phase;
  const time = (each: SessionView) => formatMinute(each.until ?? until, locale, MARKET_ZONE);
  const all = sessions.map(
    (each) =>
      `${each.exchange}: ${t(`values.${each.phase}`)}, ${t('shell.sessionUntil', { time: time(each) })}`,
  );
  return (
    <span className={css.session} data-phase={phase} data-testid="session-phase" title={all.join('\n')}>
      <b>{exchange}</b> {t(`values.${phase}`)}{' '}
      <small>{t('shell.sessionUntil', { time: formatMinute(until, locale, MARKET_ZONE) })}</small>
    </span>
  );
}
