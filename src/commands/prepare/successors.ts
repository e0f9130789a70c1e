import { isConvertible, modelAt, modelsAmong } from "../../catalog/model-files.ts";
import type { Tree } from "../../git/tree.ts";
import type { Entry } from "../../plan/entries.ts";
import { besidePolicy } from "../../plan/paths.ts";
import { interfaceOf } from "./interface-of.ts";
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
 * its files renamed, and those that the head adds with the same inputs and outputs. One that cannot be read may be it.
 */
export async function successorsOf(path: string, scope: Scope): Promise<Successors> {
  const { base, head, renamed } = scope;
  if ("unknown" in base) return { paths: [] };
  const had = new Set(modelsAmong((await base.everything()).keys()));
  const all = modelsAmong((await head.everything()).keys()).filter(isConvertible);
  const added = all.filter((model) => !had.has(model));
  if (added.length > MOST_READ) return { paths: [], tooMany: true };
  const [moved, asked] = [await movedTo(path, renamed), await interfaceOf(base, path)];
  const paths: string[] = [];
  for (const model of added)
    if (moved.has(model) || (await isAlike(asked, model, head))) paths.push(model);
  return paths.length > MOST_FOLLOWED ? { paths: [], tooMany: true } : { paths };
}

async function isAlike(asked: string | undefined, model: string, head: Tree): Promise<boolean> {
  const found = await interfaceOf(head, model);
  return found === undefined || found === asked;
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
 * The entries, with those whose model and entry the head gives up followed to what took their place: a model leaves the
 * gate by no other name. Where several packages may have, each is judged, all but the first by a name of its own.
 */
export async function followed(entries: readonly Entry[], scope: Scope): Promise<Entry[]> {
  const taken = new Set(entries.map(({ model }) => model.name));
  const found: Entry[] = [];
  for (const entry of entries) {
    const [first, ...others] = await placesTaken(entry, scope);
    if (first === undefined) {
      found.push(entry);
      continue;
    }
    found.push(at(entry, first));
    for (const place of others) {
      const name = freeName(entry.model.name, taken);
      taken.add(name);
      const model = { ...entry.model, name };
      found.push({ ...at(entry, place), model, entry: entry.model.name });
    }
  }
  return found;
}

function at(entry: Entry, movedTo: string): Entry {
  return { ...entry, movedTo, isHeadsMove: true, isFollowed: true };
}

async function placesTaken(entry: Entry, scope: Scope): Promise<readonly string[]> {
  const { source } = entry.model;
  if (entry.isDropped === undefined || source === null || "unknown" in scope.base) return [];
  const path = besidePolicy(entry.policyPath, source);
  const isGone = (await scope.head.kindOf(path)) === "absent";
  if (!isGone || (await scope.base.kindOf(path)) === "absent") return [];
  return (await successorsOf(path, scope)).paths;
}

/** `food.2`: names of models become paths, and no two may be the same. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  const own = name.slice(0, LONGEST);
  for (let number = 2; ; number += 1) if (!taken.has(`${own}.${number}`)) return `${own}.${number}`;
}

/** A name has at most a hundred characters. */
const LONGEST = 90;
