import { z } from "zod";
import { taskLines } from "../../contract/lines.ts";
import { type FailedRecord, recordBase } from "../../contract/record.ts";
import { sampleBase } from "../../contract/sample.ts";

/**
 * What the answer should be. An example of the unlabelled ones names its file or row in `unlabelled`, and may have
 * no label.
 */
export const ClassificationSample = z
  .strictObject({
    ...sampleBase,
    label: z.string().exactOptional(),
    unlabelled: z.string().exactOptional(),
  })
  .refine(({ label, unlabelled }) => label !== undefined || unlabelled !== undefined, {
    message: "a sample needs a label",
  });
export type ClassificationSample = z.infer<typeof ClassificationSample>;

/**
 * `top`: `[class, score]` best first, at least the largest k asked for, those of `last` among them: the classes behind
 * all others, whose score is minus infinity. `loss`: −ln p(label); `impossible`: p(label) is 0, and it has no loss.
 */
export const ClassificationRecord = z.object({
  ...recordBase,
  top: z.array(z.tuple([z.string(), z.number()])).min(1),
  last: z.array(z.string()).exactOptional(),
  loss: z.number().nonnegative().exactOptional(),
  impossible: z.literal(true).exactOptional(),
});
export type ClassificationRecord = z.infer<typeof ClassificationRecord>;
export type ClassificationLine = FailedRecord | ClassificationRecord;

export const CLASSIFICATION_LINES = taskLines(ClassificationSample, ClassificationRecord, isPlain);

function isPlain(value: unknown): value is ClassificationRecord {
  if (typeof value !== "object" || value === null) return false;
  if ("error" in value || "fidelity" in value) return false;
  if (!("id" in value && typeof value.id === "string" && "top" in value)) return false;
  if ("loss" in value && !(Number.isFinite(value.loss) && Number(value.loss) >= 0)) return false;
  // The few that have one are read by the schema.
  if ("last" in value || "impossible" in value) return false;
  if (!Array.isArray(value.top) || value.top.length === 0) return false;
  for (const pair of value.top) if (!isScored(pair)) return false;
  return true;
}

function isScored(pair: unknown): boolean {
  return (
    Array.isArray(pair) &&
    pair.length === 2 &&
    typeof pair[0] === "string" &&
    Number.isFinite(pair[1])
  );
}
