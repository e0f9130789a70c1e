import { z } from "zod";

/** What a sample of every task has. */
export const sampleBase = {
  id: z.string().min(1),
  slices: z.record(z.string(), z.string()).exactOptional(),
  /** Where the model takes several pictures: by its inputs, the file of each. */
  files: z.record(z.string(), z.string()).exactOptional(),
  /** Where the same input stands for other samples too: its name, the same for all of them. */
  input: z.string().min(1).exactOptional(),
  /** Samples of one group resemble each other: frames of a video, sentences of a document. */
  group: z.string().min(1).exactOptional(),
};

export const AnySample = z.strictObject(sampleBase);
export type AnySample = z.infer<typeof AnySample>;

/** By what a model gives, answers of several outputs are sliced without a column. */
export const OUTPUT = "output";

/** By what is the right answer to them, samples are sliced without a column. */
export const LABEL = "label";
