import type { Bounds, Harm } from "./harm.ts";

/** The number itself where higher is better: its harm is what it falls short. */
export function negated({ value, n, bounds, resampling }: Harm): Harm {
  return {
    ...{ value: -value, n, ...(resampling && { resampling }) },
    bounds(alpha): Bounds {
      const { interval, ...rest } = bounds(alpha);
      return { ...rest, ...(interval && { interval: [-interval[1], -interval[0]] }) };
    },
  };
}

/** From one to the other where nothing pairs their units: each has half of the chance to be wrong. */
export function apart(before: Harm, after: Harm): Harm {
  return {
    ...{ value: after.value - before.value, n: Math.min(before.n, after.n) },
    bounds(alpha): Bounds {
      const [was, is] = [before.bounds(alpha / 2), after.bounds(alpha / 2)];
      if (was.interval === undefined) return was;
      if (is.interval === undefined) return is;
      return { interval: [is.interval[0] - was.interval[1], is.interval[1] - was.interval[0]] };
    },
  };
}
