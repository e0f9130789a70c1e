import { UserError } from "../catalog/errors.ts";
import type { Measurement } from "../contract/measurement.ts";
import type { OutFolder } from "../out/out-folder.ts";
import { readableTask } from "../tasks/tasks.ts";

/** A measurement counts only with its records: all of them there, readable, and what the worker says it wrote. */
export async function confirm(
  measurement: Measurement,
  task: string,
  out: OutFolder,
): Promise<Measurement> {
  if (measurement.records === undefined) return measurement;
  const readable = readableTask(task);
  if (readable === undefined) throw new Error(`records of ${task} are not read yet`);
  try {
    for await (const _batch of out.readRecords(measurement, readable.lines.record));
    return measurement;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { records: _unread, ...rest } = measurement;
    return { ...rest, status: "failed", reason: `its record file ${describe(error)}` };
  }
}

function describe({ problems }: UserError): string {
  return problems
    .map(({ message, at }) => (at?.line === undefined ? message : `${message} (line ${at.line})`))
    .join("; ");
}
