import { UserError } from "../catalog/errors.ts";
import { ATTRIBUTES, reaches, sizesOf } from "./attributes.ts";
import { folded } from "./folding.ts";
import type { Admit } from "./large.ts";
import type { LfsObjects } from "./lfs-objects.ts";
import { LONGEST_POINTER, parsePointer } from "./lfs-pointer.ts";
import { type Listing, type ListingEntry, listingOf, sizesBelow } from "./listing.ts";
import {
  describeConversions,
  findRewritten,
  type HeldFile,
  type Holding,
  type Memory,
} from "./rewritten.ts";
import type { Git } from "./run.ts";
import type { Content, HashOf, Tree } from "./tree.ts";
import { treeOf } from "./tree-of.ts";
import { foldedAll, twinsAmong } from "./twins.ts";

/** The contents in the order asked for; of each, its size comes first. */
export type BlobReader = (
  oids: readonly string[],
  admit?: (position: number, bytes: number) => void,
) => AsyncIterable<Buffer>;

interface Store {
  readonly git: Git;
  readonly blobs: BlobReader;
  readonly lfs: LfsObjects;
  readonly memory: Memory;
  readonly hashOf: HashOf | undefined;
}

/** The files as a commit holds them. */
export function commitTree(store: Store, commit: string): Tree {
  const { git, memory } = store;
  const listing = once(async () => await listingOf(git, commit));
  const holding = holdingOf(store, listing);
  return treeOf({
    commit,
    kindOf: async (path) => (await listing()).at(path)?.kind ?? "absent",
    isLinked: async (path) => (await listing()).at(path)?.kind === "link",
    list: async (path) => filesBelow(await listing(), path).map((entry) => entry.path),
    holding: async (words) =>
      new Map((await listing()).holding(words).map(({ path, oid }) => [path, oid])),
    twins: async (paths) => twinsAmong(foldedAll(alikeIn(await listing(), paths)), paths),
    rewritten: async (paths) => await findRewritten(holding, memory, paths),
    attributes: async (path) => await describeConversions(holding, memory, path),
    blobs: async (path) => blobsBelow(await listing(), path),
    bytes: async (path) => {
      const listed = await sizesBelow(git, commit, path);
      const all = listed.reduce((sum, { bytes }) => sum + bytes, 0);
      let elsewhere = 0;
      for await (const { pointer, bytes } of pointersBelow(store, commit, path))
        elsewhere += pointer.bytes - bytes;
      return all + elsewhere;
    },
    pointers: (path) => pointers(store, commit, path),
    contents: (path, admit) => contents(store, listing, { commit, below: path }, admit),
    inPlace: () => null,
    hashOf: store.hashOf,
  });
}

/** What a Mac takes for these paths, or for something above or below them, and what it takes for attributes of theirs. */
function alikeIn(listing: Listing, paths: readonly string[]): string[] {
  const found = new Set<string>();
  const descend = (folder: string, [part, ...rest]: readonly string[]): void => {
    if (part === undefined) {
      for (const { path } of listing.below(folder)) found.add(path);
      return;
    }
    const wanted = folded(part);
    for (const { path, kind } of listing.within(folder)) {
      const fold = folded(path.slice(path.lastIndexOf("/") + 1));
      if (fold === ATTRIBUTES && kind !== "folder") found.add(path);
      if (fold !== wanted) continue;
      if (kind === "folder") descend(path, rest);
      else found.add(path);
    }
  };
  for (const path of paths) descend("", path === "" ? [] : path.split("/"));
  return [...found].sort();
}

function filesBelow(listing: Listing, path: string): readonly ListingEntry[] {
  const entries = listing.below(path);
  const above = entries.length === 0 ? listing.at(path) : null;
  const strange = [...entries, ...(above === null ? [] : [above])].filter(
    (entry) => entry.kind === "link" || entry.kind === "submodule",
  );
  if (strange.length > 0) throw new UserError(strange.map(refusal));
  return entries;
}

