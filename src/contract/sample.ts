import { z } from "zod";

/** What a sample of every task has. */
export const sampleBase = {
  id: z.string().min(1),
  slices: z.record(z.string(), z.string()).exactOptional(),
};

export const AnySample = z.strictObject(sampleBase);
export type AnySample = z.infer<typeof AnySample>;
