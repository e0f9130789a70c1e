import { z } from "zod";
import { taskLines } from "../lines.ts";
import { Fidelity, recordBase } from "../record.ts";
import { AnySample } from "../sample.ts";

/** The outputs alone, against the reference's. */
export const ParityRecord = z.object({
  ...recordBase,
  fidelity: Fidelity.refine((outputs) => Object.keys(outputs).length > 0, {
    error: "no output was compared",
  }),
});
export type ParityRecord = z.infer<typeof ParityRecord>;

export const PARITY = taskLines(AnySample, ParityRecord);
