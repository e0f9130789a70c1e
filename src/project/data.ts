import { createHash } from "node:crypto";
import { type Problem, UserError } from "../catalog/errors.ts";
import { inPlaces, type Part, type Placed, placesOf } from "../contract/data.ts";
import type { At } from "../contract/plan.ts";
import type { Tree } from "../git/tree.ts";
import type { Entry } from "../plan/entries.ts";
import { besidePolicy } from "../plan/paths.ts";
import { isMeasuredElsewhere } from "../policy/measured-elsewhere.ts";
import type { PolicyModel } from "../policy/policy.ts";
import { fileKind } from "../samples/files.ts";
import type { Truth } from "../samples/truth.ts";
import { isInput } from "../tasks/rows.ts";
import { readableTask } from "../tasks/tasks.ts";
import { rowCount } from "./array-rows.ts";
import type { DataPart } from "./data-part.ts";
import { type OwnSamples, unlisted } from "./own-samples.ts";
import { sizesBelow } from "./pictures.ts";
import { textsBelow } from "./texts.ts";

/** The states that may hold data, in the order in which they are asked. */
export interface Holders {
  /** The state whose policy judges the model. */
  readonly judging: Tree;
  readonly head: Tree;
  /** What lies in the folder: the only place for data that a workflow fetched. */
  readonly working: Tree;
}

/** Data under git comes from the state that judges; what git does not hold is used as found. */
export async function findData(entry: Entry, holders: Holders): Promise<DataPart[]> {
  const parts: DataPart[] = [];
  const problems: Problem[] = [];
  const { data } = entry.model;
  for (const { name, key, at } of writtenParts(entry.model)) {
    const path = besidePolicy(entry.policyPath, at);
    const found = await holderOf(path, holders);
    if ("tree" in found) parts.push({ part: name, key, path, tree: found.tree });
    else
      problems.push({
        ...found,
        at: { file: entry.policyPath, ...(data.partsAt.get(name) ?? data.at) },
      });
  }
  if (problems.length > 0) throw new UserError(problems);
  return parts;
}

/**
 * Every part that a policy names: inputs before labels, each beside those that more examples have of it. The digest that
 * policies pin is over them in this order.
 */
export function writtenParts({ task, data }: Asking): Placed<string>[] {
  const all = placesOf(data.parts);
  const ordered = [
    ...all.filter(({ key }) => isInput(task, key)),
    ...all.filter(({ key }) => !isInput(task, key)),
  ];
  return [...Map.groupBy(ordered, ({ key }) => key).values()].flat();
}

/** The parts that whoever measures reads, where they were found. */
export async function plannedData(
  { task, data }: Asking,
  found: readonly DataPart[],
): Promise<Part<At>[]> {
  return await inPlaces(inputsOf(task, data.parts), async ({ name }) =>
    placeOf(partNamed(found, name)),
  );
}

type Asking = Pick<PolicyModel, "task"> & {
  readonly data: Pick<PolicyModel["data"], "parts">;
};

function inputsOf(task: string, parts: readonly Part<string>[]): Part<string>[] {
  return parts.flatMap((part): Part<string>[] => {
    if (typeof part.at === "string") return isInput(task, part.key) ? [part] : [];
    const at = inputsOf(task, part.at);
    return at.length > 0 ? [{ ...part, at }] : [];
  });
}

async function holderOf(path: string, holders: Holders): Promise<{ tree: Tree } | Problem> {
  const { judging, head, working } = holders;
  const has = async (tree: Tree) => (await tree.kindOf(path)) !== "absent";
  if (await has(judging)) return { tree: judging };
  if (head.commit !== null && (await has(head))) {
    return {
      message: `${path} is not on the target branch: only the head has it, and data counts once merged`,
      fix: "merge the data first, in a pull request of its own",
    };
  }
  if (await has(working)) return { tree: working };
  return {
    message: `${path} is not there: neither in git nor in the folder`,
    fix: "commit it, or let a step of the workflow fetch it to this path before quantgate runs; a workflow that publishes has to fetch it too",
  };
}

/** The digest of all parts together: what `digest:` in a policy pins. */
export async function dataDigest(parts: readonly DataPart[]): Promise<string> {
  const whole = createHash("sha256");
  for (const { part, path, tree } of parts) whole.update(`${part} ${await tree.digest(path)}\n`);
  return `sha256:${whole.digest("hex")}`;
}

export function partNamed(parts: readonly DataPart[], name: string): DataPart | undefined {
  return parts.find(({ part }) => part === name);
}

function placeOf(part: DataPart | undefined): At {
  if (part === undefined) throw new Error("a part of the data was not looked for");
  return { path: part.path, commit: part.tree.commit };
}

/** What a model should answer, read by its task from the data that the policy names. */
export async function readTruth(
  entry: Entry,
  parts: readonly DataPart[],
  list: OwnSamples = unlisted,
): Promise<Truth> {
  const { task, data } = entry.model;
  const readable = readableTask(task);
  if (readable === undefined) throw new Error(`there is no task ${task}`);
  const of = (key: string) => partNamed(parts, key);
  return await readable.truth({
    sliceBy: data.sliceBy,
    optionsOf: (key) => placesOf(data.parts).find(({ name }) => name === key)?.options ?? {},
    async kindOf(key) {
      const part = of(key);
      if (part !== undefined)
        return (await part.tree.kindOf(part.path)) === "folder" ? "folder" : fileKind(part.path);
    },
    async texts(key, ending) {
      const part = of(key);
      return part === undefined ? [] : await textsBelow(part, ending);
    },
    async sizes(key, files) {
      const part = of(key);
      return part === undefined ? new Map() : await sizesBelow(part, files);
    },
    // What was measured elsewhere has its samples in a file: its code need not be here.
    listed: async () => (isMeasuredElsewhere(entry.model) ? undefined : list(entry.model, parts)),
    async rows(key) {
      const part = of(key);
      return part && { file: part.path, count: await rowCount(part) };
    },
    async text(key) {
      const part = of(key);
      return part && { file: part.path, text: await textOf(part) };
    },
    async files(key) {
      const part = of(key);
      if (part === undefined) return;
      const files = await filesBelow(part);
      const isData = (file: string) => !isOfTheProject(join(part.path, file), part, entry, parts);
      return { folder: part.path, files, data: files.filter(isData) };
    },
  });
}

/** Whether a file in a folder of data is the policy or other data that it names: no sample, and missed by nobody. */
function isOfTheProject(
  path: string,
  folder: DataPart,
  { policyPath }: Entry,
  parts: readonly DataPart[],
): boolean {
  const beside = parts.map((part) => part.path).filter((one) => one !== folder.path);
  return [policyPath, ...beside].some((one) => path === one || path.startsWith(`${one}/`));
}

function join(folder: string, file: string): string {
  return folder === "" ? file : `${folder}/${file}`;
}

async function textOf({ tree, path }: DataPart): Promise<string> {
  return (await tree.read(path)).toString("utf8");
}

async function filesBelow({ tree, path }: DataPart): Promise<string[]> {
  const files = await tree.list(path);
  return path === "" ? [...files] : files.map((file) => file.slice(path.length + 1));
}
