import { createHash } from "node:crypto";
import { type Problem, UserError } from "../../catalog/errors.ts";
import type { At } from "../../contract/plan.ts";
import type { Tree } from "../../git/tree.ts";
import type { Entry } from "../../plan/entries.ts";
import { besidePolicy } from "../../plan/paths.ts";
import type { PolicyData } from "../../policy/policy.ts";

const NAMES = ["images", "arrays", "labels"] as const;

type PartName = (typeof NAMES)[number] | `unlabelled ${(typeof NAMES)[number]}`;

/** One part of a model's evaluation data and the state of the project that holds it. */
export interface DataPart {
  readonly part: PartName;
  readonly path: string;
  readonly tree: Tree;
}

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
  for (const [part, written] of partsOf(entry.model.data)) {
    const path = besidePolicy(entry.policyPath, written);
    const found = await holderOf(path, holders);
    if ("tree" in found) parts.push({ part, path, tree: found.tree });
    else problems.push({ ...found, at: { file: entry.policyPath, ...entry.model.data.at } });
  }
  if (problems.length > 0) throw new UserError(problems);
  return parts;
}

function partsOf({ unlabelled = {}, ...data }: PolicyData): [PartName, string][] {
  return NAMES.flatMap((name): [PartName, string][] => [
    ...pathNamed(name, data[name]),
    ...pathNamed(`unlabelled ${name}`, unlabelled[name]),
  ]);
}

function pathNamed(part: PartName, path: string | undefined): [PartName, string][] {
  return path === undefined ? [] : [[part, path]];
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

export function partNamed(
  parts: readonly DataPart[],
  name: DataPart["part"],
): DataPart | undefined {
  return parts.find(({ part }) => part === name);
}

export function placeOf({ path, tree }: DataPart): At {
  return { path, commit: tree.commit };
}
