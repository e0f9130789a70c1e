import type { StampedPlan } from "../contract/stamp.ts";
import { longCommit } from "../words/digests.ts";

type Part = readonly [name: string, of: (plan: StampedPlan) => string | undefined];

/** What people know a plan by. */
const PARTS: readonly Part[] = [
  ["head", ({ head }) => (head ? longCommit(head) : undefined)],
  ["policy", ({ policy }) => policy],
  ["run", ({ run }) => run?.id],
  ["attempt", ({ run }) => run?.attempt.toString()],
];

/** In what a shard's plan is another one: `head 0a1b2c…, here 3d4e5f…`. Undefined where it is this one. */
export function staleness(theirs: StampedPlan, ours: StampedPlan): string | undefined {
  if (theirs.digest === ours.digest) return undefined;
  const known = PARTS.filter(([, of]) => of(theirs) !== of(ours)).map(
    ([name, of]) => `${name} ${of(theirs) ?? "none"}, here ${of(ours) ?? "none"}`,
  );
  return known.length > 0 ? known.join("; ") : `plan.json ${theirs.digest}, here ${ours.digest}`;
}
