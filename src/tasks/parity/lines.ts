import { z } from "zod";
import { taskLines } from "../../contract/lines.ts";
import { Fidelity, recordBase } from "../../contract/record.ts";
import { AnySample } from "../../contract/sample.ts";

/** The outputs alone, against the reference's. */
export const ParityRecord = z.object({
  ...recordBase,
  fidelity: Fidelity.refine((outputs) => Object.keys(outputs).length > 0, {
    error: "no output was compared",
  }),
});
export type ParityRecord = z.infer<typeof ParityRecord>;

export const PARITY_LINES = taskLines(AnySample, ParityRecord);
