import { describeProblem, type Problem, UserError } from "../catalog/errors.ts";
import { quote } from "../catalog/quote.ts";
import { describeIssues } from "../contract/issues.ts";
import { Measurement } from "../contract/measurement.ts";
import type { PlannedRecording } from "../contract/plan.ts";
import type { Tree } from "../git/tree.ts";
import { LAYOUT } from "../out/layout.ts";
import { digestOf } from "../out/write.ts";

/** A measurement taken elsewhere, as the project holds it; without one where it was refused. */
export interface Recording {
  readonly planned: PlannedRecording;
  readonly measurement?: Measurement;
  /** The records it names, as they are. */
  readonly records?: Uint8Array;
}

/** Where one may lie. */
export interface Place extends Pick<PlannedRecording, "from" | "side" | "target" | "variant"> {
  readonly tree: Tree;
  readonly folder: string;
}

/** One file of a folder of measurements: whoever wrote it may be a stranger, so what is wrong with it is a reason. */
export async function readRecording(place: Place, model: string): Promise<Recording | undefined> {
  const { tree, folder, from, side, target, variant } = place;
  const path = `${folder}/${variant}.json`;
  const planned = { target, side, variant, from, at: { path, commit: tree.commit } };
  try {
    if ((await tree.kindOf(path)) === "absent") return undefined;
    const found = parse((await fileAt(tree, path)).toString("utf8"));
    refuseOther(found, { model, variant, target });
    const records = await recordsOf(found, place);
    const measurement = placed(found, side);
    const digest = recordingDigest(measurement);
    return { planned: { ...planned, digest }, measurement, ...(records && { records }) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const refused = error.problems.map((problem) => tellOf(path, problem)).join("; ");
    return { planned: { ...planned, refused } };
  }
}

/** The path stands before the reason already. */
function tellOf(path: string, { message, at }: Problem): string {
  return describeProblem({ message, ...(at && at.file !== path && { at }) });
}

/** The same for the measurement as it was read and as the out folder gives it back. */
export function recordingDigest(measurement: Measurement): string {
  return digestOf(JSON.stringify(measurement));
}

async function fileAt(tree: Tree, path: string, what = ""): Promise<Buffer> {
  if (await tree.isLinked(path))
    throw new UserError({ message: `${what} is a symbolic link, and none is followed`.trim() });
  return await tree.read(path);
}

function parse(text: string): Measurement {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UserError({ message: "is not JSON" });
  }
  const read = Measurement.safeParse(value);
  if (read.success) return read.data;
  throw new UserError({ message: `is no measurement: ${describeIssues(read.error)}` });
}

/** A file that says it is of something else would lend its numbers to the wrong name. */
function refuseOther(
  found: Measurement,
  wanted: Pick<Measurement, "model" | "variant" | "target">,
): void {
  const tell = ({ model, variant, target }: typeof wanted) => `${model}/${variant} on ${target}`;
  if (tell(found) === tell(wanted)) return;
  throw new UserError({ message: `says it is of ${tell(found)}, not of ${tell(wanted)}` });
}

async function recordsOf(
  { records }: Measurement,
  { tree, folder }: Place,
): Promise<Buffer | undefined> {
  if (records === undefined) return undefined;
  if (!staysBelow(records.path))
    throw new UserError({
      message: `names ${quote(records.path)} as its records, which must be a file below its folder`,
    });
  const path = `${folder}/${records.path}`;
  if ((await tree.kindOf(path)) === "absent")
    throw new UserError({
      message: `names ${quote(records.path)} as its records, which is not there`,
    });
  return await fileAt(tree, path, `names ${quote(records.path)} as its records, which`);
}

/** Neither absolute nor with `..`, on any system. */
function staysBelow(path: string): boolean {
  if (/[\p{Cc}\\:]/u.test(path)) return false;
  return path.split("/").every((part) => !["", ".", ".."].includes(part));
}

/** As the out folder lays it: by the side it stands for, beside its own records. */
function placed(measurement: Measurement, side: PlannedRecording["side"]): Measurement {
  const here = { ...measurement, side };
  const { records } = measurement;
  return records === undefined
    ? here
    : { ...here, records: { ...records, path: LAYOUT.records.of(here) } };
}
