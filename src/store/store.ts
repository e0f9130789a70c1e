import { cp, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../catalog/errors.ts";
import { isThere } from "../out/is-there.ts";
import { makeRoom } from "./bound.ts";
import { putInPlace, touch, writingPlace } from "./disk.ts";
import { readSealed, sealed } from "./sealed.ts";
import { type Shelf, storeAt } from "./shelves.ts";

/**
 * What earlier runs on this machine found out, by keys over all that it depends on. It may be gone or damaged at any
 * time: whoever asks finds out anew what is not there.
 */
export interface Store {
  /** Whether it is worth knowing the keys. */
  readonly keeps: boolean;
  read(shelf: Shelf, key: string): Promise<string | undefined>;
  keep(shelf: Shelf, key: string, text: string): Promise<void>;
  /** Where a package lies that was kept. */
  placeOf(key: string): string | undefined;
  /** The same where it is there; whoever uses it looks whether it is still whole. */
  package(key: string): Promise<string | undefined>;
  keepPackage(key: string, folder: string): Promise<void>;
  /** Forgets a package that is not what it was. */
  dropPackage(key: string): Promise<void>;
  /** Ends the work with it: what was used least lately makes room. */
  close(): Promise<void>;
}

/** Where nothing is kept. */
export const NO_STORE: Store = {
  keeps: false,
  read: async () => undefined,
  keep: async () => {},
  placeOf: () => undefined,
  package: async () => undefined,
  keepPackage: async () => {},
  dropPackage: async () => {},
  close: async () => {},
};

/** For a run that is to find everything out anew, and to leave it to later ones. */
export function onlyWriting(store: Store): Store {
  return { ...store, read: NO_STORE.read, package: NO_STORE.package };
}

export interface StoreOptions {
  /** It lies below this folder. */
  readonly home: string;
  /** Bytes that it may take; less where the disk has less to give. */
  readonly most?: number;
  /** Tells a person what became of it. */
  readonly say: (text: string) => void;
}

/** The store of a home folder; where that cannot be written, none, and that is said. */
export async function openStore({ home, most = MOST_BYTES, say }: StoreOptions): Promise<Store> {
  const began = Date.now();
  const root = storeAt(home);
  const once = sayingOnce(say);
  let writing: string;
  try {
    writing = await writingPlace(root.writing);
  } catch (error) {
    say(`Nothing is kept for later runs: ${reasonOf(error)}.`);
    return NO_STORE;
  }
  let isWritable = true;

  /** A disk that is full, or taken away, ends the keeping and nothing else. */
  async function attempt(keep: (fresh: string) => Promise<void>): Promise<void> {
    if (!isWritable) return;
    const fresh = join(writing, crypto.randomUUID());
    try {
      await mkdir(fresh);
      await keep(join(fresh, "kept"));
    } catch (error) {
      isWritable = false;
      once(`Nothing more is kept for later runs: ${reasonOf(error)}.`);
    } finally {
      await rm(fresh, { recursive: true, force: true }).catch(() => {});
    }
  }

  return {
    keeps: true,
    async read(shelf, key) {
      const found = await readSealed(root.file(shelf, key), shelf, key);
      if (found === "damaged") {
        once("What was kept of earlier runs is damaged in part; that part is measured anew.");
        await rm(root.file(shelf, key), { force: true }).catch(() => {});
        return undefined;
      }
      return found;
    },
    keep: (shelf, key, text) =>
      attempt((fresh) => putInPlace(fresh, root.file(shelf, key), sealed(shelf, key, text))),
    placeOf: root.package,
    async package(key) {
      const place = root.package(key);
      if (!(await isThere(place))) return undefined;
      await touch(place);
      return place;
    },
    keepPackage: (key, folder) =>
      attempt(async (fresh) => {
        await cp(folder, fresh, { recursive: true });
        await putInPlace(fresh, root.package(key));
      }),
    async dropPackage(key) {
      once("What was kept of earlier runs is damaged in part; that part is measured anew.");
      await rm(root.package(key), { recursive: true, force: true }).catch(() => {});
    },
    async close() {
      await rm(writing, { recursive: true, force: true }).catch(() => {});
      await makeRoom(root, most, began).catch(() => {});
    },
  };
}

export const MOST_BYTES = 10_000_000_000;

function sayingOnce(say: (text: string) => void): (text: string) => void {
  const said = new Set<string>();
  return (text) => {
    if (!said.has(text)) say(text);
    said.add(text);
  };
}

function reasonOf(error: unknown): string {
  if (error instanceof UserError)
    return error.problems.map(({ message, at }) => `${at?.file ?? ""} ${message}`).join("; ");
  return error instanceof Error ? error.message : String(error);
}
