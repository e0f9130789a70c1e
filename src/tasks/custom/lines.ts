import { z } from "zod";
import { AnyJson } from "../../contract/json.ts";
import { taskLines } from "../../contract/lines.ts";
import { recordBase } from "../../contract/record.ts";
import { sampleBase } from "../../contract/sample.ts";

/** A sample of the user's own, with whatever the code that evaluates it wants to know. */
export const CustomSample = z.object(sampleBase).catchall(AnyJson);
export type CustomSample = z.infer<typeof CustomSample>;

/** Of each metric that the policy declares a number; of a ratio what stands above and below the line. */
export const CustomRecord = z.object({
  ...recordBase,
  values: z.record(z.string(), z.union([z.number(), z.tuple([z.number(), z.number()])])),
});
export type CustomRecord = z.infer<typeof CustomRecord>;

export const CUSTOM_LINES = taskLines(CustomSample, CustomRecord);
