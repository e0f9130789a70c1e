import type { Merged } from "../git/repository.ts";
import type { Tree } from "../git/tree.ts";
import { isAtOrBelow } from "../git/twins.ts";
import type { Entry } from "../plan/entries.ts";
import type { ModelFacts } from "../plan/facts.ts";
import { besidePolicy } from "../plan/paths.ts";
import { shortCommit } from "../words/digests.ts";
import { areAlike, isAbsent, isProven, type StatePlace } from "./same.ts";
import { changedSince, isSameState, type Scope } from "./scope.ts";
import { isKeptAt, pathsOf } from "./unchanged.ts";

/**
 * What merging leaves of a model, where that is not what the head has. `merged`: neither the head's nor the target's, so
 * that nobody has ever measured it. `doubts`: nobody can tell. `isCarried`: the head has nothing of it in its place, and
 * merging may bring there what the head did elsewhere.
 */
export type Shipped = Pick<ModelFacts, "merged" | "doubts" | "isCarried">;

/** One package of a model, where each state has it. */
interface Part {
  readonly head: string;
  readonly merged: string;
  readonly target: string;
  readonly before: string;
  readonly isMade: boolean;
}

export async function shippedOf(entry: Entry, scope: Scope, movedTo?: string): Promise<Shipped> {
  const { merge } = scope;
  const base = changedSince(scope);
  if (base === undefined) return {};
  if (await carriesRecordings(entry, scope, base)) return { isCarried: true };
  const doubts: string[] = [];
  let isMerged = false;
  for (const part of partsOf(entry, movedTo)) {
    const found = await fateOf(part, scope, base);
    if (found.kind === "carried") return { isCarried: true };
    if (found.kind === "doubt") doubts.push(found.why);
    isMerged ||= found.kind === "merged";
  }
  if (merge !== undefined) doubts.push(...(await movedOn(entry, scope, merge.into)));
  const [source] = partsOf(entry, movedTo);
  const into = merge?.into.commit;
  return {
    ...(isMerged && source && into && { merged: { into, path: source.merged } }),
    ...(doubts.length > 0 && { doubts }),
  };
}

/**
 * Whether merging would bring into a folder of measurements that the head leaves alone what the head did elsewhere: what
 * is read at the head does not see it.
 */
async function carriesRecordings(entry: Entry, scope: Scope, base: Tree): Promise<boolean> {
  const { head, merge } = scope;
  if (merge?.result === undefined) return false;
  for (const written of Object.values(entry.model.recorded)) {
    const path = besidePolicy(entry.policyPath, written);
    const atHead = { tree: head, path };
    const isLeft = () => areAlike(atHead, { tree: base, path });
    if (!(await isProven(isLeft)) || (await isProven(() => isKeptAt(path, scope)))) continue;
    if (merge.result.kind === "merged" || (await isAbsent(atHead))) return true;
  }
  return false;
}

/** The source first, then the packages made by hand. */
function partsOf(entry: Entry, movedTo?: string): Part[] {
  const { model, policyPath, isHeadsMove = false, movedVariants, atBase } = entry;
  if (model.source === null) return [];
  const stored = besidePolicy(policyPath, model.source);
  const head = movedTo ?? stored;
  const made = model.variants.flatMap(({ name, recipe }) => {
    if (recipe.kind !== "source") return [];
    const target = besidePolicy(policyPath, recipe.path);
    const place = movedVariants?.get(name) ?? target;
    const before = atBase?.variants.get(name) ?? target;
    return [{ head: place, merged: place, target, before, isMade: true }];
  });
  const merged = isHeadsMove ? head : stored;
  const before = atBase?.source.get("") ?? stored;
  return [{ head, merged, target: stored, before, isMade: false }, ...made];
}

type Fate =
  | { readonly kind: "heads" }
  | { readonly kind: "merged" }
  | { readonly kind: "carried" }
  | { readonly kind: "doubt"; readonly why: string };

async function fateOf(part: Part, scope: Scope, base: Tree): Promise<Fate> {
  const { merge, target: tip } = scope;
  const head = { tree: scope.head, path: part.head };
  const target = { tree: merge?.into ?? tip, path: part.target };
  const before = { tree: base, path: part.before };
  if (merge === undefined) {
    const isLocal = scope.head.commit === null && !isSameState(base, tip);
    return isLocal ? await untold({ head, target, before }, scope, FOLDER) : { kind: "heads" };
  }
  if (merge.result === undefined) return { kind: "heads" };
  const left = resultAt(merge.result, part);
  if ("why" in left) return await untold({ head, target, before }, scope, left.why);
  // Beside a source that is there, a package that only the target has ships with it.
  if (part.isMade && (await isAbsent(head)) && !(await isAbsent(left.at)))
    return { kind: "merged" };
  const isOneOfThem = async () =>
    (await areAlike(left.at, target)) || (await areAlike(left.at, head));
  if (await isProven(isOneOfThem)) return { kind: "heads" };
  if (!(await isAbsent(left.at))) return { kind: "merged" };
  return { kind: "doubt", why: `merging leaves no ${part.merged}; ${UPDATE}` };
}

const FOLDER = "the folder is no commit that git could merge";
const CONFLICT = "the two changes of it are in conflict";
const UPDATE = "bring this branch up to date with the target branch";

function resultAt(result: Merged, { merged, head, target }: Part) {
  if (result.kind === "unknown") return { why: result.why };
  const isOpen = result.conflicts.some((path) =>
    [merged, head, target].some((folder) => isAtOrBelow(path, folder)),
  );
  return isOpen ? { why: CONFLICT } : { at: { tree: result.tree, path: merged } };
}

interface States {
  readonly head: StatePlace;
  readonly target: StatePlace;
  readonly before: StatePlace;
}

/** Where but one of the two has changed it, merging leaves that one's. */
async function untold(states: States, scope: Scope, why: string): Promise<Fate> {
  const { head, target, before } = states;
  if (await isAbsent(head)) return { kind: (await isAbsent(before)) ? "carried" : "heads" };
  const isLeftByOne = async () =>
    (await areAlike(head, before)) ||
    (await areAlike(target, before)) ||
    (await areAlike(head, target));
  if (await isProven(isLeftByOne)) return { kind: "heads" };
  const branch = scope.branch ?? "the target branch";
  return {
    kind: "doubt",
    why: `${branch} has changed ${target.path} since this branch left it, and so has this branch; what merging leaves was not judged: ${why}; ${UPDATE}`,
  };
}

/** What another run has merged into an earlier commit of the target branch. */
async function movedOn(entry: Entry, { target, branch }: Scope, into: Tree): Promise<string[]> {
  if (isSameState(into, target)) return [];
  const doubts: string[] = [];
  for (const path of pathsOf(entry)) {
    const isLeft = () => areAlike({ tree: into, path }, { tree: target, path });
    if (await isProven(isLeft)) continue;
    doubts.push(
      `${branch} has changed ${path} since ${shortCommit(into.commit)}, which this was measured on; what merging leaves now was not judged: run the workflow that measures again`,
    );
  }
  return doubts;
}
