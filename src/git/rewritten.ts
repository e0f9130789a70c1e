import { createHash } from "node:crypto";
import type { Problem } from "../catalog/errors.ts";
import { quoteUpTo } from "../catalog/quote.ts";
import { ATTRIBUTES, type AttributesFile, conversionsOf, reaches } from "./attributes.ts";
import {
  type CheckoutDifference,
  type Conversion,
  differenceOf,
  differenceUnseen,
  neededOf,
} from "./conversion.ts";
import type { Git } from "./run.ts";

/** A file of which a checkout gives other bytes, and why. */
export interface Rewritten extends CheckoutDifference {
  readonly path: string;
  /** The `.gitattributes` that says so; null where it is one that is missing. */
  readonly from: string | null;
}

/** A file of one state, by what its contents are told apart. */
export interface HeldFile {
  readonly path: string;
  readonly oid: string;
}

/** What one state of the project must tell. */
export interface Holding {
  readonly git: Git;
  /** Whether a checkout is still to come, in which a pointer may be left: what lies here has been checked out. */
  readonly isCommit: boolean;
  /** Regular files at or below these paths, each once. */
  files(paths: readonly string[]): Promise<readonly HeldFile[]>;
  /** The `.gitattributes` that say something of them. */
  attributes(paths: readonly string[]): Promise<readonly AttributesFile[]>;
  /**
   * The bytes of these as they are held, where a pointer is itself; files of more bytes than so many are left out.
   */
  read(files: readonly HeldFile[], most: number): AsyncIterable<readonly [string, Buffer]>;
}

/** What was found out of equal files and attributes: states of one project share most of both. */
export interface Memory {
  readonly conversions: Map<string, Promise<Map<string, Conversion>>>;
  readonly rewritten: Map<string, Promise<Rewritten[]>>;
}

export function newMemory(): Memory {
  return { conversions: new Map(), rewritten: new Map() };
}

/** By its path below `path`, how each file is converted, in one text that is equal where they are. */
export async function describeConversions(
  holding: Holding,
  memory: Memory,
  path: string,
): Promise<Map<string, string>> {
  const found = await conversionsAt(await stateAt(holding, [path]), memory);
  const below = path === "" ? 0 : path.length + 1;
  return new Map([...found].map(([file, one]) => [file.slice(below), JSON.stringify(one)]));
}

export async function findRewritten(
  holding: Holding,
  memory: Memory,
  paths: readonly string[],
): Promise<Rewritten[]> {
  const state = await stateAt(holding, paths);
  const key = keyOf(state.attributes, state.files);
  const known = memory.rewritten.get(key) ?? rewrittenIn(state, memory);
  memory.rewritten.set(key, known);
  return await known;
}

interface State {
  readonly holding: Holding;
  readonly files: readonly HeldFile[];
  readonly attributes: readonly AttributesFile[];
}

async function stateAt(holding: Holding, paths: readonly string[]): Promise<State> {
  const [files, attributes] = [await holding.files(paths), await holding.attributes(paths)];
  return { holding, files, attributes };
}

async function conversionsAt({ holding, files, attributes }: State, { conversions }: Memory) {
  const paths = files.map(({ path }) => path);
  const key = keyOf(attributes, paths);
  const known = conversions.get(key) ?? conversionsOf(holding.git, paths, attributes);
  conversions.set(key, known);
  return await known;
}

