import { z } from "zod";
import { OBJECTIVES } from "../catalog/objectives.ts";
import { OUTCOMES, STATES } from "../catalog/states.ts";
import { QUANTITIES } from "../catalog/units.ts";
import { AttestedRun } from "./attested-run.ts";
import { Attribution } from "./attribution.ts";
import { Change } from "./change.ts";
import { Compared, Interval } from "./compared.ts";
import { Advice, Cliff, Excluded, Outdone } from "./counsel.ts";
import { ShortExplanation } from "./explanation.ts";
import { Fingerprint, Fingerprints } from "./measurement.ts";
import { Commit, Digest, Instant, Name } from "./names.ts";
import { Placement } from "./placement.ts";
import { RecordedFrom, Unjudged } from "./plan.ts";
import { Published } from "./published.ts";
import { Sight } from "./sight.ts";
import { Slice } from "./slice.ts";
import { JudgedWaiver, Waived } from "./waiver.ts";

const Leaning = z.enum(["pass", "fail"]);

/**
 * Of a mean of values without a most, whose units count up to `worst`: how many of `n` are worse than that, the bounds
 * of their share, and the `most` that is allowed.
 */
export const Beyond = z.object({
  worst: z.number(),
  count: z.int().nonnegative(),
  n: z.int(),
  interval: Interval,
  most: z.number(),
});
export type Beyond = z.infer<typeof Beyond>;

/** One limit as judged. Rates are 0–1, sizes bytes. `target` is the limit's number. */
export const JudgedLimit = z.object({
  metric: z.string(),
  operator: z.string(),
  /** Absent where it is on all examples. */
  slice: Slice.exactOptional(),
  target: z.number(),
  /** As the policy writes it: `1.5 pt`. */
  limit: z.string(),
  /** The target it was measured on: `portable`. */
  on: z.string(),
  observed: z.number().nullable(),
  interval: Interval.exactOptional(),
  n: z.int().exactOptional(),
  beyond: Beyond.exactOptional(),
  state: z.enum(STATES),
  leans: Leaning.exactOptional(),
  /** Of a failure: it holds among all enforced limits together, not only by itself. */
  proven: z.literal(true).exactOptional(),
  outcome: z.enum(OUTCOMES),
  why: z.string(),
  /** Of a doubt about what is enforced: what would end it for the least work. */
  wayOut: z.string().exactOptional(),
  /** `headLine`: where the head's version of the same file has it, or what it stood in. */
  at: z.object({
    commit: Commit.nullable(),
    path: z.string(),
    line: z.int(),
    headLine: z.int().positive().exactOptional(),
  }),
  /** Where it is in the way, or would be without a waiver: the digest that a waiver has to name. */
  weights: Digest.exactOptional(),
  /** It is broken or in doubt, and was set aside: the outcome is a warning. */
  waived: Waived.exactOptional(),
  /** Of a recorded target: which side brought the measurement. */
  from: RecordedFrom.exactOptional(),
  /** Where it is broken: the target's run time is why, which answers otherwise than another engine does. */
  runTime: z.literal(true).exactOptional(),
  /** Nobody wrote it: what the policy lets variants lose, or nothing, stands for a limit on the model itself. */
  implied: z.literal(true).exactOptional(),
});
export type JudgedLimit = z.infer<typeof JudgedLimit>;

export const ObservedMetric = z.object({
  value: z.number(),
  n: z.int().exactOptional(),
  interval: Interval.exactOptional(),
  versus: Compared.exactOptional(),
  /** It is shown, and decides nothing: a time that a virtual machine took. */
  informs: z.literal(true).exactOptional(),
});
export type ObservedMetric = z.infer<typeof ObservedMetric>;

/** The numbers on one slice alone. */
export const JudgedSlice = z.object({
  slice: Slice,
  n: z.int(),
  metrics: z.record(z.string(), ObservedMetric),
});
export type JudgedSlice = z.infer<typeof JudgedSlice>;

/** Where a variant's numbers were measured, and on which weights; those of two environments do not compare. */
export const Origin = z.object({
  fingerprint: Fingerprint,
  /** Where machines that differ have measured it: which of the samples each; `fingerprint` is that of the first. */
  fingerprints: Fingerprints.exactOptional(),
  weightsDigest: Digest,
});
export type Origin = z.infer<typeof Origin>;

/** Where measuring ended before the last example, which were drawn by chance; `by` is the limit that was broken then. */
export const StoppedEarly = z.object({ after: z.int(), of: z.int(), by: z.string() });
export type StoppedEarly = z.infer<typeof StoppedEarly>;

export const JudgedVariant = z.object({
  name: Name,
  outcome: z.enum(OUTCOMES),
  enforced: z.boolean(),
  /** Why there are no numbers, where there are none. */
  reason: z.string().exactOptional(),
  /** Why it is a warning though nothing stands in the way: no limit was decided as kept. */
  uncertified: z.string().exactOptional(),
  /** By target: its numbers there are of so many examples, and it never passes. */
  stopped: z.record(Name, StoppedEarly).exactOptional(),
  minimumOS: z.string().exactOptional(),
  origin: Origin.exactOptional(),
  metrics: z.record(z.string(), ObservedMetric),
  limits: z.array(JudgedLimit),
  /** Where the data has slices: the numbers on each, and one sentence on which of them the loss fell. */
  slices: z.array(JudgedSlice).exactOptional(),
  fellOn: z.string().exactOptional(),
  /** By target, where Core ML expects its operations to run: a prediction. */
  placements: z.record(Name, Placement).exactOptional(),
  attribution: Attribution.exactOptional(),
  /** Of each failing metric, in short; `explanations/<model>/<variant>/<target>.json` has the whole. */
  explanation: z.array(ShortExplanation).exactOptional(),
  notes: z.array(z.string()),
});
export type JudgedVariant = z.infer<typeof JudgedVariant>;

