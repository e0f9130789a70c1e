import { z } from "zod";
import { Commit } from "./names.ts";

export const DIRECTIONS = ["loosens", "tightens", "changes"] as const;
export type ChangeDirection = (typeof DIRECTIONS)[number];

/** What the head would change, once merged, of how the model is judged. */
export const Change = z.object({
  direction: z.enum(DIRECTIONS),
  /** `food/int8 top-1 max-drop`: what it is a change of. */
  about: z.string(),
  /** Where before and after do not tell by themselves: `removes 12 of 997 samples`. */
  says: z.string().exactOptional(),
  /** Null: nothing was, or nothing is left. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** In the head's version of the file. */
  at: z
    .object({ commit: Commit.nullable(), path: z.string(), line: z.int().positive() })
    .exactOptional(),
});
export type Change = z.infer<typeof Change>;
