import type { Bounds, Harm } from "./harm.ts";

/** Whether a verdict can hold the number: that near the largest there is, rounding and percent make it none. */
export function isTellable(value: number): boolean {
  return Math.abs(value) <= LARGEST;
}

const LARGEST = 1e300;

/**
 * The same harm, without bounds that are no numbers: one text that outweighs all others says nothing of other texts,
 * and what is near the largest number there is cannot be added up. Nothing passes without bounds.
 */
export function finite({ bounds, ...harm }: Harm): Harm {
  return {
    ...harm,
    bounds(alpha): Bounds {
      const { interval, ...rest } = bounds(alpha);
      if (interval === undefined || interval.every(isTellable))
        return { ...rest, ...(interval && { interval }) };
      return { ...rest, doubt: rest.doubt ?? BOUNDLESS };
    },
  };
}

const BOUNDLESS = "the data bound it by no finite number";
