import { z } from "zod";
import { AnyJson } from "./json.ts";
import { Digest } from "./names.ts";
import {
  CheckupRequest,
  ConvertRequest,
  EvaluateRequest,
  Item,
  PlaceRequest,
  SamplesRequest,
  SurveyRequest,
  TimeRequest,
} from "./verbs.ts";

/**
 * The worker's protocol: a JSON object a line each way. A request names itself with `id`; the worker
 * answers with any number of `progress`, `item` and `log` events and ends with one `result` or `error`.
 * All paths are absolute; the worker writes only below an `into`.
 */
const request = { id: z.string() };

/** Who is there: versions for the fingerprint, and which engines can run. */
export const HelloRequest = z.object({
  ...request,
  do: z.literal("hello"),
  /** The targets whose engines run a tiny model first, to tell whether they can be used. */
  probe: z.array(z.string()).exactOptional(),
});

/** What a package is, without running it. */
export const InspectRequest = z.object({
  ...request,
  do: z.literal("inspect"),
  package: z.string(),
});

export const WorkerRequest = z.discriminatedUnion("do", [
  HelloRequest,
  InspectRequest,
  SurveyRequest,
  ConvertRequest,
  EvaluateRequest,
  CheckupRequest,
  PlaceRequest,
  SamplesRequest,
  TimeRequest,
]);
export type WorkerRequest = z.infer<typeof WorkerRequest>;

const event = { id: z.string() };

const Told = z.discriminatedUnion("event", [
  z.object({
    ...event,
    event: z.literal("progress"),
    /** `survey`, `convert`, `load`, `pass:<name>`, `evaluate`, `watch`, `time`. */
    stage: z.string(),
    /** The recipe or the lane that it is about, by the request's own name for it. */
    key: z.string().exactOptional(),
    lane: z.string().exactOptional(),
    done: z.int(),
    total: z.int(),
  }),
  z.object({
    ...event,
    event: z.literal("log"),
    level: z.enum(["info", "warning"]),
    text: z.string(),
  }),
  z.object({ ...event, event: z.literal("result"), value: AnyJson }),
  z.object({
    ...event,
    event: z.literal("error"),
    /** `user`: the input is wrong; `unsupported`: an op by name; `failed`: this run; `machine`: a full disk and the like; `bug`: ours. */
    kind: z.enum(["user", "unsupported", "failed", "machine", "bug"]),
    message: z.string(),
  }),
]);
export const WorkerEvent = z.union([Told, Item]);
export type WorkerEvent = z.infer<typeof WorkerEvent>;

/** An engine by the target that it runs, as it is on this machine. */
export const EngineFound = z.object({
  /** With the versions that numbers depend on. */
  name: z.string(),
  units: z.string(),
  isolation: z.enum(["thread", "process"]),
  /** Whether it can say how far values reach, and how long predictions take. */
  audit: z.boolean(),
  time: z.boolean(),
  /** Whether it has a plan of which device computes what. */
  placement: z.boolean(),
  /** What is to be said where it is used. */
  caution: z.string().exactOptional(),
});
export type EngineFound = z.infer<typeof EngineFound>;

export const Hello = z.object({
  protocol: z.int(),
  python: z.string(),
  coremltools: z.string(),
  onnxruntime: z.string(),
  torch: z.string().nullable(),
  os: z.string(),
  chip: z.string(),
  /** Digest of what a conversion depends on besides source and recipe. */
  toolchain: Digest,
  /** Digest of the worker's code. */
  evaluator: Digest,
  engines: z.record(
    z.string(),
    z.union([EngineFound, z.object({ unavailable: z.string(), remedy: z.string() })]),
  ),
});
export type Hello = z.infer<typeof Hello>;

const Feature = z.object({
  name: z.string(),
  kind: z.enum(["image", "multiarray", "dictionary", "string", "int64", "double", "other"]),
  shape: z.array(z.int()).exactOptional(),
  dtype: z.string().exactOptional(),
  color: z.string().exactOptional(),
  /** Which shapes besides, in words. */
  accepts: z.string().exactOptional(),
  optional: z.boolean(),
});

/** What `inspect` prints and the survey before measuring checks. `classes`: null where it has none. */
export const Inspected = z.object({
  kind: z.enum(["mlprogram", "neuralnetwork", "pipeline", "other"]),
  /** What a pipeline runs in turn, as Core ML names the kinds of models; of any other model, itself. */
  stages: z.array(z.string()).exactOptional(),
  /** Of its programs; the default one of each is run. */
  functions: z.array(z.string()).exactOptional(),
  specificationVersion: z.int(),
  minimumOS: z.string(),
  bytes: z.int(),
  weightsDigest: z.string(),
  precision: z.enum(["fp32", "fp16", "mixed"]),
  inputs: z.array(Feature),
  outputs: z.array(Feature),
  classes: z.array(z.string()).nullable(),
  /** Of a detector what it calls the objects that it finds, in the order of its classes; null where it names none. */
  objects: z.array(z.string()).nullable().exactOptional(),
  /** Width of the score vector where there are no class labels: labels are then 0 … n−1. */
  classCount: z.int().nullable(),
  /** What they end in: probabilities of classes that exclude each other, or of each on its own. */
  scores: z.enum(["softmax", "sigmoid", "other"]).exactOptional(),
  ops: z.record(z.string(), z.int()),
  /** The ops and stages that each engine of the worker refuses, by the target that it runs. */
  unsupported: z.record(z.string(), z.array(z.string())),
  /** How many bytes its values take at one time, at least, by the targets of engines that tell. */
  memory: z.record(z.string(), z.int()).exactOptional(),
  weights: z.object({
    count: z.int(),
    elements: z.int(),
    bitsPerWeight: z.number(),
    byKind: z.record(z.string(), z.object({ tensors: z.int(), elements: z.int() })),
  }),
  metadata: z.record(z.string(), z.string()),
});
export type Inspected = z.infer<typeof Inspected>;

/** Whether there is a program in it at all: in a pipeline, among its stages. */
export function hasProgram({ kind, stages }: Inspected): boolean {
  return kind === "mlprogram" || stages?.includes("mlProgram") === true;
}
