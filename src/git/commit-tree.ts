import { UserError } from "../catalog/errors.ts";
import type { Admit } from "./large.ts";
import type { LfsObjects } from "./lfs-objects.ts";
import { LONGEST_POINTER, parsePointer } from "./lfs-pointer.ts";
import { type Entry, entriesBelow, entryAt, sizesBelow } from "./listing.ts";
import { withoutCase } from "./paths.ts";
import type { Git } from "./run.ts";
import type { Content, Tree } from "./tree.ts";
import { treeOf } from "./tree-of.ts";

/** The contents in the order asked for; of each, its size comes first. */
export type BlobReader = (
  oids: readonly string[],
  admit?: (position: number, bytes: number) => void,
) => AsyncIterable<Buffer>;

interface Store {
  readonly git: Git;
  readonly blobs: BlobReader;
  readonly lfs: LfsObjects;
}

/** The files as a commit holds them. */
export function commitTree(store: Store, commit: string): Tree {
  const { git } = store;
  return treeOf({
    commit,
    kindOf: async (path) => (await entryAt(git, commit, path))?.kind ?? "absent",
    isLinked: async (path) => (await entryAt(git, commit, path))?.kind === "link",
    list: async (path) => (await filesBelow(git, commit, path)).map((entry) => entry.path),
    everything: async () =>
      new Map((await entriesBelow(git, commit, "")).map(({ path, oid }) => [path, oid])),
    alike: async (path) => await alike(git, commit, path),
    blobs: async (path) => await blobsBelow(git, commit, path),
    pointers: (path) => pointers(store, commit, path),
    contents: (path, admit) => contents(store, commit, path, admit),
    inPlace: () => null,
  });
}

async function filesBelow(git: Git, commit: string, path: string): Promise<Entry[]> {
  const entries = await entriesBelow(git, commit, path);
  const above = entries.length === 0 ? await entryAt(git, commit, path) : null;
  const strange = [...entries, ...(above === null ? [] : [above])].filter(
    (entry) => entry.kind === "link" || entry.kind === "submodule",
  );
  if (strange.length > 0) throw new UserError(strange.map(refusal));
  return entries;
}

async function alike(git: Git, commit: string, path: string): Promise<string[]> {
  const wanted = withoutCase(path);
  const isAlike = (other: string) => other === wanted || other.startsWith(`${wanted}/`);
  const all = await entriesBelow(git, commit, "");
  return all.map((entry) => entry.path).filter((one) => isAlike(withoutCase(one)));
}

async function blobsBelow(git: Git, commit: string, path: string): Promise<Map<string, string>> {
  const entries = await filesBelow(git, commit, path);
  return new Map(
    entries.map((entry) => [
      path === "" ? entry.path : entry.path.slice(path.length + 1),
      entry.oid,
    ]),
  );
}

function refusal({ path, kind }: Entry) {
  const what = kind === "link" ? "a symbolic link" : "a submodule";
  return {
    message: `is ${what}, which is not followed in a commit`,
    at: { file: path },
    fix: "put the file itself there",
  };
}

/** Only what is small enough to be a pointer is read. */
async function* pointers(store: Store, commit: string, below: string) {
  const sizes = await sizesBelow(store.git, commit, below);
  const small = sizes.filter(({ bytes }) => bytes < LONGEST_POINTER);
  const oids = small.map(({ oid }) => oid);
  let next = 0;
  for await (const bytes of store.blobs(oids)) {
    const path = small[next++]?.path ?? "";
    const pointer = parsePointer(bytes);
    if (pointer !== null) yield () => store.lfs({ pointer, path, below, commit });
  }
}

async function* contents(
  store: Store,
  commit: string,
  below: string,
  admit?: Admit,
): AsyncGenerator<Content> {
  const entries = await filesBelow(store.git, commit, below);
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
