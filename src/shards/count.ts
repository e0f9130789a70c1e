import type { Problem } from "../catalog/errors.ts";
import { nameOf } from "../plan/shards.ts";
import type { Brought } from "./brought.ts";

/** The shards that are not there, and those that are there more than once. */
export function countProblems(brought: readonly Brought[], of: number): Problem[] {
  return Array.from({ length: of }, (_, position) => ({ index: position + 1, of })).flatMap(
    (shard): Problem[] => {
      const holders = brought.filter(({ stamps }) =>
        stamps.some((one) => nameOf(one) === nameOf(shard)),
      );
      if (holders.length === 1) return [];
      const name = `shard ${nameOf(shard)}`;
      if (holders.length === 0) return [{ message: `${name} is missing`, fix: MISSING }];
      const places = holders.map((one) => one.name).join(", ");
      return [{ message: `${name} is there ${holders.length} times: ${places}`, fix: TWICE }];
    },
  );
}

const MISSING =
  "Its job failed, was cancelled or skipped, or has uploaded nothing: the log of that job says why. Run it again.";
const TWICE = "Bring one artifact of each shard, those of this run alone.";
