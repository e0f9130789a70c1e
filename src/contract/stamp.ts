import { z } from "zod";
import { Commit, Digest } from "./names.ts";
import { PlannedRun } from "./plan.ts";
import { RequestSlot, Span } from "./slot.ts";

/** The plan that a machine worked from: its digest decides, the rest tells what another one differs in. */
export const StampedPlan = z.object({
  digest: Digest,
  head: Commit.nullable(),
  policy: Digest,
  run: PlannedRun.exactOptional(),
});
export type StampedPlan = z.infer<typeof StampedPlan>;

/** `shards/<index>-of-<of>.json`: what one machine of several has measured, written when all of it was there. */
export const Stamp = z.object({
  schema: z.literal(1),
  /** The version that measured. */
  quantgate: z.string().max(100),
  plan: StampedPlan,
  index: z.int().positive(),
  of: z.int().positive(),
  /** `rows`: where it is not all samples, but from one to before another. */
  requests: z.array(RequestSlot.extend({ rows: Span.exactOptional() })),
  /** Every measurement and the records that it names. */
  files: z.array(z.object({ path: z.string().max(1000), digest: Digest })),
});
export type Stamp = z.infer<typeof Stamp>;
