/** Calls of the replay deck: sessions on recorded markets, their transport, branches, comparison and report. */
import { z } from 'zod';
import type { BarPreset } from '#core/matching/bars/config.ts';
import type { ClockView } from './clock-views.ts';
import type { DeckView, ReplayComparison, ReplayReport, ReplayView } from './replay-views.ts';
import type { BarsView } from './market-views.ts';
import {
  bytes,
  call,
  commandId,
  decimal,
  feeProfiles,
  fileName,
  integer,
  none,
  timeframe,
} from './shapes.ts';
import { FLOW_FORMATS } from './flow.ts';

const FILLS = [
  'next-open',
  'touch',
  'penetrate',
  'worst-case',
  'close',
] as const satisfies readonly BarPreset[];
const stream = z.string().min(1).max(64);
const name = z.string().trim().min(1).max(80);

const account = {
  cash: z.object({ VND: decimal, USD: decimal }).strict(),
  feeProfiles,
  /** As the market settles, or at once; as the account that is open when absent. */
  settlement: z.enum(['market', 'immediate']).optional(),
  /** With the risk rules of the account that is open, instead of the plain ones. */
  copyRules: z.boolean().default(true),
} as const;

export const replayCalls = {
  'replay.list': call<readonly ReplayView[]>()(none),
  /** A session on stored series of one timeframe. It begins at `from` and knows the bars before; times in UTC milliseconds. */
  'replay.create': call<ReplayView>()(
    z
      .object({
        commandId,
        name,
        series: z.array(integer).min(1).max(50),
        from: integer.nullable().default(null),
        to: integer.nullable().default(null),
        fill: z.enum(FILLS).default('next-open'),
        /** Ticks that market and stop orders fill worse by. */
        slippageTicks: z.number().int().min(0).max(1000).default(0),
        /** Hides symbols and dates until revealed. */
        blind: z.boolean().default(false),
        /** The person knows that a series is below the quality threshold. */
        acceptQuality: z.boolean().default(false),
        ...account,
      })
      .strict(),
  ),
  /** A session on a file of every order of a book: LOBSTER (with its orderbook file as `opening`) or Databento MBO. */
  'replay.createOrders': call<ReplayView>()(
    z
      .object({
        commandId,
        name,
        symbol: z.string().regex(/^[A-Z0-9][A-Z0-9.-]{0,11}$/),
        format: z.enum(FLOW_FORMATS),
        fileName,
        bytes,
        opening: z.object({ fileName, bytes }).strict().nullable().default(null),
        /** LOBSTER names no day: the date its seconds are counted from, UTC milliseconds of its midnight. */
        day: integer.nullable().default(null),
        ...account,
      })
      .strict(),
  ),
  'replay.open': call<DeckView>()(z.object({ stream }).strict()),
  /** Goes back to the paper account; the session stays as it is. */
  'replay.leave': call<null>()(none),
  'replay.rename': call<null>()(z.object({ stream, name }).strict()),
  /** Takes a session from the list, or puts it back. Its journal stays. */
  'replay.hide': call<null>()(z.object({ stream, hidden: z.boolean() }).strict()),
  /** A new session that goes on from a moment of this one; null is where it stands. */
  'replay.branch': call<DeckView>()(
    z
      .object({
        stream,
        position: integer.min(0).nullable().default(null),
        name: name.nullable().default(null),
      })
      .strict(),
  ),
  /** Plays so many bars, or events of a record. */
  'replay.step': call<ClockView>()(z.object({ steps: z.number().int().min(1).max(10_000) }).strict()),
  /**
   * Plays to a place. One that lies before is reached in a branch, which is opened; the session stays as it is.
   * `cancel` ends the way there.
   */
  'replay.seek': call<DeckView>()(
    z
      .object({
        to: z.union([
          z.object({ time: integer }).strict(),
          z.object({ position: integer.min(0) }).strict(),
          z.enum(['next-trade', 'next-session', 'session-start', 'start', 'end', 'cancel']),
        ]),
      })
      .strict(),
  ),
  /** Shows the symbols and dates of a blind session; it cannot be hidden again. */
  'replay.reveal': call<DeckView>()(z.object({ stream }).strict()),
  'replay.compare': call<ReplayComparison>()(z.object({ streams: z.array(stream).min(1).max(8) }).strict()),
  'replay.report': call<ReplayReport>()(z.object({ stream }).strict()),
  /** Bars of a session as far as it has been played. */
  'replay.bars': call<BarsView>()(z.object({ stream, instrumentId: z.string(), timeframe }).strict()),
} as const;