/** What a commit holds never changes; only what could not be had is asked for again. */
function once<T>(find: () => Promise<T>): () => Promise<T> {
  let found: Promise<T> | undefined;
  return async () => {
    found ??= find();
    try {
      return await found;
    } catch (error) {
      found = undefined;
      throw error;
    }
  };
}

function holdingOf({ git, blobs }: Store, listing: () => Promise<Listing>): Holding {
  return {
    ...{ git, isCommit: true },
    files: async (paths) => {
      const all = await listing();
      const found = paths.flatMap((path) => all.below(path)).filter(({ kind }) => kind === "file");
      const once = new Map(found.map((entry) => [entry.path, entry]));
      return [...once.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
    },
    attributes: async (paths) =>
      (await listing())
        .holding([ATTRIBUTES])
        .filter(({ path }) => paths.some((one) => reaches(path, one))),
    read: (files, most) => readUpTo(git, blobs, files, most),
  };
}

/** The same contents may lie at a hundred thousand paths. */
async function* readUpTo(
  git: Git,
  blobs: BlobReader,
  files: readonly HeldFile[],
  most: number,
): AsyncGenerator<readonly [string, Buffer]> {
  const paths = new Map<string, string[]>();
  for (const { path, oid } of files) {
    const known = paths.get(oid);
    if (known === undefined) paths.set(oid, [path]);
    else known.push(path);
  }
  const oids = [...paths.keys()];
  const sizes = await sizesOf(git, oids);
  const some = oids.filter((_, at) => (sizes[at] ?? 0) <= most);
  let next = 0;
  for await (const bytes of blobs(some))
    for (const path of paths.get(some[next++] ?? "") ?? []) yield [path, bytes];
}

function blobsBelow(listing: Listing, path: string): Map<string, string> {
  const entries = filesBelow(listing, path);
  return new Map(
    entries.map((entry) => [
      path === "" ? entry.path : entry.path.slice(path.length + 1),
      entry.oid,
    ]),
  );
}

function refusal({ path, kind }: ListingEntry) {
  const what = kind === "link" ? "a symbolic link" : "a submodule";
  return {
    message: `is ${what}, which is not followed in a commit`,
    at: { file: path },
    fix: "put the file itself there",
  };
}

async function* pointers(store: Store, commit: string, below: string) {
  for await (const { pointer, path } of pointersBelow(store, commit, below))
    yield () => store.lfs({ pointer, path, below, commit });
}

/** Only what is small enough to be a pointer is read. */
async function* pointersBelow(store: Store, commit: string, below: string) {
  const sizes = await sizesBelow(store.git, commit, below);
  const small = sizes.filter(({ bytes }) => bytes < LONGEST_POINTER);
  const oids = small.map(({ oid }) => oid);
  let next = 0;
  for await (const bytes of store.blobs(oids)) {
    const path = small[next++]?.path ?? "";
    const pointer = parsePointer(bytes);
    if (pointer !== null) yield { path, pointer, bytes: bytes.length };
  }
}

async function* contents(
  store: Store,
  listing: () => Promise<Listing>,
  { commit, below }: { readonly commit: string; readonly below: string },
  admit?: Admit,
): AsyncGenerator<Content> {
  const entries = filesBelow(await listing(), below);
  const pathAt = (position: number) => entries[position]?.path ?? "";
  const oids = entries.map((entry) => entry.oid);
  let next = 0;
  for await (const bytes of store.blobs(oids, (at, size) => admit?.(pathAt(at), size))) {
    const path = pathAt(next++);
    const pointer = parsePointer(bytes);
    if (pointer === null) {
      yield { path, kind: "bytes", bytes };
      continue;
    }
    // Before it is fetched: a commit may name a server of its own, and any size.
    admit?.(path, pointer.bytes);
    yield { path, kind: "file", file: await store.lfs({ pointer, path, below, commit }) };
  }
}
