import { z } from "zod";
import { Name } from "./names.ts";

const CliffStep = z.object({
  /** The first variant beyond it, and the last before. */
  variant: Name,
  after: Name,
  drop: z.number(),
  atLeast: z.number().exactOptional(),
  saved: z.int(),
});

/** The step at which a little less size costs much more than before. Scores and drops as the metric has them. */
export const Cliff = z.object({
  certainty: z.enum(["likely", "confirmed"]),
  metric: z.string(),
  /** The first variant beyond it, and the last before. */
  variant: Name,
  after: Name,
  drop: z.number(),
  /** The drop is at least this, at the policy's confidence; absent where only point estimates are known. */
  atLeast: z.number().exactOptional(),
  /** It costs more than 5 points, whatever the step before it cost: at its share of the confidence, or by numbers alone. */
  breaks: z.literal(true).exactOptional(),
  /** Bytes that the step saves. */
  saved: z.int(),
  /** Lost for each halving of the size: by this step, and by the one before, where there is one. */
  slope: z.number(),
  slopeBefore: z.number().exactOptional(),
  /** Of the two slopes, where both surely cost something. */
  ratio: z.number().exactOptional(),
  /** Lost for each 10⁶ bytes saved. */
  perMegabyte: z.number(),
  /** How many times as many answers are wrong. */
  errorRatio: z.number().nullable(),
  /** Variants whose place on the ladder is not known: the step may be several. */
  missing: z.array(Name).exactOptional(),
  /** A later step that costs more, where there is one. */
  largest: CliffStep.exactOptional(),
});
export type Cliff = z.infer<typeof Cliff>;

/** A variant that is surely worse than a smaller one, or by numbers alone clearly worse. */
export const Outdone = z.object({
  variant: Name,
  smaller: Name,
  metric: z.string(),
  drop: z.number(),
  atLeast: z.number().exactOptional(),
});
export type Outdone = z.infer<typeof Outdone>;

/** A variant that was not chosen, in a few words why. */
export const Excluded = z.object({ name: Name, why: z.string() });
export type Excluded = z.infer<typeof Excluded>;

/** Something worth knowing or trying, with the evidence for it. */
export const Advice = z.object({
  variant: Name.exactOptional(),
  topic: z.string(),
  text: z.string(),
});
export type Advice = z.infer<typeof Advice>;
