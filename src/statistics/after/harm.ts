import type { Direction } from "../../catalog/metrics.ts";
import type { Resampling } from "./resampling.ts";

/** A number that is worse the higher it is, with what tells how sure it is. */
export interface Harm {
  readonly value: number;
  /** Of how many units: samples, images, clusters, rounds. */
  readonly n: number;
  bounds(alpha: number): Bounds;
  /** What takes long, and may be done beforehand. */
  readonly resampling?: Resampling;
  /** Where each unit's harm is counted up to a worst only: how many units have more. */
  readonly beyond?: number;
}

/** Two one-sided bounds, each at the level asked for. */
export interface Bounds {
  /** Absent where nothing bounds the number. */
  readonly interval?: [number, number];
  /** Why it passes no limit, whatever the bounds. */
  readonly doubt?: string;
  /** What a reader should know of the bounds. */
  readonly note?: string;
}

/** The least and the most harm that there can be, and what it is where nothing is wrong. */
export interface HarmSpan {
  readonly least: number;
  readonly still: number;
  readonly most: number;
}

/** The share of all units that may differ, and yet with chance `alpha` shows in none of `n`. */
export function unseenShare(n: number, alpha: number): number {
  return 1 - alpha ** (1 / n);
}

/** Bounds of what no unit differed in: some may, and none was seen. */
export function boundsOfNoSpread(value: number, span: HarmSpan | null, unseen: number): Bounds {
  const note = "no unit differs from another";
  if (span === null) return { doubt: `${note}, which bounds nothing` };
  const { least, most } = span;
  return { interval: [value - (value - least) * unseen, value + (most - value) * unseen], note };
}

/**
 * How one side compares with another: by a `difference`, on a log scale as a share; or by a ratio, tested at
 * `at`. `together`: whether rounds of the two took turns, so that they pair.
 */
export interface Contrast {
  readonly by: "difference" | "ratio";
  readonly at: number;
  readonly direction: Direction;
  readonly together: boolean;
  /** What one unit's harm is counted up to; on a log scale as a share. Without it, whatever it is. */
  readonly worst?: number;
}

/** The number itself where higher is better: its harm is what it falls short. */
export function negated({ value, n, bounds, resampling, beyond }: Harm): Harm {
  return {
    value: -value,
    n,
    ...(resampling && { resampling }),
    ...(beyond !== undefined && { beyond }),
    bounds(alpha): Bounds {
      const { interval, ...rest } = bounds(alpha);
      return { ...rest, ...(interval && { interval: [-interval[1], -interval[0]] }) };
    },
  };
}

/**
 * How far a number lies from 0, whichever way. To pass takes both of its bounds, each at the level asked for; either of
 * them may fail it, so that for this each has half of the chance to be wrong.
 */
export function eitherWay({ value, n, bounds, resampling }: Harm): Harm {
  return {
    ...{ value: Math.abs(value), n, ...(resampling && { resampling }) },
    bounds(alpha): Bounds {
      const { interval, ...rest } = bounds(alpha);
      const surer = bounds(alpha / 2).interval;
      if (interval === undefined || surer === undefined) return rest;
      const least = Math.max(0, surer[0], -surer[1]);
      return { ...rest, interval: [least, Math.max(-interval[0], interval[1])] };
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

/** The same harm as another number, which rises with it. */
export function scaled(
  { value, n, bounds, resampling, beyond }: Harm,
  to: (value: number) => number,
): Harm {
  return {
    value: to(value),
    n,
    ...(resampling && { resampling }),
    ...(beyond !== undefined && { beyond }),
    bounds(alpha): Bounds {
      const { interval, ...rest } = bounds(alpha);
      return { ...rest, ...(interval && { interval: [to(interval[0]), to(interval[1])] }) };
    },
  };
}

/** Fewer units that changed than this say little of how others would. */
const FEW = 10;

/** What a few changed units hide is in the bounds already, and said beside them. */
export function noteFew(harm: Harm, before: Float64Array, after: Float64Array): Harm {
  const changed = after.reduce((sum, value, at) => sum + (value === before[at] ? 0 : 1), 0);
  if (changed >= FEW) return harm;
  const note = `only ${changed} of ${harm.n} changed`;
  return { ...harm, bounds: (alpha): Bounds => ({ note, ...harm.bounds(alpha) }) };
}

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
