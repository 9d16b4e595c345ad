/** The lots that the ticket's order may name to close: where the cost basis asks for it, those on the other side. */
import type { ResultOf } from '#contract/calls.ts';
import type { Instrument } from '#core/model/instrument.ts';
import { useSession } from '../../state/session.ts';
import { useUi } from '../../state/ui.ts';
import { useLive } from '../../state/useLive.ts';

export type Lot = ResultOf<'ledger.lots'>[number];

const NONE: readonly Lot[] = [];

export function useHolding(instrument: Instrument) {
  const terms = useSession((state) => state.status?.account?.terms);
  const { side, effect } = useUi((state) => state.draft);
  const hedging = terms?.positionMode === 'hedging';
  const specific = terms?.costBasis === 'specific' && (!hedging || effect === 'close');
  const { value } = useLive('ledger.lots', specific ? { instrumentId: instrument.id } : null);
  const sign = side === 'sell' ? 1 : -1;
  return { hedging, lots: value?.filter(({ quantity }) => quantity * sign > 0) ?? NONE };
}

export type Holding = ReturnType<typeof useHolding>;
