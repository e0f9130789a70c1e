import { z } from "zod";

/** A sample that could not be evaluated, and why. */
export const FailedRecord = z.object({ id: z.string(), error: z.string() });
export type FailedRecord = z.infer<typeof FailedRecord>;

/** How near one output of the model is to the reference's, on one sample. */
export const Nearness = z.object({
  cosine: z.number(),
  snr: z.number(),
  psnr: z.number(),
  "max-error": z.number().nonnegative(),
  /** Of a picture that is large enough. */
  ssim: z.number().min(-1).max(1).exactOptional(),
  /** Of a vector, whether its largest value stands at the same place. */
  argmax: z.boolean().exactOptional(),
});
export type Nearness = z.infer<typeof Nearness>;

/** By the output's name. */
export const Fidelity = z.record(z.string(), Nearness);

/** What a record of every task has: the sample's id, and where it was compared with the reference, how near it came. */
export const recordBase = { id: z.string(), fidelity: Fidelity.exactOptional() };
