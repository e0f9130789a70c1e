import { z } from "zod";
import { Commit } from "./names.ts";

/** The run that measured and judged what is attested. */
export const AttestedRun = z.object({
  id: z.int().positive(),
  attempt: z.int().positive(),
  event: z.string(),
  head: Commit,
});
export type AttestedRun = z.infer<typeof AttestedRun>;
