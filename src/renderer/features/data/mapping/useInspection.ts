/** What a file comes to by a mapping, looked at again a moment after it was last changed. */
import { useEffect, useState } from 'react';
import type { AppError } from '#contract/errors.ts';
import type { BarMapping, BarsInspection } from '#contract/series-views.ts';
import { call, errorOf } from '../../../client/index.ts';

const TYPING_MS = 250;
/** Of a long text its beginning is enough to see how it is read. */
const HEAD = 512 * 1024;
const LINE_END = 10;

async function headOf(
  file: File,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly cut: boolean }> {
  const cut = file.size > 2 * HEAD && /\.(csv|tsv|txt)$/i.test(file.name);
  const bytes = new Uint8Array(await (cut ? file.slice(0, HEAD) : file).arrayBuffer());
  return { bytes: cut ? bytes.subarray(0, bytes.lastIndexOf(LINE_END) + 1) : bytes, cut };
}

interface Seen {
  readonly inspection: BarsInspection | null;
  readonly error: AppError | null;
  /** Only the beginning was looked at. */
  readonly cut: boolean;
  readonly busy: boolean;
}

/** With a null mapping what was seen last stays. */
export function useInspection(file: File, symbol: string, mapping: BarMapping | null, again: number): Seen {
  const [seen, setSeen] = useState<Seen>({ inspection: null, error: null, cut: false, busy: true });
  const key = mapping && JSON.stringify(mapping);
  useEffect(() => {
    if (key === null) return;
    let current = true;
    const timer = setTimeout(() => {
      setSeen((now) => ({ ...now, busy: true }));
      const chosen = JSON.parse(key) as BarMapping;
      const said = Object.keys(chosen).length > 0 ? { mapping: chosen } : {};
      const name = symbol.trim() === '' ? {} : { symbol: symbol.trim() };
      headOf(file)
        .then(async ({ bytes, cut }) => {
          const inspection = await call('bars.inspect', { fileName: file.name, bytes, ...name, ...said });
          if (current) setSeen({ inspection, error: null, cut, busy: false });
        })
        .catch((thrown: unknown) => {
          if (current) setSeen((now) => ({ ...now, error: errorOf(thrown), busy: false }));
        });
    }, TYPING_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [file, symbol, key, again]);
  return seen;
}
