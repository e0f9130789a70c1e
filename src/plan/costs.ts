import { findTarget } from "../catalog/targets.ts";
import type { PlannedRequest } from "../contract/plan.ts";
import { auditedOf, isAudited } from "./audited.ts";

/**
 * What it is reckoned to cost to measure a request, in seconds of a machine with two cores: `once` on every machine that
 * measures any of it, `first` on the one that measures its first example, and `each` for an example. How machines share
 * the work rests on it, and nothing that is judged; `npm run bench:shards` shows how it comes out.
 */
export interface Cost {
  readonly once: number;
  readonly first: number;
  readonly each: number;
}

/** Of a request with so many examples, by the size of the source and what is made of it: nothing has been run yet. */
export function costOf(request: PlannedRequest, count: number): Cost {
  const { variants, bytes = USUAL, packagesOnly, timed } = request;
  const predicts = bytes / PREDICTED;
  const converts = variants.reduce((sum, { recipe }) => {
    if (recipe.kind === "stored" || recipe.kind === "source") return sum;
    return sum + OF_A_RECIPE + bytes / CONVERTED;
  }, 0);
  const loads = variants.length * (OF_A_LOAD + bytes / LOADED);
  if (packagesOnly) return { once: converts, first: 0, each: 0 };
  return {
    once: converts + loads,
    // How far values reach, and how long predictions take, is asked on one machine of a part of the examples.
    first: auditOf(request, count, predicts) + (timed ? variants.length * TIMED * predicts : 0),
    each: OF_AN_EXAMPLE + variants.length * predicts,
  };
}

/**
 * A second worker starts, decodes the examples for itself, and looks at what each op gives. It has one core, and holds the
 * machine for as long as that takes where few examples are left to the other.
 */
function auditOf(request: PlannedRequest, count: number, predicts: number): number {
  const examples = auditedOf(request, count);
  const audited = request.variants.filter(({ recipe }) => isAudited(request.side, recipe)).length;
  if (examples === 0 || audited === 0 || !seesRanges(request.target)) return 0;
  return OF_A_WATCH + audited * examples * (OF_AN_EXAMPLE + WATCHED * predicts);
}

function seesRanges(target: string): boolean {
  return findTarget(target)?.abilities.includes("range") === true;
}

/** Until Python has imported what it needs, before anything is measured. */
export const START = 2.5;

/** A source whose size nobody told, in bytes: MobileNetV2 in 32 bits. */
const USUAL = 14_000_000;
/** A second's worth, in bytes of the source: predictions, conversions and loads take longer the more weights there are. */
const PREDICTED = 3_800_000_000;
const CONVERTED = 70_000_000;
const LOADED = 200_000_000;
/** What they take however few weights there are; and what it takes to decode an example. */
const OF_A_RECIPE = 0.5;
const OF_A_LOAD = 0.05;
const OF_AN_EXAMPLE = 0.0025;
/** So many predictions, and how many times as long one takes that is watched. */
const TIMED = 300;
const WATCHED = 3;
/** Until a second worker, beside the first, has loaded what it watches. */
const OF_A_WATCH = 0.5;
