/** The transport of the session that is open: where it stands on the tape, play, steps, jumps, speed, branch, leave. */
import CornerDownRight from 'lucide-react/icons/corner-down-right';
import FastForward from 'lucide-react/icons/fast-forward';
import GitBranch from 'lucide-react/icons/git-branch';
import LogOut from 'lucide-react/icons/log-out';
import Pause from 'lucide-react/icons/pause';
import Play from 'lucide-react/icons/play';
import Rewind from 'lucide-react/icons/rewind';
import SkipBack from 'lucide-react/icons/skip-back';
import SkipForward from 'lucide-react/icons/skip-forward';
import Square from 'lucide-react/icons/square';
import StepBack from 'lucide-react/icons/step-back';
import StepForward from 'lucide-react/icons/step-forward';
import { useState } from 'react';
import type { Speed } from '#contract/clock-views.ts';
import type { DeckView } from '#contract/replay-views.ts';
import { DECK_SPEEDS, setClock, togglePause } from '../../state/commands.ts';
import { branchHere, leaveDeck, seek, stepBack, stepDeck } from '../../state/replay.ts';
import { useSession } from '../../state/session.ts';
import { useWords } from '../../state/settings.ts';
import { openDialog } from '../../state/ui.ts';
import { Badge, Button, IconButton, SelectInput } from '../../ui/controls.tsx';
import { formatDate, formatTime, MARKET_ZONE, momentOf, wallClock } from '../../ui/time.ts';
import css from './deck.module.css';

function Title({ deck }: { readonly deck: DeckView }) {
  const { t } = useWords();
  return (
    <span className={css.title}>
      <Badge colour="var(--accent)">{t('replay.title')}</Badge>
      <b className={css.name} title={deck.name} data-testid="deck-name">
        {deck.name}
      </b>
      {deck.blind && !deck.revealed && (
        <Button
          small
          look="quiet"
          title={t('replay.blindHint')}
          testId="deck-reveal"
          onClick={() => openDialog({ kind: 'reveal', stream: deck.stream })}
        >
          {t('replay.reveal')}
        </Button>
      )}
      {deck.lowQuality && (
        <Badge colour="var(--warn)" title={t('replay.lowQualityHint')}>
          {t('replay.lowQuality')}
        </Badge>
      )}
    </span>
  );
}

function Transport({ deck }: { readonly deck: DeckView }) {
  const { t } = useWords();
  const paused = useSession((state) => state.clock?.paused ?? true);
  const atStart = deck.position === 0;
  const atEnd = deck.position >= deck.end;
  const step = t(deck.kind === 'bars' ? 'replay.stepBar' : 'replay.stepEvent');
  return (
    <span className={css.buttons} role="group" aria-label={t('replay.deck')}>
      <IconButton label={t('replay.toStart')} disabled={atStart} onClick={() => void seek('start')}>
        <SkipBack size={15} />
      </IconButton>
      <IconButton
        label={t('replay.sessionStart')}
        disabled={atStart}
        onClick={() => void seek('session-start')}
      >
        <Rewind size={15} />
      </IconButton>
      <IconButton label={t('replay.back')} disabled={atStart} testId="deck-back" onClick={stepBack}>
        <StepBack size={15} />
      </IconButton>
      {deck.seeking ? (
        <IconButton label={t('replay.stopSeeking')} testId="deck-play" onClick={() => void seek('cancel')}>
          <Square size={15} />
        </IconButton>
      ) : (
        <IconButton
          label={`${t(paused ? 'replay.play' : 'replay.pause')} (P)`}
          testId="deck-play"
          aria-pressed={!paused}
          disabled={atEnd}
          onClick={togglePause}
        >
          {paused ? <Play size={15} /> : <Pause size={15} />}
        </IconButton>
      )}
      <IconButton label={`${step} (.)`} testId="deck-step" disabled={atEnd} onClick={() => stepDeck(1)}>
        <StepForward size={15} />
      </IconButton>
      <IconButton
        label={`${t('replay.nextSession')} (D)`}
        testId="deck-next-session"
        disabled={atEnd}
        onClick={() => void seek('next-session')}
      >
        <FastForward size={15} />
      </IconButton>
      <IconButton
        label={`${t('replay.nextTrade')} (F)`}
        testId="deck-next-trade"
        disabled={atEnd}
        onClick={() => void seek('next-trade')}
      >
        <CornerDownRight size={15} />
      </IconButton>
      <IconButton
        label={t('replay.toEnd')}
        testId="deck-end"
        disabled={atEnd}
        onClick={() => void seek('end')}
      >
        <SkipForward size={15} />
      </IconButton>
    </span>
  );
}

