import type { ChangeDirection } from "../../contract/change.ts";
import type { Path } from "../text/places.ts";

/** Something that two policies say differently. */
export interface Difference {
  readonly direction: ChangeDirection;
  /** `food/int8 top-1 max-drop`. */
  readonly about: string;
  readonly says?: string;
  readonly before: string | null;
  readonly after: string | null;
  /** What it is a difference of, the same for every pair of policies. */
  readonly key: Path;
  /** Where the later policy has it, if that is elsewhere than at its key. */
  readonly place?: Path;
}

/** One thing that may differ between two owners: two policies, models, variants or waivers. */
export interface ComparedRow<Owner> {
  readonly name: string;
  /** As it is compared; null where it is not set. */
  readonly text: (owner: Owner) => string | null;
  readonly direction: (before: Owner, after: Owner) => ChangeDirection;
}

interface Pair<Owner> {
  readonly before: Owner;
  readonly after: Owner;
  readonly about: string;
  readonly key: Path;
  readonly place?: Path;
}

/** Each row in which the two differ. */
export function compareRows<Owner>(
  rows: readonly ComparedRow<Owner>[],
  pair: Pair<Owner>,
): Difference[] {
  const { before, after, about, key, place } = pair;
  return rows.flatMap(({ name, text, direction }) => {
    const [was, is] = [text(before), text(after)];
    if (was === is) return [];
    return {
      direction: direction(before, after),
      about: `${about} ${name}`.trim(),
      ...{ before: was, after: is, key: [...key, name] },
      ...(place && { place: [...place, name] }),
    };
  });
}

export const neither = (): ChangeDirection => "changes";

/** By how strict something may have been and may be now, each between two bounds. */
export function stricter(
  before: readonly [number, number],
  after: readonly [number, number],
): ChangeDirection {
  if (after[0] < before[1]) return "loosens";
  return after[1] > before[0] ? "tightens" : "changes";
}

/** By what is held to something: losing any of it loosens. */
export function covering(before: readonly string[], after: readonly string[]): ChangeDirection {
  if (before.some((one) => !after.includes(one))) return "loosens";
  return after.some((one) => !before.includes(one)) ? "tightens" : "changes";
}
