/**
 * Orders that belong together, all of one instrument.
 * OCO: as one fills, the others shrink by what was filled; when one is filled whole, the others end.
 * OTO: the entry's fills activate the others, by what was filled.
 * Bracket: both: the entry activates target and stop, which then are one-cancels-other.
 * An order cancelled by hand leaves the others alone, except that what waits for an entry ends with it.
 */
import type { Managed } from './orders.ts';

interface Group {
  readonly legs: Managed[];
  /** Filled by the entry and not yet passed on. */
  pending: number;
  entryOpen: boolean;
  /** Its entry is an order at the market. */
  atMarket: boolean;
}

/** Which groups may pass on what their entries filled: all, those entered at the market, or none. */
export type Activates = 'all' | 'market' | 'none';

export interface Activation {
  readonly leg: Managed;
  readonly quantity: number;
  /** Nothing more will come: what is still inactive ends. */
  readonly last: boolean;
}

/** What waits for the entry is there before the entry can fill. */
const entryLast = (legs: readonly Managed[]): Managed[] =>
  [...legs].sort((a, b) => Number(a.order.group!.role === 'entry') - Number(b.order.group!.role === 'entry'));

export class Groups {
  private readonly groups = new Map<string, Group>();
  private readonly changed = new Set<Group>();

  /** Takes an order into its group. Returns the orders that may enter the market: none until the group is complete. */
  join(m: Managed): readonly Managed[] {
    this.rejoin(m);
    const place = m.order.group;
    if (!place) return [m];
    const { legs } = this.groups.get(place.id)!;
    return legs.length < place.size ? [] : entryLast(legs);
  }

  /** Puts an order of a restored venue back; its group was complete before. */
  rejoin(m: Managed): void {
    const place = m.order.group;
    if (!place) return;
    const group = this.groups.get(place.id) ?? { legs: [], pending: 0, entryOpen: false, atMarket: false };
    this.groups.set(place.id, group);
    group.legs.push(m);
    if (place.role !== 'entry') return;
    group.entryOpen = true;
    group.atMarket = m.order.type === 'market';
  }

  waitsForEntry = ({ order: { group } }: Managed): boolean =>
    group !== undefined && group.kind !== 'oco' && group.role === 'exit';

  /** Whether two orders are different exits of one group that only one may fill. */
  exclude = (a: Managed, b: Managed): boolean =>
    a !== b &&
    a.order.group?.role === 'exit' &&
    b.order.group?.role === 'exit' &&
    a.order.group.id === b.order.group.id &&
    a.order.group.kind !== 'oto';

  /** Whether fills are still to come that bring more of this order into force. */
  entryOpen = (m: Managed): boolean =>
    this.waitsForEntry(m) && this.groups.get(m.order.group!.id)?.entryOpen === true;

  /** After `m` filled: the orders that shrink by as much. An entry's fills are kept for `activations`. */
  filled(m: Managed, quantity: number): readonly Managed[] {
    const place = m.order.group;
    const group = place && this.groups.get(place.id);
    if (!place || !group) return [];
    if (place.role === 'entry') {
      group.pending += quantity;
      this.changed.add(group);
      return [];
    }
    return place.kind === 'oto' ? [] : this.others(group, m);
  }

  /** After `m` ended: the orders that end with it. */
  ended(m: Managed, filledWhole: boolean): readonly Managed[] {
    const place = m.order.group;
    const group = place && this.groups.get(place.id);
    if (!place || !group) return [];
    group.legs.splice(group.legs.indexOf(m), 1);
    if (group.legs.length === 0) this.groups.delete(place.id);
    if (place.role === 'entry') {
      group.entryOpen = false;
      this.changed.add(group);
      return [];
    }
    return filledWhole && place.kind !== 'oto' ? this.others(group, m) : [];
  }

  /** Whether entries have something to pass on. */
  get stir(): boolean {
    return this.changed.size > 0;
  }

  /** The same, as far as it may be passed on now. */
  stirs(which: Activates): boolean {
    if (this.changed.size === 0 || which === 'all') return this.changed.size > 0;
    return which === 'market' && [...this.changed].some(({ atMarket }) => atMarket);
  }

  /** What entries have passed on since the last call, once. */
  activations(which: Activates): Activation[] {
    if (this.changed.size === 0) return [];
    const list: Activation[] = [];
    for (const group of this.changed) {
      if (which === 'none' || (which === 'market' && !group.atMarket)) continue;
      for (const leg of group.legs) {
        if (leg.order.group!.role === 'entry') continue;
        list.push({ leg, quantity: Math.min(group.pending, leg.inactive), last: !group.entryOpen });
      }
      group.pending = 0;
      this.changed.delete(group);
    }
    return list;
  }

  private others = (group: Group, m: Managed): readonly Managed[] =>
    group.legs.filter((leg) => leg !== m && leg.order.group!.role === 'exit');
}