function SpeedChoice({ deck }: { readonly deck: DeckView }) {
  const { t } = useWords();
  const speed = useSession((state) => state.clock?.speed ?? 1);
  const name = (each: Speed): string => {
    if (each === 'max') return t('replay.max');
    return t(deck.kind === 'bars' ? 'replay.perSecond' : 'replay.times', { count: each });
  };
  const choices = DECK_SPEEDS.map((each) => ({ value: String(each), label: name(each) }));
  return (
    <span className={css.speed}>
      <SelectInput
        label={t('replay.speed')}
        testId="deck-speed"
        value={String(speed)}
        choices={choices}
        onChange={(value) => setClock({ speed: value === 'max' ? 'max' : Number(value) })}
      />
    </span>
  );
}

/** The place on the tape as a slider: it moves on release, forward by playing, back into a branch. */
function Place({ deck }: { readonly deck: DeckView }) {
  const { t } = useWords();
  const [held, setHeld] = useState<number | null>(null);
  const drop = () => {
    if (held !== null && held !== deck.position) void seek({ position: held });
    setHeld(null);
  };
  const shown = held ?? deck.position;
  return (
    <span className={css.place}>
      <input
        type="range"
        className={css.slider}
        min={0}
        max={deck.end}
        value={shown}
        aria-label={t('replay.position')}
        title={t('replay.jumpHint')}
        data-testid="deck-place"
        style={{ '--played': `${deck.end === 0 ? 0 : (shown / deck.end) * 100}%` } as React.CSSProperties}
        onChange={(event) => setHeld(Number(event.target.value))}
        onPointerUp={drop}
        onKeyUp={drop}
        onBlur={drop}
      />
      <span className={css.count} data-testid="deck-position">
        {shown.toLocaleString()} / {deck.end.toLocaleString()}
      </span>
    </span>
  );
}

function Jump({ deck }: { readonly deck: DeckView }) {
  const { t } = useWords();
  const at = useSession((state) => state.clock?.at ?? deck.from);
  const [text, setText] = useState<string | null>(null);
  const go = () => {
    const moment = text === null ? null : momentOf(text, MARKET_ZONE);
    setText(null);
    if (moment !== null && moment !== at) void seek({ time: moment });
  };
  return (
    <form
      className={css.jump}
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <input
        type="datetime-local"
        className={css.date}
        aria-label={t('replay.jump')}
        title={t('replay.jumpHint')}
        data-testid="deck-jump"
        min={wallClock(deck.from, MARKET_ZONE)}
        max={wallClock(deck.to, MARKET_ZONE)}
        value={text ?? wallClock(at, MARKET_ZONE)}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => setText(null)}
      />
    </form>
  );
}

function Now({ deck }: { readonly deck: DeckView }) {
  const { t, locale } = useWords();
  const at = useSession((state) => state.clock?.at ?? deck.from);
  const hidden = deck.blind && !deck.revealed;
  const date = hidden ? t('replay.hidden') : formatDate(at, locale, MARKET_ZONE);
  return (
    <span className={css.now} data-testid="deck-now" data-value={at}>
      {date} <b>{formatTime(at, locale, MARKET_ZONE)}</b>
    </span>
  );
}

export function DeckBar() {
  const { t } = useWords();
  const deck = useSession((state) => state.deck);
  if (!deck) return null;
  return (
    <section className={css.bar} aria-label={t('replay.deck')} data-testid="deck">
      <Title deck={deck} />
      <Transport deck={deck} />
      <SpeedChoice deck={deck} />
      <Now deck={deck} />
      <Place deck={deck} />
      {!(deck.blind && !deck.revealed) && <Jump deck={deck} />}
      <Button testId="deck-branch" title={`${t('replay.branchHint')} (Shift B)`} onClick={branchHere}>
        <GitBranch size={14} />
        {t('replay.branch')}
      </Button>
      <Button testId="deck-leave" title={t('replay.leaveHint')} onClick={() => void leaveDeck()}>
        <LogOut size={14} />
        {t('replay.leave')}
      </Button>
    </section>
  );
}
