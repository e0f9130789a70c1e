import { z } from "zod";
import { OUTCOMES } from "../catalog/states.ts";

/** Who measured what is judged, where that was a run without rights: code of the pull request ran there. */
export const Published = z.object({
  run: z.int().positive(),
  attempt: z.int().positive(),
  /** How many measurements were taken from it; all else was made anew. */
  taken: z.int().nonnegative(),
  /** What that run itself had judged; absent where it says nothing that can be read. */
  said: z.enum(OUTCOMES).exactOptional(),
});
export type Published = z.infer<typeof Published>;
