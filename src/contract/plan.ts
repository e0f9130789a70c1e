import { z } from "zod";
import { MOST_SHARDS } from "../catalog/shards.ts";
import { AUTO } from "../catalog/targets.ts";
import { Change } from "./change.ts";
import { partsAt, TaskOptions } from "./data.ts";
import { Commit, Digest, Instant, Name, SIDES } from "./names.ts";
import { Outlook } from "./outlook.ts";
import { Published } from "./published.ts";
import { Recipe } from "./recipe.ts";
import { RequestSlot, Slot } from "./slot.ts";

/**
 * A file of the repository: at a commit, or as the working tree has it where there is none. With `mergedInto` it is as
 * merging `commit` into that other commit leaves it; whoever reads it merges the two again.
 */
export const At = z.object({
  path: z.string(),
  commit: Commit.nullable(),
  mergedInto: Commit.exactOptional(),
});
export type At = z.infer<typeof At>;

/** A policy's text goes along, so that the out folder alone can be judged again. */
export const PlannedPolicy = At.extend({ digest: Digest, text: z.string() });

/** What a variant of the other requests of the same model and target leaves beside its records. */
export const PlannedExtra = z.object({ side: z.enum(SIDES), variant: Name, extra: Name });

/** One call of the worker: a model of one side on one target, with all its variants. */
export const PlannedRequest = z.object({
  ...RequestSlot.shape,
  task: z.string(),
  source: At,
  /** How large the source is, where several machines share the work: what that costs is reckoned by it. */
  bytes: z.int().positive().exactOptional(),
  /** What it is evaluated on, as far as whoever measures reads it. */
  data: partsAt(At),
  variants: z.array(z.object({ name: Name, recipe: Recipe })).min(1),
  /** What the task is told besides. */
  options: TaskOptions,
  /** How many seconds a load and a first prediction may take, if the policy says. */
  timeout: z.number().positive().exactOptional(),
  /** On how many examples it is looked how far values reach, if the policy says. */
  audit: z.union([z.enum(["all", "off"]), z.int().positive()]).exactOptional(),
  /** What its variants are given, by the name that their task has for it: the base's vectors of all documents, say. */
  given: z.record(Name, PlannedExtra).exactOptional(),
  /** The variant whose outputs the others are compared with, where their records tell of that. */
  ahead: Name.exactOptional(),
  /** Make the packages, and run nothing: their weights are what measurements taken elsewhere are bound to. */
  packagesOnly: z.literal(true).exactOptional(),
  /** Something rests on how long predictions take: all are timed, too. */
  timed: z.literal(true).exactOptional(),
});
export type PlannedRequest = z.infer<typeof PlannedRequest>;

/**
 * Why something among the data is no sample. Of files below a folder `unnamed` are images that no row of the labels
 * names; of queries in a file `unjudged` are those that no document answers.
 */
export const ASIDE_KINDS = ["unnamed", "unread", "movie", "hidden", "other", "unjudged"] as const;
export type AsideKind = (typeof ASIDE_KINDS)[number];

/** What of a folder, or of a file of queries, is no sample. What systems leave in a folder on their own is not among it. */
export const SetAside = z.object({
  folder: z.string(),
  /** The label file, where it says which of the files are samples. */
  labels: z.string().exactOptional(),
  count: z.int().positive(),
  byKind: z.partialRecord(z.enum(ASIDE_KINDS), z.int().positive()),
  /** The first few, by their path below the folder. */
  examples: z.array(z.string()).min(1),
});
export type SetAside = z.infer<typeof SetAside>;

/** `samples/<model>.jsonl` and where its data came from. */
export const PlannedSamples = z.object({
  path: z.string(),
  digest: Digest,
  count: z.int().nonnegative(),
  /** Of these, how many are of the unlabelled ones; they come last. */
  unlabelled: z.int().positive().exactOptional(),
  /**
   * Where some tell of one thing: how many things there are, how many different `inputs` where some are copies, and how
   * many `groups` where the data name them.
   */
  clusters: z
    .object({
      count: z.int().positive(),
      inputs: z.int().positive().exactOptional(),
      groups: z.int().positive().exactOptional(),
    })
    .exactOptional(),
  /** Of each folder of images, what in it is no sample. */
  aside: z.array(SetAside).min(1).exactOptional(),
  /** `target`: at the target branch's tip; `fetched`: the workflow brought it, used as found. */
  from: z.enum(["target", "head", "fetched"]),
  /** Of all the data, labels and inputs, where somebody looked: git does not hold it, or the policy pins it. */
  data: Digest.exactOptional(),
});
export type PlannedSamples = z.infer<typeof PlannedSamples>;

/** Who brought a measurement: the target branch, the pull request, the workflow, or the merge-base. */
export const RecordedFrom = z.enum(["target", "head", "fetched", "base"]);
export type RecordedFrom = z.infer<typeof RecordedFrom>;

