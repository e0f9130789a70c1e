import { z } from "zod";
import { taskLines } from "../../contract/lines.ts";
import { recordBase } from "../../contract/record.ts";
import { sampleBase } from "../../contract/sample.ts";

/** `tokens`: how many of the text are predicted, each from those before it; where nothing says so, its records do. */
export const TextSample = z.strictObject({
  ...sampleBase,
  tokens: z.int().positive().exactOptional(),
});
export type TextSample = z.infer<typeof TextSample>;

/**
 * For each predicted token `nll`, −ln p of the true one; against the reference `kl`, the divergence of the whole
 * distribution, and `agree`, whether the likeliest token is the same.
 */
export const TextRecord = z.object({
  ...recordBase,
  nll: z.array(z.number().nonnegative()),
  kl: z.array(z.number().nonnegative()).exactOptional(),
  agree: z.array(z.literal([0, 1])).exactOptional(),
});
export type TextRecord = z.infer<typeof TextRecord>;

export const TEXT_LINES = taskLines(TextSample, TextRecord);
