import { z } from "zod";
import { taskLines } from "../../contract/lines.ts";
import { recordBase } from "../../contract/record.ts";
import { sampleBase } from "../../contract/sample.ts";

/** The labels that a sample has; all others it has not. */
export const MultiLabelSample = z.strictObject({ ...sampleBase, labels: z.array(z.string()) });
export type MultiLabelSample = z.infer<typeof MultiLabelSample>;

/** The labels that the model says, and of every label the score. */
export const MultiLabelRecord = z.object({
  ...recordBase,
  labels: z.array(z.string()),
  scores: z
    .record(z.string(), z.number())
    .refine((scores) => Object.keys(scores).length > 0, { error: "no label has a score" }),
});
export type MultiLabelRecord = z.infer<typeof MultiLabelRecord>;

export const MULTI_LABEL_LINES = taskLines(MultiLabelSample, MultiLabelRecord);
