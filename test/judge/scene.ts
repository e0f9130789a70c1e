import type {
  Fingerprint,
  Fingerprints,
  Measurement,
  Package,
} from "../../src/contract/measurement.ts";
import type { Plan, PlannedModel, PlannedRequest } from "../../src/contract/plan.ts";
import type { Slot } from "../../src/contract/slot.ts";
import type {
  JudgedLimit,
  JudgedModel,
  JudgedVariant,
  Verdict,
} from "../../src/contract/verdict.ts";
import type { Evidence } from "../../src/judge/evidence/evidence.ts";
import { verdictOn } from "../../src/judge/judge.ts";
import { readPolicy } from "../../src/policy/read.ts";
import {
  type ClassificationColumns,
  classificationBuilder,
  labelTable,
} from "../../src/tasks/image-classification/columns.ts";
import type { ClassificationLine } from "../../src/tasks/image-classification/lines.ts";

export const HEAD = "c".repeat(40);
export const COMMIT = "a".repeat(40);
export const BASE = "b".repeat(40);

const FINGERPRINT: Fingerprint = {
  engine: "portable 1",
  coremltools: "9.0",
  os: "Linux x86_64",
  chip: "x86_64",
  computeUnits: "cpu",
  evaluator: "1",
};

/** What a fake worker saw of one variant. Every sample's label is `cat` unless told. */
export interface Fake {
  /** The best class of each sample. */
  readonly answers: readonly string[];
  /** The records as written, where they are not simply the answers. */
  readonly lines?: readonly ClassificationLine[];
  readonly bytes?: number;
  readonly bits?: number;
  readonly compressed?: number;
  /** A letter that stands for program and weights. */
  readonly weights?: string;
  readonly minimumOS?: string;
  readonly notes?: readonly string[];
  readonly fingerprint?: Partial<Fingerprint>;
  /** Of several machines, which differ in some parts: before which sample each ends. */
  readonly machines?: readonly (readonly [end: number, Partial<Fingerprint>])[];
  readonly failed?: string;
  readonly bare?: "package" | "fingerprint";
  /** Metrics that the measurement itself states. */
  readonly states?: Readonly<Record<string, number>>;
  readonly parity?: Measurement["parity"];
  /** What differs on some targets. */
  readonly on?: Readonly<Record<string, Partial<Fake>>>;
}

export interface Scene {
  readonly policy: string;
  readonly samples: number;
  readonly labels?: readonly string[];
  /** Samples beside, without a label but for those told; answers to them follow the others. */
  readonly unlabelled?: readonly (string | null)[];
  /** The slices that a sample is in; none unless told. */
  readonly slicesOf?: (row: number) => Readonly<Record<string, string>>;
  /** The group that a sample is of; those beside follow the others. */
  readonly groupOf?: (row: number) => string;
  readonly head: Readonly<Record<string, Fake>>;
  readonly base?: Readonly<Record<string, Fake>>;
  readonly planned?: Partial<PlannedModel>;
  /** What was measured elsewhere. */
  readonly recordings?: Evidence["recordings"];
  readonly plan?: Partial<Plan>;
}

/** `right` samples answered right, the others wrong. */
export function answers(samples: number, right: number): string[] {
  return Array.from({ length: samples }, (_, row) => (row < right ? "cat" : "dog"));
}

/** The same answers with the first right ones lost and the first wrong ones gained. */
export function flipped(from: readonly string[], lost: number, gained: number): string[] {
  let [losses, gains] = [lost, gained];
  return from.map((answer) => {
    if (answer === "cat" && losses-- > 0) return "fox";
    if (answer !== "cat" && gains-- > 0) return "cat";
    return answer;
  });
}

export function recordsOf(answered: readonly string[]): ClassificationLine[] {
  return answered.map((answer, row) => ({
    id: `s${row}`,
    top: [
      [answer, 0.7],
      [answer === "cat" ? "dog" : "cat", 0.2],
      [answer === "fox" ? "dog" : "fox", 0.1],
    ],
  }));
}

export function verdictOf(scene: Scene): Verdict {
  const { plan, policies } = planned(scene);
  return verdictOn({ plan, policies, evidence: evidenceOf(scene) });
}

/** The one model of a scene, one variant of it, or one limit of that. */
export function modelOf(scene: Scene): JudgedModel {
  return found(verdictOf(scene).models[0]);
}

export function variantOf(scene: Scene, name: string): JudgedVariant {
  return found(modelOf(scene).variants.find((variant) => variant.name === name));
}

export function limitOf(scene: Scene, name = "int8", at = 0): JudgedLimit {
  return found(variantOf(scene, name).limits[at]);
}

