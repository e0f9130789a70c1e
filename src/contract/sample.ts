import { z } from "zod";

const base = { id: z.string().min(1), slices: z.record(z.string(), z.string()).exactOptional() };

/** One line of `samples/<model>.jsonl` for image classification: what the answer should be. */
export const ClassificationSample = z.strictObject({ ...base, label: z.string() });
export type ClassificationSample = z.infer<typeof ClassificationSample>;
