import { isUnmeasured } from "../../catalog/unmeasured.ts";
import type { Advice } from "../../contract/counsel.ts";
import { complete } from "../../tasks/columns/defects.ts";
import { amount, withDecimals } from "../../words/amounts.ts";
import { observe } from "../numbers.ts";
import type { Ground, Known } from "./ground.ts";

/** So many pairs may change sides. */
const MOVED = 0.02;

/** So many of the nearest must stay the nearest. */
const KEPT = 0.95;

/** Embeddings whose boundary cases move: on average they are the same, and yet answers near a line change. */
export function boundary(ground: Ground): Advice[] {
  return ground.known.flatMap((known) => pairs(known) ?? neighbours(known, ground)).slice(0, 1);
}

/** A line through the middle of the reference's similarities, as an app would draw one. */
function pairs({ name, seen, comparison }: Known): Advice[] | undefined {
  if (comparison === undefined || isUnmeasured(comparison.reference)) return;
  const [before, after] = [complete(comparison.reference.columns), complete(seen.columns)];
  if (isUnmeasured(before) || isUnmeasured(after)) return;
  if (before.kind !== "sentence-similarity" || after.kind !== "sentence-similarity") return;
  const line = middleOf(before.cosines);
  const moved = before.cosines.filter(
    (was, at) => was >= line !== (after.cosines[at] ?? 0) >= line,
  );
  const share = moved.length / before.cosines.length;
  if (share <= MOVED) return [];
  const text = `${amount(share, "rate")} of the pairs change sides of a similarity of ${withDecimals(line, 2)}, the middle of the reference's: where an app decides by such a line, choose it anew for this variant, or keep a higher precision for what it indexes`;
  return [{ variant: name, topic: "boundary-cases", text }];
}

function neighbours({ name, seen, comparison }: Known, { alpha }: Ground): Advice[] {
  if (comparison === undefined) return [];
  const asked = NEIGHBOURS.filter((metric) => seen.stated[metric] === undefined);
  const metrics = observe(seen, comparison.reference, asked, alpha);
  const found = Object.entries(metrics).find(
    ([metric, { value }]) => metric.startsWith("neighbours@") && value < KEPT,
  );
  if (found === undefined) return [];
  const [metric, { value }] = found;
  const text = `of the reference's nearest documents it finds ${amount(value, "rate")} again (${metric}): the index must be built with the very variant that answers, and never be mixed`;
  return [{ variant: name, topic: "boundary-cases", text }];
}

const NEIGHBOURS = ["neighbours@10"];

function middleOf(values: Float64Array): number {
  return values.toSorted()[Math.floor(values.length / 2)] ?? 0;
}
