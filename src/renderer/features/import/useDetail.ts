/** Everything known of the current row, asked anew with each preview. Invariant: what is given is of the current row. */
import { useEffect } from 'react';
import type { RowDetail } from '#contract/sheets.ts';
import { call } from '../../client/index.ts';
import { useSheet } from './sheet.ts';

export function useDetail(): RowDetail | null {
  const row = useSheet((state) => state.cursor?.row ?? null);
  const sheetId = useSheet((state) => state.preview?.sheetId ?? null);
  const version = useSheet((state) => state.preview?.version ?? 0);
  useEffect(() => {
    if (row === null || sheetId === null) return undefined;
    let wanted = true;
    call('sheets.row', { sheetId, version, row })
      .then((detail) => wanted && useSheet.setState({ detail }))
      // A newer preview is on its way, and with it the next question.
      .catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [row, sheetId, version]);
  const detail = useSheet((state) => state.detail);
  return detail?.row.row === row ? detail : null;
}