/** One file of a folder of measurements taken elsewhere; `at` is where the project holds it. */
export const PlannedRecording = z.object({
  ...Slot.omit({ model: true }).shape,
  from: RecordedFrom,
  at: At,
  /** Of the measurement as the out folder holds it; it names its records by theirs. */
  digest: Digest.exactOptional(),
  /** Why it cannot be believed; the out folder then holds nothing of it. */
  refused: z.string().exactOptional(),
});
export type PlannedRecording = z.infer<typeof PlannedRecording>;

/** Core ML files that are added or changed and that no policy names, and whether that has to warn. */
export const Unjudged = z.object({
  paths: z.array(z.string()).min(1),
  /** How many more there are. */
  more: z.int().positive().exactOptional(),
  /** Why it warns: what else the same change does. */
  warns: z.string().exactOptional(),
});
export type Unjudged = z.infer<typeof Unjudged>;

/**
 * `judged`: by the target branch's policy; `new`: only the head's policy has it, judged by that;
 * `removed`: the head deletes the model and its entry; `missing`: the head's policy names a model that the head does not
 * have; `unchanged`: it has what the merge-base has, and nothing is measured; `unsupported`: nothing here can evaluate
 * it yet; `unasked`: somebody asked for other models alone.
 */
export const PlannedModel = z.object({
  name: Name,
  status: z.enum(["judged", "new", "removed", "missing", "unchanged", "unsupported", "unasked"]),
  /** Variants of it that nobody asked for, where somebody asked for others alone: they are neither measured nor judged. */
  unasked: z.array(Name).min(1).exactOptional(),
  /** The policy's entry that judges it, where that has another name: one of several packages that took its place. */
  entry: Name.exactOptional(),
  policy: z.enum(["target", "head"]),
  /** What the policy that judges says it does. */
  task: z.string().exactOptional(),
  why: z.string().exactOptional(),
  /** What nobody can tell of what merging leaves: with any of these it is at best a warning. */
  doubts: z.array(z.string()).exactOptional(),
  samples: PlannedSamples.exactOptional(),
  /** What so many examples can tell of each limit. */
  outlooks: z.array(Outlook).exactOptional(),
  /** Measured elsewhere; of the same target and variant, those of the target branch come first. */
  recorded: z.array(PlannedRecording).exactOptional(),
  /** Whether there is a base model to compare with, and where there is none, the proof. */
  base: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("present"),
      commit: Commit,
      /** Variants made by hand whose package the base does not hold. */
      without: z.array(Name).exactOptional(),
    }),
    z.object({ kind: z.literal("absent"), why: z.string() }),
    z.object({ kind: z.literal("unknown"), why: z.string() }),
  ]),
});
export type PlannedModel = z.infer<typeof PlannedModel>;

/** The workflow run that planned: one that is started again plans for itself. */
export const PlannedRun = z.object({ id: z.string().regex(/^\d+$/), attempt: z.int().positive() });
export type PlannedRun = z.infer<typeof PlannedRun>;

/** Counts up where what a plan says is written otherwise than before. */
export const PLAN_SCHEMA = 2;

/** `plan.json`: what to run, and everything but the measurements that judging needs. */
export const Plan = z.object({
  schema: z.literal(PLAN_SCHEMA),
  /** The branch whose rules apply: the target of a pull request, or the pushed branch. */
  branch: z.string().nullable(),
  /** The day it was made on, in UTC: waivers end by it. */
  today: z.iso.date().exactOptional(),
  /** What the target `auto` stands for, where that is not the portable engine. */
  auto: z.enum(AUTO).exactOptional(),
  policies: z.object({
    target: PlannedPolicy,
    head: PlannedPolicy.exactOptional(),
    /** The target branch has no policy yet: `target` is the head's own. */
    first: z.literal(true).exactOptional(),
  }),
  /** `committed`: when, as the commit says. */
  head: z.object({ commit: Commit.nullable(), committed: Instant.exactOptional() }),
  base: z.object({ commit: Commit, committed: Instant.exactOptional() }).exactOptional(),
  /** Of a pull request: the target branch's commit that the head was merged into, to see what will ship. */
  merge: z.object({ into: Commit }).exactOptional(),
  models: z.array(PlannedModel),
  unjudged: Unjudged.exactOptional(),
  requests: z.array(PlannedRequest),
  /** How many machines measure the requests, where it is not one; then each leaves its stamp. */
  shards: z.int().positive().max(MOST_SHARDS).exactOptional(),
  run: PlannedRun.exactOptional(),
  /** What the head changes of policy and data. */
  changes: z.array(Change).exactOptional(),
  /** On a push and in a merge queue: equal digest, equal verdict on an equal machine. */
  question: Digest.exactOptional(),
  /** Where another run has measured. */
  published: Published.exactOptional(),
  notes: z.array(z.string()),
});
export type Plan = z.infer<typeof Plan>;
