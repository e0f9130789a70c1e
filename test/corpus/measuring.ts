import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Measurement } from "../../src/contract/measurement.ts";
import type { Plan } from "../../src/contract/plan.ts";
import type { Slot } from "../../src/contract/slot.ts";
import { type Files, type Seen, type Sights, seenOf } from "./case.ts";
import { type Sample, taskNamed } from "./tasks.ts";
import { digestOf, jsonOf, linesOf } from "./text.ts";

/** Leaves in an out folder what measuring its plan would, of every request. Written by hand: the contract is what counts. */
export function measureAll(folder: string, plan: Plan, sights: Sights): void {
  for (const { model, side, target, task, variants, packagesOnly } of plan.requests) {
    const samples = packagesOnly ? [] : samplesIn(folder, model);
    for (const { name: variant } of variants) {
      const slot = { model, side, variant, target };
      const seen = seenOf(sights, slot);
      if (seen.absent) continue;
      for (const [path, text] of filesOf({ slot, seen, task, samples, packagesOnly }))
        write(folder, path, text);
    }
  }
}

interface Measured {
  readonly slot: Slot;
  readonly seen: Seen;
  readonly task: string;
  readonly samples: readonly Sample[];
  readonly packagesOnly?: true | undefined;
}

/** A measurement and the records that it names, by their paths. */
function filesOf(measured: Measured): [string, string][] {
  const { slot, seen, packagesOnly = false } = measured;
  const place = `${slot.model}/${slot.side}/${slot.variant}/${slot.target}`;
  const path = `measurements/${place}.json`;
  const without = packagesOnly || seen.failed !== undefined || seen.states !== undefined;
  if (without) return [[path, jsonOf(measurementOf(slot, seen))]];
  const text = recordsText(measured);
  const records = { path: `records/${place}.jsonl`, ...namedBy(text) };
  return [
    [path, jsonOf({ ...measurementOf(slot, seen), records })],
    [records.path, text],
  ];
}

/** What a device farm leaves of a variant, as files below the policy's folder; without samples it brings no records. */
export function recordingOf({
  slot,
  seen,
  task,
  samples,
}: Pick<Measured, "slot" | "seen" | "task"> & Partial<Pick<Measured, "samples">>): Files {
  if (seen.absent) return {};
  const folder = `Measurements/${slot.target}`;
  const measurement = measurementOf(slot, { chip: "A16", ...seen });
  if (samples === undefined || seen.failed !== undefined)
    return { [`${folder}/${slot.variant}.json`]: jsonOf(measurement) };
  const text = recordsText({ slot, seen, task, samples });
  const records = { path: `${slot.variant}.jsonl`, ...namedBy(text) };
  return {
    [`${folder}/${slot.variant}.json`]: jsonOf({ ...measurement, records }),
    [`${folder}/${records.path}`]: text,
  };
}

/** How a file that holds a line each is named: by its digest and how many they are. */
export function namedBy(text: string): { digest: string; count: number } {
  return { digest: digestOf(text), count: text.split("\n").length - 1 };
}

function recordsText({ slot, seen, task, samples }: Omit<Measured, "packagesOnly">): string {
  const { failing = 0 } = seen;
  const records = taskNamed(task).records({ samples, seen, whose: slot.variant });
  const told = records.map((record, row) =>
    row < failing ? { id: samples[row]?.id, error: "the picture does not decode" } : record,
  );
  return linesOf(told);
}

export function measurementOf(slot: Slot, seen: Seen): Measurement {
  const { failed, states, more } = seen;
  const about = { schema: 1, ...slot } as const;
  if (failed !== undefined) return { ...about, status: "failed", reason: failed, ...more };
  return {
    ...{ ...about, status: "measured" },
    fingerprint: {
      ...{ engine: "portable 1", coremltools: "9.0", os: "Linux x86_64" },
      ...{ chip: seen.chip ?? "x86_64", computeUnits: "cpu", evaluator: "corpus 1" },
    },
    package: packageOf(slot, seen),
    ...(states && { metrics: states }),
    ...more,
  };
}

/** Bits a weight and the oldest iOS; a size of 100 kB for each bit. */
const FORMS: Readonly<Record<string, readonly [number, string]>> = {
  reference: [32, "iOS 15"],
  fp32: [32, "iOS 15"],
  fp16: [16, "iOS 15"],
  int8: [8.2, "iOS 16"],
  int4: [4.4, "iOS 18"],
  pal4: [4.2, "iOS 16"],
  pal2: [2.3, "iOS 16"],
};

function packageOf(slot: Slot, seen: Seen): NonNullable<Measurement["package"]> {
  const [formBits, formOS] = FORMS[slot.variant] ?? [8, "iOS 16"];
  const { bits = formBits, minimumOS = formOS, notes } = seen;
  const compressed = seen.compressed ?? (bits < 16 ? 4 : 0);
  return {
    bytes: seen.bytes ?? Math.round(bits * 100_000),
    weightsDigest: weightsOf(seen.weights ?? `${slot.model} ${slot.side} ${slot.variant}`),
    minimumOS,
    weights: {
      bitsPerWeight: bits,
      byKind: { [bits < 16 ? "packed" : "float"]: { tensors: 4, elements: 1000 } },
      ...{ compressed, skipped: bits < 16 ? 1 : 0 },
    },
    ...(notes && { notes: [...notes] }),
  };
}

/** The digest of the weights that are called so: of a variant `model side variant`. */
export function weightsOf(name: string): string {
  return digestOf(`weights ${name}`);
}

export function samplesIn(folder: string, model: string): Sample[] {
  const text = readFileSync(join(folder, `samples/${model}.jsonl`), "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

export function write(folder: string, path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
