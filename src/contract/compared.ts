import { z } from "zod";

export const Interval = z.tuple([z.number(), z.number()]);

/** Against the reference, or the base, on the same examples: `lost` were right and now are wrong, `gained` the reverse. */
export const Compared = z.object({
  drop: z.number(),
  interval: Interval.exactOptional(),
  lost: z.int().exactOptional(),
  gained: z.int().exactOptional(),
});
export type Compared = z.infer<typeof Compared>;
