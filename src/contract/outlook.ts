import { z } from "zod";
import { OPERATOR_NAMES } from "../catalog/operators.ts";
import { Name } from "./names.ts";
import { Seeing } from "./sight.ts";
import { Slice } from "./slice.ts";

/** How often a limit gets each answer if `truth` (a drop, or a rate) were so, as shares of 1. */
export const Chance = z.object({
  truth: z.number(),
  pass: z.number(),
  leansPass: z.number(),
  leansFail: z.number(),
  fail: z.number(),
});
export type Chance = z.infer<typeof Chance>;

/**
 * `always`: nothing is estimated; `likely`: an honest variant passes in `power` of all runs or more; `seldom`: in
 * fewer; `too-few`: not even one that changes no answer; `never`: no number of examples certifies it; `unknown`:
 * it depends on what only a run can tell; `foregone`: it cannot fail, whatever is answered, and certifies nothing.
 */
export const DECIDES = [
  "always",
  "likely",
  "seldom",
  "too-few",
  "never",
  "unknown",
  "foregone",
] as const;

/** What the data can tell of one limit, known before anything runs. */
export const Outlook = z.object({
  variant: Name,
  metric: z.string(),
  operator: z.enum(OPERATOR_NAMES),
  /** As the policy writes it: `1.5 pt`. */
  limit: z.string(),
  target: z.number(),
  slice: Slice.exactOptional(),
  /** Of what was measured elsewhere: the target; without one it is of all that run here. */
  on: Name.exactOptional(),
  at: z.object({ path: z.string(), line: z.int(), column: z.int() }),
  enforced: z.boolean(),
  confidence: z.number(),
  n: z.int(),
  decides: z.enum(DECIDES),
  /** What `needs` and `chances` suppose: the share of answers that change, and the true drop or rate. */
  supposed: z.object({ flips: z.number(), truth: z.number(), power: z.number() }).exactOptional(),
  /** Examples: fewer than `least` certify nothing; `enough` do, were the variant as supposed. */
  needs: z.object({ least: z.int(), enough: z.int() }).exactOptional(),
  /** The smallest drop that so many examples can certify; of a `min` or `max`, the true rate it takes. */
  carries: z.number().exactOptional(),
  why: z.string(),
  chances: z.array(Chance).exactOptional(),
  /** What the examples can see of a loss, if so many answers change: as is supposed, as of many, and as in the last run. */
  sees: z
    .array(Seeing.extend({ as: z.enum(["usual", "many", "last-run"]) }))
    .min(1)
    .exactOptional(),
});
export type Outlook = z.infer<typeof Outlook>;
