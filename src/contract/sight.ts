import { z } from "zod";
import { Name } from "./names.ts";

/** How often a limit stops what truly loses so much. Shares of 1. */
const Stopped = z.object({ drop: z.number(), share: z.number() });

/**
 * What examples can see of a loss, if as many answers change either way as `flips` says: how often a variant that loses
 * nothing passes without a doubt, and how often one that loses more than is allowed is stopped.
 */
export const Seeing = z.object({
  flips: z.number(),
  passes: z.number(),
  stops: z.array(Stopped).min(1),
});
export type Seeing = z.infer<typeof Seeing>;

/** The same of the limit that decides a model, with the answers that changed in this run, and one more. */
export const Sight = Seeing.extend({
  variant: Name,
  metric: z.string(),
  operator: z.string(),
  /** As the policy writes it: `1 pt`. */
  limit: z.string(),
  n: z.int().positive(),
});
export type Sight = z.infer<typeof Sight>;
