/** The market clock: exchange date and time, play and pause, speed. */
import Pause from 'lucide-react/icons/pause';
import Play from 'lucide-react/icons/play';
import { setClock, togglePause } from '../../state/commands.ts';
import { useSession } from '../../state/session.ts';
import { useSettings, useWords } from '../../state/settings.ts';
import { IconButton, SelectInput } from '../../ui/controls.tsx';
import { formatDay, formatTime, MARKET_ZONE } from '../../ui/time.ts';
import { speedChoices } from './keymap.ts';
import css from './shell.module.css';

export function Clock() {
  const { t } = useWords();
  const locale = useSettings((state) => state.locale);
  const clock = useSession((state) => state.clock);
  if (!clock) return null;
  const zone = MARKET_ZONE;
  const label = t(clock.paused ? 'shell.play' : 'shell.pause');
  const speed = String(clock.speed);
  const known = speedChoices.some((choice) => choice.value === speed);
  return (
    <div className={css.clock} role="group" aria-label={t('shell.marketTime')}>
      <span
        className={css.time}
        title={`${t('shell.marketTime')} (${zone})`}
        data-testid="clock-time"
        data-value={clock.at}
      >
        {formatDay(clock.at, locale, zone)} {formatTime(clock.at, locale, zone)}
      </span>
      <IconButton
        label={`${label} (P)`}
        testId="clock-pause"
        aria-pressed={clock.paused}
        onClick={togglePause}
      >
        {clock.paused ? <Play size={16} /> : <Pause size={16} />}
      </IconButton>
      <span className={css.speed}>
        <SelectInput
          label={t('shell.speed')}
          testId="clock-speed"
          value={speed}
          choices={known ? speedChoices : [{ value: speed, label: `${speed}×` }, ...speedChoices]}
          onChange={(value) => setClock({ speed: Number(value) })}
        />
      </span>
    </div>
  );
}
