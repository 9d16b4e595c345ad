/** Reference cases as their files have them, and what running one comes to. Schema: docs/formulas.md. */
export interface GoldenCase {
  readonly id: string;
  readonly fn: string;
  readonly title?: string;
  readonly args?: Readonly<Record<string, unknown>>;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly steps?: readonly Step[];
  readonly expected: unknown;
  readonly tolerance: Readonly<Record<string, unknown>>;
}

export type Step = Readonly<Record<string, unknown>>;

export interface GoldenFile {
  readonly topic: string;
  /** Series that cases name with `$series`. */
  readonly shared?: Shared;
  readonly cases: readonly GoldenCase[];
}

/** A departure is deliberate by a rule on the case's arguments, with its reason; never by its id. */
export type Outcome =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed'; readonly expected: unknown; readonly got: unknown }
  | { readonly kind: 'unsupported'; readonly what: string }
  | { readonly kind: 'deliberate'; readonly reason: string };

export type Shared = Readonly<Record<string, unknown>>;

/** `root` is the folder that cases' file paths start from. */
export type Runner = (one: GoldenCase, root: string, shared?: Shared) => Outcome;

/** The runners of a topic by `fn`: a map, or what knows them by their pattern. */
export interface Runners {
  get(fn: string): Runner | undefined;
}

export const passed: Outcome = { kind: 'passed' };
export const failed = (expected: unknown, got: unknown): Outcome => ({ kind: 'failed', expected, got });
export const unsupported = (what: string): Outcome => ({ kind: 'unsupported', what });
export const deliberate = (reason: string): Outcome => ({ kind: 'deliberate', reason });
