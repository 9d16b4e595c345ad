/** What a strategy's text may use. Counted for each machine; a run that goes over ends with a `StrategyFault`. */
export interface SandboxLimits {
  /** All memory of the machine, the interpreter's own 17 MB included. */
  readonly memoryBytes: number;
  /** Of the interpreter: about 680 plain calls inside one another. Larger needs a thread with a larger stack of its own. */
  readonly stackBytes: number;
  /** Reading the text, and each `setup`. */
  readonly setupMs: number;
  /** Each call of a hook. */
  readonly hookMs: number;
  readonly logLines: number;
  readonly logLength: number;
  readonly sourceLength: number;
  readonly lines: number;
  readonly series: number;
}

export const DEFAULT_LIMITS: SandboxLimits = {
  memoryBytes: 64 * 1024 * 1024,
  stackBytes: 128 * 1024,
  setupMs: 5_000,
  hookMs: 1_000,
  logLines: 10_000,
  logLength: 2_000,
  sourceLength: 1_000_000,
  lines: 1_000,
  series: 1_000,
};
