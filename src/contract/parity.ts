import { z } from "zod";

/**
 * Of one output, over the examples: the mean and the least of its cosines with the other engine's, and in which share of
 * them the largest value stood at the same place.
 */
const OutputParity = z.object({
  cosine: z.number().min(-1).max(1),
  least: z.number().min(-1).max(1),
  agreement: z.number().min(0).max(1).exactOptional(),
});

/** How near the outputs of a target come to those that another engine gives for the same package and inputs. */
export const TargetParity = z.object({
  against: z.string().max(200),
  n: z.int().positive(),
  outputs: z
    .record(z.string().max(500), OutputParity)
    .refine((all) => Object.keys(all).length > 0, {
      error: "no output was compared",
    }),
});
export type TargetParity = z.infer<typeof TargetParity>;

/** Or why nobody has compared them. */
export const MaybeParity = z.union([TargetParity, z.object({ unmeasured: z.string() })]);
export type MaybeParity = z.infer<typeof MaybeParity>;
