/** Failures of a call that are neither a denial nor a bug: each names the thing and is worded in words/. */
export type AppErrorCode =
  | 'BAD_REQUEST'
  | 'NOT_FOUND'
  | 'WORKSPACE_LOCKED'
  | 'WORKSPACE_NEWER'
  | 'WORKSPACE_ON_NETWORK'
  | 'WORKSPACE_DAMAGED'
  | 'WORKSPACE_UNREADABLE'
  | 'READ_ONLY'
  | 'DISK_FULL'
  | 'STORE_FAILED'
  | 'FILE_UNREADABLE'
  | 'FILE_UNWRITABLE'
  | 'BARS_UNREADABLE'
  | 'BARS_STOPPED'
  | 'SERIES_EXISTS'
  | 'REPAIR_DOES_NOT_FIT'
  | 'NO_BARS_LEFT'
  | 'TIMEFRAME_NOT_MADE'
  | 'ACTION_DOES_NOT_FIT'
  | 'INDICATOR_REFUSED'
  | 'INDICATOR_NEEDS_TWO'
  | 'RETURNS_UNREADABLE'
  | 'LISTING_UNREADABLE'
  | 'FLOW_UNREADABLE'
  | 'SCENARIO_UNREADABLE'
  | 'SHEET_EXPIRED'
  | 'SHEET_STOPPED'
  | 'SHEET_NOT_KEPT'
  | 'QUALITY_LOW'
  | 'SERIES_NOT_TRADABLE'
  | 'STRATEGY_FAILED'
  | 'RUN_WITHOUT_RESULT'
  | 'NO_REPLAY'
  | 'REPLAY_OPEN'
  | 'REPLAY_EMPTY'
  | 'NO_ACCOUNT'
  | 'NO_WORKSPACE'
  | 'UNKNOWN_SYMBOL'
  | 'PORT_TAKEN'
  | 'ENGINE_STOPPED'
  | 'DISCONNECTED'
  | 'BUG';

export interface AppError {
  readonly code: AppErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
}

export const appError = (code: AppErrorCode, params: Record<string, string | number> = {}): AppError => ({
  code,
  params,
});

/** Thrown inside hosts and engine, carried over the wire as its `error`. */
export class AppFailure extends Error {
  readonly error: AppError;
  constructor(code: AppErrorCode, params: Record<string, string | number> = {}) {
    super(`${code} ${JSON.stringify(params)}`);
    this.error = appError(code, params);
  }
}
