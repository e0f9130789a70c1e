import type { Problem } from "../catalog/errors.ts";
import { quoteUpTo } from "../catalog/quote.ts";
import { folded } from "./folding.ts";

/** What stands at a path that a Mac takes for another. */
export interface Twin {
  readonly path: string;
  readonly of: string;
  /** Nothing stands at the other itself: it was renamed so that only a Mac still finds it. */
  readonly isAlone?: true;
}

/** A path, and the one text that it shares with all that a Mac takes for it. */
export interface Folded {
  readonly path: string;
  readonly fold: string;
}

export function foldedAll(paths: readonly string[]): Folded[] {
  return paths.map((path) => ({ path, fold: folded(path) }));
}

/**
 * Of everything that a state holds, what a Mac would take for one of the judged paths, for a folder above one or for
 * something below it, and what is not that. Besides, the attributes that it would take for those of a judged file.
 */
export function twinsAmong(all: readonly Folded[], judged: readonly string[]): Twin[] {
  const found = new Map<string, Twin>();
  const add = (twin: Twin) => found.has(twin.path) || found.set(twin.path, twin);
  for (const [fold, places] of placesByFold(judged)) {
    const own: Folded[] = [];
    for (const one of all) {
      if (isAtOrBelow(one.fold, fold)) {
        if (places.some((place) => isAtOrBelow(one.path, place))) own.push(one);
        else add(strayOf(one.path, places));
      } else if (isAtOrBelow(fold, one.fold)) {
        const above = places.map((place) => partsOf(place, lengthOf(one.path)));
        if (!above.includes(one.path)) add({ path: one.path, of: above[0] ?? "" });
      } else {
        const twin = attributesTwin(one, fold, places);
        if (twin !== undefined) add(twin);
      }
    }
    for (const twin of doublesAmong(own, lengthOf(fold))) add(twin);
    if (own.length === 0) markAlone(found, places);
  }
  return [...found.values()];
}

/**
 * Of paths in one list those that a Mac would keep one of, and of the folders above them, down from `above` parts:
 * `Cat/1.png` and `cat/2.png` would lie in one folder.
 */
export function doublesAmong(all: readonly Folded[], above = 0): Twin[] {
  const seen = new Map<string, string>();
  const found = new Map<string, Twin>();
  for (const { path, fold } of all) {
    const [parts, folds] = [path.split("/"), fold.split("/")];
    for (let length = Math.max(1, above); length <= parts.length; length += 1) {
      const [place, key] = [parts.slice(0, length).join("/"), folds.slice(0, length).join("/")];
      const first = seen.get(key);
      if (first === undefined) seen.set(key, place);
      else if (first !== place) found.set(place, { path: place, of: first });
    }
    const twin = named(ATTRIBUTES, { path, fold });
    if (twin !== undefined) found.set(path, twin);
  }
  return [...found.values()];
}

const ATTRIBUTES = ".gitattributes";

/** A file that a Mac takes for one of this name, which git on a Mac would then read. */
function named(name: string, { path, fold }: Folded): Twin | undefined {
  if (fold !== name && !fold.endsWith(`/${name}`)) return;
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  return path === `${folder}${name}` ? undefined : { path, of: `${folder}${name}` };
}

/** Attributes of a folder that is for a Mac above a judged path. */
function attributesTwin(one: Folded, fold: string, places: readonly string[]): Twin | undefined {
  if (one.fold !== ATTRIBUTES && !one.fold.endsWith(`/${ATTRIBUTES}`)) return;
  const above = one.fold.slice(0, Math.max(0, one.fold.lastIndexOf("/")));
  if (!isAtOrBelow(fold, above)) return;
  const length = lengthOf(above);
  const meant = places.map((place) => [...place.split("/").slice(0, length), ATTRIBUTES].join("/"));
  return meant.includes(one.path) ? undefined : { path: one.path, of: meant[0] ?? ATTRIBUTES };
}

/** As a policy may name one place and the head's another that differs from it in nothing else. */
function placesByFold(judged: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const path of new Set(judged)) {
    const fold = folded(path);
    found.set(fold, [...(found.get(fold) ?? []), path]);
  }
  return found;
}

function strayOf(path: string, [place = ""]: readonly string[]): Twin {
  return { path: partsOf(path, lengthOf(place)), of: place };
}

function markAlone(found: Map<string, Twin>, places: readonly string[]): void {
  for (const [path, twin] of found)
    if (places.includes(twin.of)) found.set(path, { ...twin, isAlone: true });
}

export function isAtOrBelow(path: string, place: string): boolean {
  return place === "" || path === place || path.startsWith(`${place}/`);
}

function lengthOf(path: string): number {
  return path === "" ? 0 : path.split("/").length;
}

function partsOf(path: string, length: number): string {
  return path.split("/").slice(0, length).join("/");
}

export function twinProblem({ path, of, isAlone }: Twin): Problem {
  const seen = quoteUpTo(LONGEST, path);
  const hidden = seen === path ? "" : `is written ${seen} and `;
  return {
    message: `${hidden}${howAlike(path, of)} ${quoteUpTo(LONGEST, of)}`,
    at: { file: path },
    fix: isAlone
      ? "a Mac takes the two for one: give it its name back, or let the policy name this place"
      : "rename or remove one of them: a Mac would keep only one",
  };
}

/** Long enough for a path that people write. */
const LONGEST = 200;

function howAlike(path: string, of: string): string {
  return path.toLowerCase() === of.toLowerCase()
    ? "differs only in case from"
    : "is for a Mac the same name as";
}
