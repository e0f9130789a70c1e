import { z } from "zod";
import { Commit, Digest, Name } from "./names.ts";

/** Who set a limit aside, why, and until which day, that day included. */
export const Waived = z.object({
  reason: z.string(),
  approver: z.string(),
  until: z.iso.date(),
});
export type Waived = z.infer<typeof Waived>;

/**
 * `waives`: a limit would be in the way without it; `idle`: nothing is in the way; `unmerged`: only the head has it;
 * `undated`: the plan does not say which day it was made on.
 */
export const FATES = [
  "waives",
  "expired",
  "other-weights",
  "unmeasured",
  "idle",
  "unmerged",
  "undated",
] as const;
export type Fate = (typeof FATES)[number];

/** A waiver of the policy, and what it does in this run. */
export const JudgedWaiver = Waived.extend({
  model: Name,
  variant: Name,
  limit: z.string(),
  weights: Digest,
  /** Of `other-weights`: those that are judged here. */
  now: Digest.exactOptional(),
  fate: z.enum(FATES),
  why: z.string(),
  at: z.object({ commit: Commit.nullable(), path: z.string(), line: z.int() }),
});
export type JudgedWaiver = z.infer<typeof JudgedWaiver>;
