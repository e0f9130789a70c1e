import { z } from "zod";
import { taskLines } from "../../contract/lines.ts";
import { recordBase } from "../../contract/record.ts";
import { sampleBase } from "../../contract/sample.ts";

/** How alike people find the texts `a` and `b`. Pairs that share a text are of one `cluster`. */
export const SimilaritySample = z.strictObject({
  ...sampleBase,
  score: z.number(),
  a: z.string().exactOptional(),
  b: z.string().exactOptional(),
  cluster: z.string().exactOptional(),
});
export type SimilaritySample = z.infer<typeof SimilaritySample>;

/** The cosine of the two embeddings. */
export const SimilarityRecord = z.object({ ...recordBase, cosine: z.number() });
export type SimilarityRecord = z.infer<typeof SimilarityRecord>;

export const SIMILARITY_LINES = taskLines(SimilaritySample, SimilarityRecord);
