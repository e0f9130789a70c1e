import { z } from "zod";
import { Name } from "./names.ts";
import { Slice } from "./slice.ts";

/** What one side answered, and the score it gave that answer. */
export const SideAnswer = z.object({ answer: z.string(), score: z.number() });

/** An example that turned: right before and wrong now (`lost`), the reverse, or from one wrong answer to another. */
export const Flip = z.object({
  kind: z.enum(["lost", "gained", "changed"]),
  id: z.string(),
  label: z.string(),
  before: SideAnswer,
  after: SideAnswer,
});
export type Flip = z.infer<typeof Flip>;

/** An example with a score of its own, before and after. */
export const Moved = z.object({ id: z.string(), before: z.number(), after: z.number() });
export type Moved = z.infer<typeof Moved>;

/** Examples of one class answered as another: how many now, and how many before. */
export const Confusion = z.object({
  label: z.string(),
  answer: z.string(),
  after: z.int(),
  before: z.int(),
});
export type Confusion = z.infer<typeof Confusion>;

/** The examples of one class, or its objects: how many were right before and are now. */
export const ClassChange = z.object({
  label: z.string(),
  n: z.int(),
  before: z.int(),
  after: z.int(),
  drop: z.number(),
  /** What the metric is of this class alone, where it is more than the share of those that are right. */
  score: z.object({ before: z.number(), after: z.number() }).exactOptional(),
});
export type ClassChange = z.infer<typeof ClassChange>;

/** What became of the same examples between two sets of answers, for the limits of one metric that do not pass. */
const about = {
  metric: z.string(),
  /** `reference`: the reference at the head; `base`: the same variant at the merge-base. */
  before: z.enum(["reference", "base"]),
  slice: Slice.exactOptional(),
  n: z.int(),
  /** Examples that were right and now are wrong, or whose score got worse; and the reverse. */
  lost: z.int(),
  gained: z.int(),
  /** From one wrong answer to another. */
  changed: z.int(),
};

/** In a short explanation the first few. */
const lists = {
  /** Worst first: those lost, the surest of the wrong answer first, then those changed, then those gained. */
  flips: z.array(Flip),
  /** Of a metric that gives each example a score: those that got worse, the worst first. */
  moved: z.array(Moved),
  /** Pairs that are confused more often than before, those that grew most first. */
  confusions: z.array(Confusion),
  /** Classes, worst first. */
  classes: z.array(ClassChange),
};

export const ExplainedMetric = z.object({
  ...about,
  /** As the policy writes them: `top-1 max-drop 1 pt`. */
  limits: z.array(z.string()),
  ...lists,
});
export type ExplainedMetric = z.infer<typeof ExplainedMetric>;

/** `explanations/<model>/<variant>/<target>.json`. */
export const Explanation = z.object({
  schema: z.literal(1),
  model: Name,
  variant: Name,
  target: Name,
  metrics: z.array(ExplainedMetric),
});
export type Explanation = z.infer<typeof Explanation>;

/** The first few of each list, and how many there are, for the verdict and the comment. */
export const ShortExplanation = z.object({
  target: Name,
  path: z.string(),
  ...about,
  ...lists,
});
export type ShortExplanation = z.infer<typeof ShortExplanation>;
