/** What a check of the journal and of the tables made from it found. */
export interface VerifyReport {
  readonly ok: boolean;
  readonly streams: readonly { readonly stream: string; readonly events: number; readonly ok: boolean }[];
  readonly projections: readonly { readonly table: string; readonly rows: number; readonly ok: boolean }[];
  readonly problems: readonly string[];
}
