import { z } from "zod";

/** Nothing that is written here or by coremltools lies so deep. */
const DEEPEST = 100;

/** Any JSON, which a stranger may have written: what is too deep to be walked through is refused before it is. */
export const AnyJson = z
  .unknown()
  .refine(isShallow, { error: `is nested deeper than ${DEEPEST} levels` })
  .pipe(z.json());

export type Json = z.infer<typeof AnyJson>;

function isShallow(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; depth <= DEEPEST; depth += 1) {
    level = level.flatMap((one) =>
      typeof one === "object" && one !== null ? Object.values(one) : [],
    );
    if (level.length === 0) return true;
  }
  return false;
}
