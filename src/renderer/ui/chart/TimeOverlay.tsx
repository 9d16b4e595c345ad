/**
 * What lies over a chart of time: the crosshair that all of them share, the chosen period, and how one is chosen: dragged, or by
 * keys (arrows move, with Shift they choose, Page and Home/End jump). Invariant: the plot begins and ends where the overlay does.
 */
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useCross, type Cross } from './cross.ts';
import { nearest } from './nearest.ts';
import css from './chart.module.css';

export interface Period {
  readonly from: number;
  readonly to: number;
}

export interface TimeOverlayProps {
  readonly label: string;
  /** What is drawn from side to side. */
  readonly domain: Period;
  /** Moments the keys stop at, in order. */
  readonly times: readonly number[];
  readonly cross: Cross;
  readonly chosen: Period | null;
  /** `extend`: what was chosen before is to be part of it. */
  readonly onChoose: (period: Period, extend: boolean) => void;
  readonly textOf: (at: number) => string;
  /** From the sides of the chart, pixels. */
  readonly left: number;
  readonly right: number;
  readonly testId?: string;
}

/** A drag of fewer pixels is a click. */
const LEAST_DRAG = 4;
const PAGE = 20;

const ordered = (a: number, b: number): Period => ({ from: Math.min(a, b), to: Math.max(a, b) });

function useKeys({ times, cross, onChoose }: TimeOverlayProps) {
  const anchor = useRef<number | null>(null);
  return (event: KeyboardEvent) => {
    const all = times.length;
    const step = {
      ArrowLeft: -1,
      ArrowRight: 1,
      PageUp: -PAGE,
      PageDown: PAGE,
      Home: -all,
      End: all,
    }[event.key];
    if (step === undefined || all === 0) return;
    event.preventDefault();
    const now = cross.at();
    const row = now === null ? (step < 0 ? all - 1 : 0) : nearest(times, now);
    const next = times[now === null ? row : Math.max(0, Math.min(all - 1, row + step))]!;
    if (event.shiftKey) {
      anchor.current ??= times[row]!;
      onChoose(ordered(anchor.current, next), false);
    } else anchor.current = null;
    cross.move(next);
  };
}

function useDrag({ domain, cross, onChoose }: TimeOverlayProps) {
  const [drag, setDrag] = useState<{ readonly x: number; readonly from: number; readonly to: number } | null>(
    null,
  );
  const timeAt = ({ currentTarget, clientX }: PointerEvent): number => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const share = Math.max(0, Math.min(1, (clientX - left) / Math.max(1, width)));
    return Math.round(domain.from + share * (domain.to - domain.from));
  };
  return {
    dragged: drag && drag.from !== drag.to ? ordered(drag.from, drag.to) : null,
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const at = timeAt(event);
        setDrag({ x: event.clientX, from: at, to: at });
      },
      onPointerMove: (event: PointerEvent) => {
        const at = timeAt(event);
        cross.move(at);
        if (drag) setDrag({ ...drag, to: at });
      },
      onPointerUp: (event: PointerEvent) => {
        if (drag && Math.abs(event.clientX - drag.x) >= LEAST_DRAG)
          onChoose(ordered(drag.from, timeAt(event)), event.shiftKey);
        setDrag(null);
      },
      onPointerCancel: () => setDrag(null),
      onPointerLeave: () => cross.move(null),
    },
  };
}

/** The chosen period, unless it is all there is, and the crosshair. */
function Marks(props: {
  readonly domain: Period;
  readonly shown: Period | null;
  readonly at: number | null;
  readonly all: boolean;
  readonly testId: string | undefined;
}) {
  const { domain, shown, at, all, testId } = props;
  const percent = (time: number): number =>
    Math.max(0, Math.min(100, ((time - domain.from) / Math.max(1, domain.to - domain.from)) * 100));
  const [from, to] = shown ? [percent(shown.from), percent(shown.to)] : [0, 0];
  const inside = at !== null && at >= domain.from && at <= domain.to;
  return (
    <>
      {to > from && (all || from > 0 || to < 100) && (
        <span
          className={css.span}
          style={{ left: `${from}%`, width: `${to - from}%` }}
          data-testid={testId && `${testId}-span`}
        />
      )}
      {inside && <span className={css.cross} style={{ left: `${percent(at)}%` }} />}
    </>
  );
}

export function TimeOverlay(props: TimeOverlayProps) {
  const { domain, cross, chosen, textOf, label, left, right, testId } = props;
  const at = useCross(cross);
  const onKeyDown = useKeys(props);
  const { dragged, handlers } = useDrag(props);
  const now = at ?? domain.to;
  return (
    <div
      className={css.over}
      style={{ left, right }}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={domain.from}
      aria-valuemax={domain.to}
      aria-valuenow={now}
      aria-valuetext={textOf(now)}
      data-testid={testId}
      onKeyDown={onKeyDown}
      onBlur={() => cross.move(null)}
      {...handlers}
    >
      <Marks domain={domain} shown={dragged ?? chosen} at={at} all={dragged !== null} testId={testId} />
    </div>
  );
}