/** The model itself, before anything is quantized: the reference at the head, and what became of it since the base. */
export const JudgedItself = JudgedVariant.extend({
  /** What stands for it: `reference` for the source as it is stored, `fp32`, or a variant. */
  is: Name,
  /** Of the same at the base, where it was measured there; the metrics above then say `versus` that. */
  base: z
    .object({ origin: Origin.exactOptional(), metrics: z.record(z.string(), ObservedMetric) })
    .exactOptional(),
  /** One sentence: what became of it. */
  because: z.string(),
});
export type JudgedItself = z.infer<typeof JudgedItself>;

/** What is to blame where limits are broken: the model itself, what quantizing it costs, or both. */
export const FAULTS = ["model", "quantization", "both"] as const;
export type Fault = (typeof FAULTS)[number];

/** The first thing to know of a failure: what has to be mended. */
export const FAULT_SENTENCES = {
  model: "The model itself is at fault, not its quantization.",
  quantization: "Quantization is at fault, not the model itself.",
  both: "Both the model itself and its quantization are at fault.",
} as const satisfies Record<Fault, string>;

export const JudgedModel = z.object({
  name: Name,
  outcome: z.enum(OUTCOMES),
  /** `judged`, `new`, `removed`, `missing`, `unchanged`, `unsupported` or `unasked`, as planned. */
  status: z.string(),
  /** Variants that nobody asked for: nothing is known of them. */
  unasked: z.array(Name).min(1).exactOptional(),
  /** What nobody can tell of what merging leaves: with any of these it is at best a warning. */
  doubts: z.array(z.string()).exactOptional(),
  task: z.string(),
  /** Of a task of the user's own: what each metric that it declares is measured in. */
  declared: z.record(z.string(), z.enum(QUANTITIES)).exactOptional(),
  targets: z.array(z.string()),
  /** The variant that drops are measured from, with its own numbers. */
  reference: z
    .object({
      name: Name,
      origin: Origin.exactOptional(),
      metrics: z.record(z.string(), ObservedMetric),
    })
    .nullable(),
  /** Absent where nothing compares or limits it. */
  itself: JudgedItself.exactOptional(),
  /** The variant that the policy ships; absent where it names none and every one is enforced. */
  ships: Name.exactOptional(),
  /** What the examples can see of the limit on a loss that decides; absent where there is none, or nothing was seen. */
  sight: Sight.exactOptional(),
  recommended: Name.nullable(),
  /** What the recommended variant is chosen by. */
  objective: z.enum(OBJECTIVES).exactOptional(),
  /** Chosen by numbers of which nobody knows how sure they are. */
  onEstimates: z.literal(true).exactOptional(),
  /** One sentence: why this variant, or why none. */
  because: z.string(),
  excluded: z.array(Excluded).exactOptional(),
  cliff: Cliff.exactOptional(),
  outdone: z.array(Outdone).exactOptional(),
  advice: z.array(Advice).exactOptional(),
  variants: z.array(JudgedVariant),
  notes: z.array(z.string()),
});
export type JudgedModel = z.infer<typeof JudgedModel>;

/**
 * Somebody asked for some models or variants alone. What was left out, as `model` or `model/variant`, and whether any of
 * that could have stopped the whole.
 */
export const AskedPart = z.object({
  left: z.array(z.string()).min(1),
  leavesEnforced: z.boolean(),
});
export type AskedPart = z.infer<typeof AskedPart>;

/** The first thing to know of such a verdict. */
export const PART_SENTENCE = "Only a part was asked for, and nothing is known of the rest.";

/** `verdict.json`: fixed key order, fixed precision, no clock times, no machine paths. */
export const Verdict = z.object({
  schema: z.literal(1),
  outcome: z.enum(OUTCOMES),
  /** One sentence on the whole run. */
  because: z.string(),
  /** Where limits are broken and it can be told. */
  fault: z.enum(FAULTS).exactOptional(),
  /** It is no verdict on all that the policy asks, and never a pass. */
  part: AskedPart.exactOptional(),
  confidence: z.number(),
  models: z.array(JudgedModel),
  policy: z.object({ path: z.string(), digest: Digest, commit: Commit.nullable() }),
  /** `committed`: when, as the commit says. */
  base: z.object({ commit: Commit, committed: Instant.exactOptional() }).exactOptional(),
  head: z.object({ commit: Commit.nullable(), committed: Instant.exactOptional() }),
  /** Models that are added or changed and that no policy names. */
  unjudged: Unjudged.exactOptional(),
  /** Every waiver of the policy, and those that only the head has. */
  waivers: z.array(JudgedWaiver).exactOptional(),
  /** What the head changes of policy and data. */
  changes: z.array(Change).exactOptional(),
  /** Where another run has measured. */
  published: Published.exactOptional(),
  /** Whose attested verdict was taken over, where nothing was measured anew. */
  reused: AttestedRun.exactOptional(),
  notes: z.array(z.string()),
});
export type Verdict = z.infer<typeof Verdict>;
