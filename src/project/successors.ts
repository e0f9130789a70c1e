import { UserError } from "../catalog/errors.ts";
import { isConvertible, MODEL_WORDS, modelAt, modelsAmong } from "../catalog/model-files.ts";
import type { Tree } from "../git/tree.ts";
import type { Entry } from "../plan/entries.ts";
import { besidePolicy } from "../plan/paths.ts";
import { interfaceOf } from "./interface-of.ts";
import { areAlike, isAbsent, isProven } from "./same.ts";
import type { Scope } from "./scope.ts";

/** What a head may have put in a model's place. */
export interface Successors {
  readonly paths: readonly string[];
  /** There are more than can be looked at. */
  readonly tooMany?: true;
}

/** A head may add any number of packages; each that is followed is converted and evaluated. */
const MOST_FOLLOWED = 20;
const MOST_READ = 500;

/**
 * The packages that may have taken the place of a model that the head does not have any more: those that git takes for
 * its files renamed, and those that the head adds with the same inputs and outputs. What cannot be read may be the same.
 */
export async function successorsOf(path: string, scope: Scope): Promise<Successors> {
  const { base, head, renamed } = scope;
  if ("unknown" in base) return { paths: [] };
  const had = new Set(modelsAmong((await base.holding(MODEL_WORDS)).keys()));
  const all = modelsAmong((await head.holding(MODEL_WORDS)).keys()).filter(isConvertible);
  const added = all.filter((model) => !had.has(model));
  if (added.length > MOST_READ) return { paths: [], tooMany: true };
  const [moved, asked] = [await movedTo(path, renamed), await interfaceOf(base, path)];
  const paths: string[] = [];
  for (const model of added)
    if (moved.has(model) || (await isAlike(asked, model, head))) paths.push(model);
  return paths.length > MOST_FOLLOWED ? { paths: [], tooMany: true } : { paths };
}

async function isAlike(asked: string | undefined, model: string, head: Tree): Promise<boolean> {
  const found = asked && (await interfaceOf(head, model));
  return found === undefined || found === asked;
}

/** All of them, each to be judged: so many that they cannot be must not take the model out of the gate. */
async function everySuccessor(
  path: string,
  { model }: Entry,
  scope: Scope,
): Promise<readonly string[]> {
  const { paths, tooMany } = await successorsOf(path, scope);
  if (tooMany === undefined) return paths;
  throw new UserError({
    message: `the head drops or moves ${model.name}, and adds more models than can be judged in its place: at most ${MOST_FOLLOWED} of the same inputs and outputs among ${MOST_READ}`,
    at: { file: path },
    fix: "add the others in a pull request of their own",
  });
}

/** Where git says that files of a model were moved to, as models. */
async function movedTo(path: string, renamed: Scope["renamed"]): Promise<ReadonlySet<string>> {
  const pairs = renamed === undefined ? [] : [...(await renamed())];
  return new Set(
    pairs.flatMap(([from, to]) =>
      from === path || from.startsWith(`${path}/`) ? (modelAt(to) ?? []) : [],
    ),
  );
}

/**
 * The entries, with those that the head drops or moves followed to what may have taken their model's place: a model
 * leaves the gate by no other name, and a decoy in the place that the policy names stands for nothing. Each package that
 * may be it is judged by the target's limits, all but the first by a name of its own.
 */
export async function followed(entries: readonly Entry[], scope: Scope): Promise<Entry[]> {
  const taken = new Set(entries.map(({ model }) => model.name));
  const found: Entry[] = [];
  for (const entry of entries) {
    const [first = entry, ...others] = await shapesOf(entry, scope);
    found.push(first);
    for (const other of others) {
      const name = freeName(entry.model.name, taken);
      taken.add(name);
      found.push({ ...other, model: { ...other.model, name }, entry: entry.model.name });
    }
  }
  return found;
}

/** The entry at each place where it may be now. */
async function shapesOf(entry: Entry, scope: Scope): Promise<Entry[]> {
  const [first = entry, ...others] = await placed(entry, scope);
  const made = await madeBy(first, scope);
  return [made[0] ?? first, ...others, ...made.slice(1)];
}

async function placed(entry: Entry, scope: Scope): Promise<Entry[]> {
  const { model, policyPath, isDropped, isHeadsMove, movedTo, atBase } = entry;
  const { base, head } = scope;
  if (model.source === null || "unknown" in base || !(isDropped || isHeadsMove)) return [entry];
  const stored = besidePolicy(policyPath, model.source);
  const before = atBase?.source.get("") ?? stored;
  if (await isAbsent({ tree: base, path: before })) return [entry];
  const named = movedTo ?? stored;
  const isNamedThere = !(await isAbsent({ tree: head, path: named }));
  // What the head's policy names and does not have is missing, whatever else is there.
  if (isHeadsMove && !isNamedThere) return [entry];
  const paths = await everySuccessor(before, entry, scope);
  const old = { tree: head, path: before };
  const isLeft = () => areAlike(old, { tree: base, path: before });
  const isChanged = !(await isAbsent(old)) && !(await isProven(isLeft));
  const more = [...paths, ...(isChanged ? [before] : [])].filter((path) => path !== named);
  const moved = more.map((path) => at(entry, path));
  return isNamedThere ? [entry, ...moved] : moved.length > 0 ? moved : [entry];
}

function at(entry: Entry, movedTo: string): Entry {
  return { ...entry, movedTo, isHeadsMove: true, isFollowed: true };
}

/** The same for packages made by hand: the entry with each that may have taken the place of one that the head gives up. */
async function madeBy(entry: Entry, scope: Scope): Promise<Entry[]> {
  const { model, policyPath, leftVariants = new Set(), atBase, movedTo } = entry;
  const { base, head } = scope;
  if ("unknown" in base) return [entry];
  let main = entry;
  const others: Entry[] = [];
  for (const { name, recipe } of model.variants) {
    if (recipe.kind !== "source" || !leftVariants.has(name)) continue;
    const stored = besidePolicy(policyPath, recipe.path);
    const before = atBase?.variants.get(name) ?? stored;
    const named = entry.movedVariants?.get(name) ?? stored;
    const paths = await everySuccessor(before, entry, scope);
    const rest = paths.filter((path) => path !== named && path !== movedTo);
    const moved = rest.map((path) => ({
      ...main,
      ...{ isFollowed: true as const },
      movedVariants: new Map([...(main.movedVariants ?? []), [name, path] as const]),
    }));
    const isThere = !(await isAbsent({ tree: head, path: named }));
    if (!isThere && moved[0] !== undefined) main = moved[0];
    others.push(...moved.slice(isThere ? 0 : 1));
  }
  return [main, ...others];
}

/** `food.2`: names of models become paths, and no two may be the same. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  const own = name.slice(0, LONGEST);
  for (let number = 2; ; number += 1) if (!taken.has(`${own}.${number}`)) return `${own}.${number}`;
}

/** A name has at most a hundred characters. */
const LONGEST = 90;
