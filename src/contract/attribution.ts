import { z } from "zod";
import { Compared } from "./compared.ts";

/** What can differ between the base's variant and the head's. */
export const CAUSES = ["weights", "conversion", "data", "toolchain"] as const;

/** Whether one of them did, by which evidence. */
export const Cause = z.object({
  cause: z.enum(CAUSES),
  found: z.enum(["same", "changed", "unknown"]),
  why: z.string(),
});
export type Cause = z.infer<typeof Cause>;

/**
 * The two deltas of a variant side by side. `loss`: from the reference to the variant, at the head and at the base;
 * `regression`: from the base to the head, of the variant and of the reference. Absent where it could not be had.
 */
export const Attribution = z.object({
  metric: z.string(),
  loss: z.object({ head: Compared.exactOptional(), base: Compared.exactOptional() }),
  regression: z.object({ variant: Compared.exactOptional(), reference: Compared.exactOptional() }),
  causes: z.array(Cause),
  /** One sentence: what changed between the two sides, and what that did. */
  text: z.string(),
});
export type Attribution = z.infer<typeof Attribution>;
