/**
 * Where a packaged program's threads are. The archive (`app.asar`) is readable through Electron's own file layer only, so
 * what runs in threads lies beside it, in `app.asar.unpacked`. Outside a package nothing changes.
 */
import type { Entries } from '../common/paths.ts';

const outside = (url: URL): URL => new URL(url.href.replace('/app.asar/', '/app.asar.unpacked/'));

export function unpackedEntries({ entry, intakeEntry, researchEntry, forwardEntry }: Entries): Entries {
  return {
    entry: outside(entry),
    intakeEntry: outside(intakeEntry),
    researchEntry: outside(researchEntry),
    forwardEntry: outside(forwardEntry),
  };
}
