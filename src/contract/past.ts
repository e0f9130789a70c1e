import { z } from "zod";
import { OUTCOMES } from "../catalog/states.ts";
import { Commit, Digest, Instant, Name } from "./names.ts";

const Short = z.string().max(200);

/** As of a measurement, but of bounded length: whoever may write the history may write anything. */
const PastFingerprint = z.object({
  engine: Short,
  coremltools: Short,
  os: Short,
  chip: Short,
  computeUnits: Short,
  evaluator: Short,
});

const PastVariant = z.object({
  name: Name,
  /** Null of a reference that no limit is on. */
  outcome: z.enum(OUTCOMES).nullable(),
  /** Which of the run's environments its numbers come from. */
  environment: z.int().nonnegative().exactOptional(),
  weightsDigest: Digest.exactOptional(),
  /** `size` is in bytes. */
  metrics: z.record(
    z.string().max(100),
    z.object({
      value: z.number(),
      n: z.int().nonnegative().exactOptional(),
      /** Of right and wrong answers: how many were not as the reference's, either way. */
      turned: z.int().nonnegative().exactOptional(),
    }),
  ),
});
export type PastVariant = z.infer<typeof PastVariant>;

/** A line of `history.jsonl`: what one push to the default branch was judged to be. */
export const PastRun = z.object({
  schema: z.literal(1),
  commit: Commit,
  /** When, as the commit says: the same for whoever asks. */
  committed: Instant,
  branch: z.string().max(255),
  outcome: z.enum(OUTCOMES),
  environments: z.array(PastFingerprint).max(100),
  models: z
    .array(
      z.object({
        name: Name,
        outcome: z.enum(OUTCOMES),
        /** What it was judged on: of the samples, and of all the data where that was looked into. */
        data: Digest.exactOptional(),
        variants: z.array(PastVariant).max(200),
      }),
    )
    .max(200),
});
export type PastRun = z.infer<typeof PastRun>;
