import { counted } from "../words/counts.ts";
import { listed } from "../words/lists.ts";
import { changesNothing } from "./slices/changes-nothing.ts";
import type { Subject } from "./subject.ts";
import type { Tried } from "./tried.ts";

/** Whether something was shown: the limit is kept, and could have been broken. */
export function certifies({ judgement }: Tried): boolean {
  return judgement.state === "pass" && judgement.foregone === undefined;
}

/**
 * Why nothing is certified of an enforced variant that nothing stands in the way of: then it is no pass. The reference
 * is there to measure the others from, and needs no limit of its own.
 */
export function whyUncertified(
  { enforced, isYardstick }: Subject,
  tried: readonly Tried[],
): string | undefined {
  if (!enforced || tried.some(certifies)) return;
  if (tried.length === 0) return isYardstick ? undefined : NO_LIMIT;
  const kinds = WHYS.flatMap(([is, one, more]) => {
    const count = tried.filter(is).length;
    return count === 0 ? [] : [counted(count, one, more)];
  });
  return `nothing is certified: no limit was decided as kept (${listed(kinds)})`;
}

const NO_LIMIT =
  "nothing is certified: it is enforced and has no limit; give it one, or name what ships (ship)";

type Why = readonly [is: (tried: Tried) => boolean, one: string, more: string];

/** All that does not stand in the way and yet certifies nothing. */
const WHYS: readonly Why[] = [
  [
    changesNothing,
    "on a slice that the data leave undecided",
    "on slices that the data leave undecided",
  ],
  [({ judgement }) => judgement.state === "not-applicable", "not applicable", "not applicable"],
  [({ judgement }) => judgement.foregone !== undefined, "that cannot fail", "that cannot fail"],
];
