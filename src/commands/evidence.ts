import type { Measurement } from "../contract/measurement.ts";
import type { Plan, PlannedModel } from "../contract/plan.ts";
import type { Evidence, Key } from "../judge/evidence.ts";
import { ColumnBuilder, type Columns } from "../metrics/columns.ts";
import { type SampleTable, sampleTable } from "../metrics/sample-table.ts";
import { isUnmeasured, type Unmeasured } from "../metrics/unmeasured.ts";
import { LAYOUT } from "../out/layout.ts";
import type { OutFolder } from "../out/out-folder.ts";
import { orUnmeasured } from "./or-unmeasured.ts";

/** All that an out folder shows of what its plan asked for; memory holds columns, never records. */
export interface Seen extends Evidence {
  readonly measurements: readonly Measurement[];
}

export async function readEvidence(plan: Plan, out: OutFolder): Promise<Seen> {
  const measurements = new Map<string, Measurement | Unmeasured>();
  const columns = new Map<string, Columns | Unmeasured>();
  for (const model of plan.models) {
    const keys = keysOf(plan, model.name);
    const table = keys.length === 0 ? { unmeasured: NOT_ASKED } : await readTable(model, out);
    for (const key of keys) {
      const path = LAYOUT.measurement(key);
      const measurement = await orUnmeasured(out, () => readMeasurement(key, out));
      measurements.set(path, measurement);
      columns.set(path, await readColumns(measurement, table, out));
    }
  }
  return {
    measurement: (key) => measurements.get(LAYOUT.measurement(key)) ?? { unmeasured: NOT_ASKED },
    columns: (key) => columns.get(LAYOUT.measurement(key)) ?? { unmeasured: NOT_ASKED },
    measurements: [...measurements.values()].flatMap((one) => (isUnmeasured(one) ? [] : [one])),
  };
}

const NOT_ASKED = "the plan does not ask for it";

function keysOf({ requests }: Plan, model: string): Key[] {
  return requests
    .filter((request) => request.model === model)
    .flatMap(({ side, target, variants }) =>
      variants.map(({ name }) => ({ model, side, target, variant: name })),
    );
}

async function readMeasurement(key: Key, out: OutFolder): Promise<Measurement | Unmeasured> {
  const measurement = await out.readMeasurement(key);
  return measurement ?? { unmeasured: `there is no ${LAYOUT.measurement(key)}` };
}

async function readTable(
  { name, samples }: PlannedModel,
  out: OutFolder,
): Promise<SampleTable | Unmeasured> {
  if (samples === undefined) return { unmeasured: "the plan has no samples of it" };
  return await orUnmeasured(out, async () => {
    const lines = [];
    for await (const batch of out.readSamples(name, samples)) lines.push(...batch);
    return sampleTable(lines);
  });
}

async function readColumns(
  measurement: Measurement | Unmeasured,
  table: SampleTable | Unmeasured,
  out: OutFolder,
): Promise<Columns | Unmeasured> {
  if (isUnmeasured(table)) return table;
  if (isUnmeasured(measurement)) return measurement;
  if (measurement.records === undefined) return { unmeasured: "it has no records" };
  return await orUnmeasured(out, async () => {
    const builder = new ColumnBuilder(table);
    for await (const batch of out.readRecords(measurement))
      for (const line of batch) builder.add(line);
    return builder.finish();
  });
}
