import type { Resampling } from "./resampling.ts";

/** A number that is worse the higher it is, with what tells how sure it is. */
export interface Harm {
  readonly value: number;
  /** Of how many units: samples, images, clusters, rounds. */
  readonly n: number;
  bounds(alpha: number): Bounds;
  /** What takes long, and may be done beforehand step by step. */
  readonly resampling?: Resampling;
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
export interface Span {
  readonly least: number;
  readonly still: number;
  readonly most: number;
}

/** The share of all units that may differ, and yet with chance `alpha` shows in none of `n`. */
export function unseenShare(n: number, alpha: number): number {
  return 1 - alpha ** (1 / n);
}

/** Bounds of what no unit differed in: some may, and none was seen. */
export function boundsOfNoSpread(value: number, span: Span | null, unseen: number): Bounds {
  const note = "no unit differs from another";
  if (span === null) return { doubt: `${note}, which bounds nothing` };
  const { least, most } = span;
  return { interval: [value - (value - least) * unseen, value + (most - value) * unseen], note };
}
