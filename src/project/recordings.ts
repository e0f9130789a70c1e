import { describeProblem, type Problem, UserError } from "../catalog/errors.ts";
import { quote } from "../catalog/quote.ts";
import { describeIssues } from "../contract/issues.ts";
import { holdsMany, MANY } from "../contract/json.ts";
import { Measurement } from "../contract/measurement.ts";
import { REFERENCE } from "../contract/names.ts";
import type { PlannedRecording } from "../contract/plan.ts";
import type { Tree } from "../git/tree.ts";
import { LAYOUT } from "../out/layout.ts";
import { digestOf } from "../out/write.ts";
import type { Entry } from "../plan/entries.ts";
import { besidePolicy } from "../plan/paths.ts";
import type { Scope } from "./scope.ts";

/** A measurement taken elsewhere, as the project holds it; without one where it was refused. */
export interface Recording {
  readonly planned: PlannedRecording;
  /** Why it was refused, with what to do. */
  readonly problems?: readonly Problem[];
  readonly measurement?: Measurement;
  /** The records it names, as they are. */
  readonly records?: Uint8Array;
}

/** Where one may lie. */
interface Place extends Pick<PlannedRecording, "from" | "side" | "target" | "variant"> {
  readonly tree: Tree;
  readonly folder: string;
}

/** One state of the project that may hold a folder of measurements. */
type Holder = Omit<Place, "target" | "variant">;

/**
 * Every measurement that the folders of a model hold. The target branch's stand before the pull request's: of the same
 * weights the first is believed, so that a pull request can bring numbers for new weights and rewrite none.
 */
export async function findRecordings(
  entry: Entry,
  scope: Scope,
  working: Tree,
): Promise<Recording[]> {
  const found: Recording[] = [];
  for (const [target, written] of Object.entries(entry.model.recorded)) {
    const folder = besidePolicy(entry.policyPath, written);
    for (const holder of await holdersOf(folder, target, entry, { scope, working })) {
      for (const variant of variantsOf(entry)) {
        const place = { ...holder, target, variant };
        const read = await readRecording(place, entry.model.name);
        found.push(read ?? missing(place));
      }
    }
  }
  return found;
}

/** Whether some folder of a model's measurements is there. */
export async function holdsRecordings({ model, policyPath }: Entry, tree: Tree): Promise<boolean> {
  const folders = Object.values(model.recorded).map((one) => besidePolicy(policyPath, one));
  return await holdsSome(folders, tree);
}

/** Likewise at the head, which may have moved them. */
export async function headHoldsRecordings(entry: Entry, head: Tree): Promise<boolean> {
  const folders = Object.entries(entry.model.recorded).map(
    ([target, one]) => entry.movedRecordings?.get(target) ?? besidePolicy(entry.policyPath, one),
  );
  return await holdsSome(folders, head);
}

async function holdsSome(folders: readonly string[], tree: Tree): Promise<boolean> {
  const kinds = await Promise.all(folders.map((folder) => tree.kindOf(folder)));
  return kinds.some((kind) => kind !== "absent");
}

async function holdersOf(
  folder: string,
  measuredOn: string,
  { from, movedRecordings }: Entry,
  { scope: { target, head, base }, working }: { readonly scope: Scope; readonly working: Tree },
): Promise<Holder[]> {
  const ofTarget: Holder = { from: "target", side: "head", tree: target, folder };
  const moved = movedRecordings?.get(measuredOn) ?? folder;
  const ofHead: Holder = { from: "head", side: "head", tree: head, folder: moved };
  const committed = [
    ...(from === "target" ? [ofTarget] : []),
    ...(from === "head" || head !== target ? [ofHead] : []),
  ];
  const kinds = await Promise.all(committed.map((one) => one.tree.kindOf(one.folder)));
  const nowhere = kinds.every((kind) => kind === "absent");
  return [
    ...(nowhere && head !== working
      ? [{ from: "fetched" as const, side: "head" as const, tree: working, folder: moved }]
      : committed),
    ...("unknown" in base
      ? []
      : [{ from: "base" as const, side: "base" as const, tree: base, folder }]),
  ];
}

function variantsOf({ model }: Entry): string[] {
  const { reference } = model;
  const names = model.variants.map(({ name }) => name);
  return [...new Set([REFERENCE, ...(reference === "source" ? [] : [reference]), ...names])];
}

/** A folder need not hold every variant: that one is missing is told where it is judged. */
export const ABSENT = "is not there";

/** Told like any other, so that nobody takes the target branch's numbers for what the head has dropped. */
function missing({ tree, folder, ...slot }: Place): Recording {
  const at = { path: `${folder}/${slot.variant}.json`, commit: tree.commit };
  return { planned: { ...slot, at, refused: ABSENT } };
}

/** One file of a folder of measurements: whoever wrote it may be a stranger, so what is wrong with it is a reason. */
async function readRecording(place: Place, model: string): Promise<Recording | undefined> {
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
    const at = { file: path };
    return {
      planned: { ...planned, refused },
      problems: error.problems.map((problem) => ({ at, ...problem })),
    };
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
  if (holdsMany(value)) throw new UserError({ message: MANY });
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
