import type { Bounds, Harm } from "./harm.ts";

/** The same harm as another number, which rises with it. */
export function scaled(
  { value, n, bounds, resampling }: Harm,
  to: (value: number) => number,
): Harm {
  return {
    ...{ value: to(value), n, ...(resampling && { resampling }) },
    bounds(alpha): Bounds {
      const { interval, ...rest } = bounds(alpha);
      return { ...rest, ...(interval && { interval: [to(interval[0]), to(interval[1])] }) };
    },
  };
}
