/** What every part of the rule form is given. */
import type { RuleDraft } from './draft.ts';

export interface PartProps {
  readonly draft: RuleDraft;
  readonly change: (change: Partial<RuleDraft>) => void;
  /** What is wrong with a slot, in words. */
  readonly wrong: (slot: string) => string | undefined;
}