function keyOf(...parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

/** Whatever is larger is not looked through. */
const MOST = 2 ** 30;

/** By Git LFS's specification a pointer is shorter. */
const POINTER = 1023;

async function rewrittenIn(state: State, memory: Memory): Promise<Rewritten[]> {
  const conversions = await conversionsAt(state, memory);
  const found = new Map<string, CheckoutDifference>();
  const [whole, short]: [HeldFile[], HeldFile[]] = [[], []];
  const note = (path: string, one: CheckoutDifference | null) =>
    one !== null && found.set(path, one);
  const conversionAt = (path: string) => {
    const one = conversions.get(path);
    if (one === undefined) throw new Error(`git was not asked about ${path}`);
    return one;
  };
  for (const file of state.files) {
    const needed = neededOf(conversionAt(file.path));
    switch (needed) {
      case "all":
        whole.push(file);
        break;
      case "beginning":
        if (state.holding.isCommit) whole.push(file);
        break;
      case "pointer":
        if (state.holding.isCommit) short.push(file);
        break;
      default:
        note(file.path, needed);
    }
  }
  const unseen = new Set(whole.map(({ path }) => path));
  for await (const [path, bytes] of state.holding.read(whole, MOST)) {
    unseen.delete(path);
    note(path, differenceOf(conversionAt(path), bytes));
  }
  for (const path of unseen) note(path, differenceUnseen(conversionAt(path)));
  for await (const [path, bytes] of state.holding.read(short, POINTER))
    note(path, differenceOf(conversionAt(path), bytes));
  const inOrder = [...found].sort(([one], [other]) => (one < other ? -1 : 1));
  return await withSources(state, inOrder, memory);
}

/** As many as a person wants to see of one cause. */
const TOLD = 10;

async function withSources(
  state: State,
  found: readonly (readonly [string, CheckoutDifference])[],
  memory: Memory,
): Promise<Rewritten[]> {
  const told: Rewritten[] = [];
  for (const [path, difference] of found.slice(0, TOLD)) {
    const from = await sourceOf(state, { path, ...difference }, memory);
    told.push({ path, ...difference, from });
  }
  const more = found.slice(TOLD).map(([path, one]) => ({ path, ...one, from: null }));
  return [...told, ...more];
}

/** The deepest without which git would do otherwise by that attribute: git itself does not say it. */
async function sourceOf(
  { holding, attributes }: State,
  { path, by }: Omit<Rewritten, "from">,
  memory: Memory,
): Promise<string | null> {
  const above = attributes
    .filter((file) => reaches(file.path, path))
    .sort((one, other) => one.path.length - other.path.length);
  const valueBy = async (count: number) => {
    const only = { holding, attributes: above.slice(0, count), files: [{ path, oid: "" }] };
    return (await conversionsAt(only, memory)).get(path)?.[by];
  };
  const value = await valueBy(above.length);
  for (let count = above.length - 1; count >= 0; count -= 1) {
    if ((await valueBy(count)) !== value) return above[count]?.path ?? null;
  }
  return null;
}

export function rewrittenProblems(found: readonly Rewritten[]): Problem[] {
  const problems = found.slice(0, TOLD).map(problemOf);
  const more = found.length - problems.length;
  if (more === 0) return problems;
  return [...problems, { message: `and ${more} more files that a checkout would change` }];
}

function problemOf(one: Rewritten): Problem {
  const { path, attribute, does, from } = one;
  const where = from === null ? "" : ` in ${quoteUpTo(LONGEST, from)}`;
  return {
    message: `is not what a checkout on a Mac gives: ${quoteUpTo(LONGEST, attribute)}${where} ${does}`,
    at: { file: path },
    fix: remedy(one),
  };
}

function remedy({ path, instead, from }: Rewritten): string {
  if (from !== null && from !== ATTRIBUTES)
    return `take that out of ${quoteUpTo(LONGEST, from)}: the files of a model and its data are not git's to change`;
  const line = `${instead.startsWith("filter=") ? patternOf(path) : packagePattern(path)} ${instead}`;
  return `end ${ATTRIBUTES} with the line \`${line}\``;
}

/** A pattern with a slash counts from where its `.gitattributes` lies. */
function packagePattern(path: string): string {
  const [, above, kind] = /^(.*\/)?[^/]*(\.mlpackage|\.mlmodelc)\//.exec(path) ?? [];
  return kind === undefined ? patternOf(path) : `${above === undefined ? "" : "**/"}*${kind}/**`;
}

function patternOf(path: string): string {
  return /[\s"*?[\]\\#!]/.test(path) ? JSON.stringify(path) : path;
}

/** Long enough for a path that people write. */
const LONGEST = 200;
