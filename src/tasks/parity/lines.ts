import { z } from "zod";
import { taskLines } from "../../contract/lines.ts";
import { Fidelity, recordBase } from "../../contract/record.ts";
import { sampleBase } from "../../contract/sample.ts";

/** An input, which texts bring along: one, or the two of a pair. */
export const ParitySample = z.strictObject({
  ...sampleBase,
  text: z.string().exactOptional(),
  a: z.string().exactOptional(),
  b: z.string().exactOptional(),
});
export type ParitySample = z.infer<typeof ParitySample>;

/** The outputs alone, against the reference's. */
export const ParityRecord = z.object({
  ...recordBase,
  fidelity: Fidelity.refine((outputs) => Object.keys(outputs).length > 0, {
    error: "no output was compared",
  }),
});
export type ParityRecord = z.infer<typeof ParityRecord>;

export const PARITY_LINES = taskLines(ParitySample, ParityRecord);