export function planned({ policy: text, base, planned, plan }: Scene) {
  const path = "quantgate.yml";
  const policy = readPolicy(text, path);
  const models = policy.models.map(({ name }) => ({ ...PLANNED, name, ...planned }));
  const read = { path, digest: `sha256:${"0".repeat(64)}`, text };
  const made: Plan = {
    schema: 2,
    branch: "main",
    policies: { target: { ...read, commit: COMMIT }, head: { ...read, commit: HEAD } },
    head: { commit: HEAD },
    base: { commit: BASE },
    models,
    requests: models.flatMap(({ name }) => [
      requestOf(name),
      ...(base ? [{ ...requestOf(name), side: "base" as const }] : []),
    ]),
    notes: [],
    ...plan,
  };
  return { plan: made, policies: { target: policy, head: policy } };
}

const PLANNED = {
  status: "judged",
  policy: "target",
  base: { kind: "present", commit: BASE },
} as const satisfies Partial<PlannedModel>;

function requestOf(model: string): PlannedRequest {
  return {
    ...{ model, side: "head", target: "portable", task: "image-classification" },
    source: { path: "Model.mlpackage", commit: COMMIT },
    data: [],
    variants: [{ name: "reference", recipe: { kind: "stored" } }],
    options: { top: 5 },
  };
}

export function evidenceOf({
  head,
  base = {},
  samples,
  labels = [],
  slicesOf,
  groupOf,
  recordings = () => [],
  unlabelled = [],
}: Scene): Evidence {
  const table = labelTable([
    ...Array.from({ length: samples }, (_, row) => ({
      ...{ id: `s${row}`, label: labels[row] ?? "cat" },
      ...(slicesOf && { slices: slicesOf(row) }),
      ...(groupOf && { group: groupOf(row) }),
    })),
    ...unlabelled.map((label, at) => ({
      ...{ id: `s${samples + at}`, unlabelled: `u${at}` },
      ...(label !== null && { label }),
      ...(groupOf && { group: groupOf(samples + at) }),
    })),
  ]);
  const fakes = { head, base };
  const fakeOf = ({ side, variant, target }: Slot): Fake | undefined => {
    const fake = fakes[side][variant];
    return fake && { ...fake, ...fake.on?.[target] };
  };
  return {
    measurement: (key) => {
      const fake = fakeOf(key);
      return fake === undefined ? { unmeasured: "no measurement" } : measurementOf(key, fake);
    },
    columns: (key) => columnsOf(table, found(fakeOf(key))),
    recordings,
  };
}

function columnsOf(table: ReturnType<typeof labelTable>, fake: Fake): ClassificationColumns {
  const builder = classificationBuilder(table);
  for (const line of fake.lines ?? recordsOf(fake.answers)) builder.add(line);
  return builder.finish();
}

function measurementOf({ model, side, variant, target }: Slot, fake: Fake): Measurement {
  const about = { schema: 1, model, side, variant, target } as const;
  if (fake.failed !== undefined) return { ...about, status: "failed", reason: fake.failed };
  return {
    ...about,
    status: "measured",
    ...(fake.bare !== "fingerprint" && { fingerprint: { ...FINGERPRINT, ...fake.fingerprint } }),
    ...(fake.machines && { fingerprints: machinesOf(fake.machines) }),
    ...(fake.bare !== "package" && { package: packageOf(variant, fake) }),
    ...(fake.parity && { parity: fake.parity }),
    ...(fake.states && { metrics: statedBy(fake.states), records: RECORDS }),
  };
}

const RECORDS = { path: "records.jsonl", digest: `sha256:${"1".repeat(64)}`, count: 1 };

function statedBy(states: Readonly<Record<string, number>>) {
  return Object.fromEntries(Object.entries(states).map(([name, value]) => [name, { value }]));
}

function machinesOf(machines: NonNullable<Fake["machines"]>): Fingerprints {
  return machines.map(([end, unlike], at) => ({
    rows: [machines[at - 1]?.[0] ?? 0, end],
    fingerprint: { ...FINGERPRINT, ...unlike },
  }));
}

function packageOf(variant: string, fake: Fake): Package {
  const letter = fake.weights ?? (variant.charCodeAt(0) % 16).toString(16);
  const stored = variant === "reference";
  return {
    bytes: fake.bytes ?? (stored ? 4000 : 1000),
    weightsDigest: `sha256:${letter.repeat(64)}`,
    minimumOS: fake.minimumOS ?? "iOS 15",
    weights: {
      bitsPerWeight: fake.bits ?? (stored ? 32 : 8),
      byKind: {},
      compressed: fake.compressed ?? (stored ? 0 : 4),
      skipped: 0,
    },
    notes: [...(fake.notes ?? [])],
  };
}

function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("the scene has no such thing");
  return value;
}
