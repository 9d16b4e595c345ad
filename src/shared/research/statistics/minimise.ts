/**
 * The least value of a function of several numbers, by going downhill with a simplex (Nelder and Mead 1965), the steps and the stop
 * those of SciPy's `fmin`: reflection 1, expansion 2, contraction ½, shrinkage ½; done when all corners are within `near` of the
 * best in place and in value.
 */

export interface Minimum {
  readonly at: readonly number[];
  readonly value: number;
  /** False where it was still going on after `most` rounds or evaluations. */
  readonly settled: boolean;
}

interface Corner {
  readonly at: readonly number[];
  readonly value: number;
}

/** Each corner moves one number 5 % up, or from zero to 0.00025. */
function corners(start: readonly number[], valued: (at: readonly number[]) => Corner): Corner[] {
  const moved = start.map((_, place) =>
    start.map((value, at) => (at !== place ? value : value === 0 ? 0.00025 : value * 1.05)),
  );
  return [start, ...moved].map(valued).sort((a, b) => a.value - b.value);
}

const isNear = (simplex: readonly Corner[], near: number): boolean => {
  const best = simplex[0]!;
  return simplex.every(
    ({ at, value }) =>
      Math.abs(value - best.value) <= near &&
      at.every((each, place) => Math.abs(each - best.at[place]!) <= near),
  );
};

export function minimise(
  of: (at: readonly number[]) => number,
  start: readonly number[],
  near = 1e-4,
  most = start.length * 200,
): Minimum {
  let evaluations = 0;
  const valued = (at: readonly number[]): Corner => {
    evaluations += 1;
    return { at, value: of(at) };
  };
  let simplex = corners(start, valued);
  let rounds = 1;
  for (; evaluations < most && rounds < most && !isNear(simplex, near); rounds += 1)
    simplex = stepped(simplex, valued).sort((a, b) => a.value - b.value);
  return { ...simplex[0]!, settled: evaluations < most && rounds < most };
}

/** The worst corner mirrored, stretched or drawn in; else all drawn towards the best. */
function stepped(simplex: readonly Corner[], valued: (at: readonly number[]) => Corner): Corner[] {
  const others = simplex.slice(0, -1);
  const [best, worst] = [simplex[0]!, simplex.at(-1)!];
  const middle = best.at.map(
    (_, place) => others.reduce((total, { at }) => total + at[place]!, 0) / others.length,
  );
  const beyond = (times: number): Corner =>
    valued(middle.map((value, place) => (1 + times) * value - times * worst.at[place]!));
  const reflected = beyond(1);
  if (reflected.value < best.value) {
    const expanded = beyond(2);
    return [...others, expanded.value < reflected.value ? expanded : reflected];
  }
  if (reflected.value < others.at(-1)!.value) return [...others, reflected];
  const outside = reflected.value < worst.value;
  const contracted = beyond(outside ? 0.5 : -0.5);
  if (outside ? contracted.value <= reflected.value : contracted.value < worst.value)
    return [...others, contracted];
  const shrunk = simplex
    .slice(1)
    .map(({ at }) => valued(at.map((value, place) => best.at[place]! + 0.5 * (value - best.at[place]!))));
  return [best, ...shrunk];
}
