import { z } from "zod";
import { partsAt, TaskOptions } from "./data.ts";
import { Package } from "./measurement.ts";
import { Digest, Name } from "./names.ts";
import { Recipe } from "./recipe.ts";

/**
 * What the worker can be asked to do with data, recipes and packages. It knows no models, sides, slots or limits: what
 * is finished it tells by an item when it is, and keeps below the `into` that it is given, so that a death loses only
 * what was under way.
 */
const request = { id: z.string() };

/** Packages by the part of the model that each is; a model that is one package has `model` only. */
const Packages = z.record(Name, z.string());

/** Places in the file of samples, each from the first to before the last, ascending. */
const Rows = z.array(z.tuple([z.int(), z.int()]));

/** Of one load and a first prediction, and what a process of its own may hold. */
const Bounds = z.object({
  loadSeconds: z.number().exactOptional(),
  predictSeconds: z.number().exactOptional(),
  bytes: z.int().exactOptional(),
});

const data = {
  task: z.string(),
  options: TaskOptions,
  data: partsAt(z.string()),
  /** A file of samples, a line each. */
  samples: z.string(),
};

/** The data without a model: an item for each sample. */
export const SurveyRequest = z.object({
  ...request,
  do: z.literal("survey"),
  ...data,
  /** Whether headers are read, or everything is decoded. */
  depth: z.enum(["header", "whole"]),
});

/** What the code of a task of the user's own lists as its samples: a line each in the file `into`. */
export const SamplesRequest = z.object({
  ...request,
  do: z.literal("samples"),
  task: z.string(),
  options: TaskOptions,
  data: partsAt(z.string()),
  into: z.string(),
});

/**
 * Several recipes of one source, which share the opened source and its cast: an item for each. Of one without `into`
 * it is only looked at whether the policy's words would be refused.
 */
export const ConvertRequest = z.object({
  ...request,
  do: z.literal("convert"),
  source: z.object({ model: z.string() }),
  recipes: z.array(z.object({ key: Name, recipe: Recipe, into: z.string().exactOptional() })),
});

export type ConvertRequest = z.infer<typeof ConvertRequest>;

/** Several packages through the same rows of the same data: each example is decoded once for all. */
export const EvaluateRequest = z.object({
  ...request,
  do: z.literal("evaluate"),
  ...data,
  engine: z.string(),
  /** What the data are decoded for, and by whose names the ops are told that began what is not finite. */
  source: Packages,
  lanes: z.array(
    z.object({
      name: Name,
      packages: Packages,
      into: z.string(),
      /** Extras of other lanes or runs: a pass that would make one is left out. */
      given: z.record(Name, z.string()).exactOptional(),
      /** Records are digested and not written. */
      quiet: z.boolean().exactOptional(),
      /** Once there is a file of this name, nobody needs more of the lane; what it is at is left out. */
      until: z.string().exactOptional(),
    }),
  ),
  /** The lane that hands on what its task says that the others need. */
  ahead: Name.exactOptional(),
  /** Chunks of the same rows are gone through together; others have no row in common. */
  chunks: z.array(z.object({ key: Name, rows: Rows, for: z.array(Name) })),
  /**
   * Instead of records: how far values reach; `trace` also looks for what began that some are not finite. Or, by
   * `parity`, how near the outputs come to the portable engine's.
   */
  watch: z.enum(["range", "trace", "parity"]).exactOptional(),
  /** Each session in a process of its own, also where the engine does not ask for that. */
  isolation: z.literal("process").exactOptional(),
  /** It ends before the first prediction: what each lane's packages take and give is read, or they are loaded too. */
  only: z.enum(["read", "load"]).exactOptional(),
  bounds: Bounds.exactOptional(),
});

export type EvaluateRequest = z.infer<typeof EvaluateRequest>;

/** Small programs, and the packages named, on an engine and on the portable one: an item for each. */
export const CheckupRequest = z.object({
  ...request,
  do: z.literal("checkup"),
  engine: z.string(),
  packages: z.record(Name, z.string()),
  /** Those that are done with. */
  skip: z.array(Name),
});

