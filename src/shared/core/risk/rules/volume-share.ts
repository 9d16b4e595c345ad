/** An order's share of the average daily volume. Nothing is known of an instrument without history: it passes. */
import { mulDiv } from '../../units/integer.ts';
import { judged, type RuleKind } from './rule.ts';

export const volumeShare: RuleKind<'volume-share'> =
  ({ bps, days }) =>
  ({ open, instrument, history }) => {
    const volume = history?.averageVolume(instrument.id, days) ?? null;
    if (volume === null) return judged('quantity', null, null);
    const limit = mulDiv(Math.round(volume), bps, 10_000, 'floor');
    const denial =
      open > limit ? ({ code: 'VOLUME_SHARE_ABOVE_LIMIT', quantity: open, limit, days } as const) : null;
    return judged('quantity', open, limit, denial);
  };
