import type { Bounds, Harm, Span } from "./harm.ts";

/** Fewer units that changed than this say little of how others would. */
const FEW = 10;

/** What a few changed units hide is in the bounds where there is a most that one can lose; else they prove no pass. */
export function doubtFew(
  harm: Harm,
  before: Float64Array,
  after: Float64Array,
  span: Span | null,
): Harm {
  const changed = after.reduce((sum, value, at) => sum + (value === before[at] ? 0 : 1), 0);
  if (changed >= FEW) return harm;
  const few = `only ${changed} of ${harm.n} changed`;
  return {
    ...harm,
    bounds: (alpha): Bounds => ({
      ...(span ? { note: few } : { doubt: few }),
      ...harm.bounds(alpha),
    }),
  };
}
