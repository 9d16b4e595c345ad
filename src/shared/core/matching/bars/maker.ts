/** Makes a market's venues where bars are all that is known. */
import { restoreDesk, type DeskSnapshot } from '../venue-snapshot.ts';
import type { VenueMaker } from '../venue.ts';
import type { BarConfig } from './config.ts';
import { BarVenue } from './venue.ts';

/** Venues that fill by these assumptions. */
export const barVenues = (config: BarConfig): VenueMaker => ({
  create: (instrument) => new BarVenue(instrument, config),
  restore(instrument, snapshot) {
    const desk = snapshot as DeskSnapshot;
    return restoreDesk(new BarVenue(instrument, config), desk, desk);
  },
});