/** Where an engine expects a package's operations to run, in a worker that has run nothing before. */
export const PlaceRequest = z.object({
  ...request,
  do: z.literal("place"),
  engine: z.string(),
  packages: Packages,
});

/** One package on an engine that times, in a worker that has run nothing before. */
export const TimeRequest = z.object({
  ...request,
  do: z.literal("time"),
  ...data,
  engine: z.string(),
  packages: Packages,
  rows: Rows,
  warmup: z.int(),
  repeats: z.int(),
  bounds: Bounds.exactOptional(),
});

const item = { id: z.string(), event: z.literal("item") };

/** Of `survey`: what is true of a sample's inputs, or what is wrong with them. */
const SurveyItem = [
  z.object({ ...item, sample: z.string(), facts: z.record(z.string(), z.int()) }),
  z.object({ ...item, sample: z.string(), problem: z.string() }),
] as const;

/** A package that was made: below `into`, or where it was already. */
export const MadePackage = z.object({
  package: z.string(),
  /** Digest of its files. */
  tree: Digest,
  /** Digest of all that answers depend on. */
  content: Digest,
  summary: Package,
});
export type MadePackage = z.infer<typeof MadePackage>;

/** Whose words are refused: the policy's, those of a package made by hand, or what coremltools cannot do here. */
export const Refused = z.object({
  by: z.enum(["policy", "package", "coremltools"]),
  message: z.string(),
});
export type Refused = z.infer<typeof Refused>;

/** Of `convert`: what became of a recipe. */
const ConvertItem = [
  z.object({ ...item, key: z.string(), made: MadePackage }),
  z.object({ ...item, key: z.string(), allowed: z.literal(true) }),
  z.object({ ...item, key: z.string(), refused: Refused }),
  z.object({ ...item, key: z.string(), failed: z.string() }),
] as const;

/** Of `evaluate`: the records of a chunk. */
export const ChunkItem = z.object({
  ...item,
  lane: z.string(),
  chunk: z.string(),
  /** Absent of a quiet lane. */
  file: z.string().exactOptional(),
  sha256: Digest,
  count: z.int().nonnegative(),
  /** Of the records, those that have an error; of the examples, those with an output that is not finite. */
  errors: z.int().nonnegative(),
  unfinite: z.int().nonnegative(),
  /** Why the lane ahead handed nothing on for some of them. */
  lacks: z.string().exactOptional(),
});
export type ChunkItem = z.infer<typeof ChunkItem>;

/** How a lane ended before its time. */
export const Ended = z.object({
  stage: z.enum(["load", "predict", "task"]),
  cause: z.enum(["refused", "raised", "killed", "hung", "memory", "machine"]),
  signal: z.string().exactOptional(),
  /** The sample it was at. */
  at: z.string().exactOptional(),
  message: z.string(),
});
export type Ended = z.infer<typeof Ended>;

/** Of `evaluate` besides: what a pass or a watch left beside records, and how a lane ended. */
const LaneItem = [
  ChunkItem,
  z.object({ ...item, lane: z.string(), extra: z.string(), file: z.string(), sha256: Digest }),
  z.object({ ...item, lane: z.string(), ended: Ended }),
] as const;

/** Where two engines begin to differ, and by which share of the largest number; absent where it is no number. */
const Differs = z.object({
  output: z.string(),
  far: z.number().exactOptional(),
  /** The first operation behind which they do: its type and its name. */
  op: z.string().exactOptional(),
  name: z.string().exactOptional(),
});

/** Of `checkup`: how a program fared. */
export const CheckupItem = z.union([
  z.object({ ...item, program: z.string(), agrees: z.object({ far: z.number() }) }),
  z.object({ ...item, program: z.string(), differs: Differs }),
  z.object({ ...item, program: z.string(), failed: z.string() }),
]);
export type CheckupItem = z.infer<typeof CheckupItem>;

/** What is finished, told when it is. */
export const Item = z.union([...SurveyItem, ...ConvertItem, ...LaneItem, CheckupItem]);
export type Item = z.infer<typeof Item>;
