import { z } from "zod";

/** Names of models and variants become paths: lower case, no separators, no leading dot. */
export const Name = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]*$/)
  .max(100);

export const SIDES = ["head", "base"] as const;
export const Side = z.enum(SIDES);
export type Side = z.infer<typeof Side>;

/** The variant that stands for the source exactly as it is stored. */
export const REFERENCE = "reference";

export const Digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
/** An instant in UTC: `2027-01-31T09:30:00Z`. */
export const Instant = z.iso.datetime({ precision: 0 });

export const Commit = z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/);

/** Red, green and blue: `#ffffff`. */
export const Color = z.string().regex(/^#[0-9a-f]{6}$/);
