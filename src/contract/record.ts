import { z } from "zod";

/** A sample that could not be evaluated, and why. */
export const FailedRecord = z.object({ id: z.string(), error: z.string() });

/** `top`: `[class, score]` best first, at least the largest k asked for; `loss`: −ln p(label). */
export const ClassificationRecord = z.object({
  id: z.string(),
  top: z.array(z.tuple([z.string(), z.number()])).min(1),
  loss: z.number().exactOptional(),
});
export type ClassificationRecord = z.infer<typeof ClassificationRecord>;

/** One line of `records/<model>/<side>/<variant>/<target>.jsonl` for image classification. */
export const ClassificationLine = z.union([FailedRecord, ClassificationRecord]);
export type ClassificationLine = z.infer<typeof ClassificationLine>;
