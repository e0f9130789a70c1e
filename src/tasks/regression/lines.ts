import { z } from "zod";
import { taskLines } from "../../contract/lines.ts";
import { recordBase } from "../../contract/record.ts";
import { sampleBase } from "../../contract/sample.ts";

/** The true value. */
export const RegressionSample = z.strictObject({ ...sampleBase, value: z.number() });
export type RegressionSample = z.infer<typeof RegressionSample>;

/** The value that the model gives. */
export const RegressionRecord = z.object({ ...recordBase, value: z.number() });
export type RegressionRecord = z.infer<typeof RegressionRecord>;

export const REGRESSION_LINES = taskLines(RegressionSample, RegressionRecord);
