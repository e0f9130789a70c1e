import { z } from "zod";
import { taskLines } from "../../contract/lines.ts";
import { recordBase } from "../../contract/record.ts";
import { AnySample } from "../../contract/sample.ts";

/** A task of the user's own: of each sample a number for each metric that the policy declares. */
export const CustomRecord = z.object({ ...recordBase, values: z.record(z.string(), z.number()) });
export type CustomRecord = z.infer<typeof CustomRecord>;

export const CUSTOM_LINES = taskLines(AnySample, CustomRecord);
