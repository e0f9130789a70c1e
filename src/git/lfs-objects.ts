import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { UserError } from "../catalog/errors.ts";
import { longCommit } from "../words/digests.ts";
import { LONGEST_POINTER, type Pointer } from "./lfs-pointer.ts";
import { sizesBelow } from "./listing.ts";
import type { Git } from "./run.ts";

/** A pointer whose object cannot be had: there may be more of them. */
export class UnfetchedPointer extends UserError {}

/** Which pointer, found where: `below` is the path asked for, fetched as a whole. */
export interface WantedPointer {
  readonly pointer: Pointer;
  readonly path: string;
  readonly below: string;
  readonly commit: string | null;
}

/** Finds the file that holds an object's bytes, fetching it where it is not there yet. */
export type LfsObjects = (wanted: WantedPointer) => Promise<string>;

interface Store {
  /** Runs in the scratch repository, where no configuration of the checkout holds. */
  readonly git: Git;
  readonly storage: string;
  readonly credential: Record<string, string>;
}

export function lfsObjects(store: Store): LfsObjects {
  const fetchOnce = once((wanted) => fetchObjects(store, wanted));
  const heldOnce = once((wanted) => heldBy(store.git, wanted));
  return async (wanted) => {
    const { oid } = wanted.pointer;
    const file = join(store.storage, "objects", oid.slice(0, 2), oid.slice(2, 4), oid);
    const isHere = await isThere(file);
    if (!isHere && !(await heldOnce(wanted)).has(wanted.path)) throw unheld(wanted);
    const why = isHere ? null : await fetchOnce(wanted);
    if (!(await isThere(file))) throw unavailable(wanted, why ?? "git-lfs did not bring it");
    await verify(file, wanted);
    return file;
  };
}

/** What is found out once for all that was asked for together. */
function once<T>(
  find: (wanted: WantedPointer) => Promise<T>,
): (wanted: WantedPointer) => Promise<T> {
  const found = new Map<string, Promise<T>>();
  return (wanted) => {
    const key = `${wanted.commit} ${wanted.below}`;
    const running = found.get(key) ?? find(wanted);
    found.set(key, running);
    return running;
  };
}

/** Where the commit has what may be a pointer: of files that only lie there git-lfs fetches nothing. */
async function heldBy(git: Git, { commit, below }: WantedPointer): Promise<ReadonlySet<string>> {
  if (commit === null) return new Set();
  const files = await sizesBelow(git, commit, below);
  return new Set(files.flatMap(({ path, bytes }) => (bytes < LONGEST_POINTER ? [path] : [])));
}

/** Null when it went well, else why not. */
async function fetchObjects(
  store: Store,
  { commit, below }: WantedPointer,
): Promise<string | null> {
  if (commit === null) return "there is no commit";
  if (!(await store.git(["remote", "get-url", "origin"])).ok)
    return "the repository has no remote called origin";
  const url = await serverOf(store.git, commit);
  const include = below === "" ? [] : [`--include=${pattern(below)}`];
  const fetched = await store.git(
    [...url, "lfs", "fetch", "origin", commit, ...include, "--exclude="],
    { env: store.credential, timeoutSeconds: 1800 },
  );
  if (fetched.ok) return null;
  if (/'lfs' is not a git command/.test(fetched.stderr)) return "git-lfs is not installed";
  return lastLine(fetched.stderr);
}

/**
 * A commit's `.lfsconfig` may say where its objects are; nothing else in it is used. It gains
 * nothing by lying: the credential is bound to its own server and the bytes to the pointer's digest.
 */
async function serverOf(git: Git, commit: string): Promise<string[]> {
  const told = await git(["config", "--blob", `${commit}:.lfsconfig`, "--get", "lfs.url"]);
  return told.ok && told.stdout.startsWith("https://") ? ["-c", `lfs.url=${told.stdout}`] : [];
}

/** git-lfs reads wildcards and a list at commas; `?` stands for any one character. */
function pattern(path: string): string {
  return path.replaceAll(/[*?[\]\\,{}!#]/g, "?");
}

async function verify(file: string, wanted: WantedPointer): Promise<void> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  const { size } = await stat(file);
  if (hash.digest("hex") === wanted.pointer.oid && size === wanted.pointer.bytes) return;
  throw unavailable(wanted, `the local copy is damaged: delete ${file}`);
}

async function isThere(file: string): Promise<boolean> {
  return await stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}

function unheld({ pointer, path, commit }: WantedPointer): UnfetchedPointer {
  const why =
    commit === null ? "there is no commit yet" : `commit ${longCommit(commit)} has no pointer here`;
  return new UnfetchedPointer({
    message: `is a Git LFS pointer to ${pointer.oid} (${pointer.bytes} bytes), which cannot be fetched: ${why}, and git-lfs fetches what a commit names`,
    at: { file: path },
    fix: "put the file itself there",
  });
}

function unavailable({ pointer, path, commit }: WantedPointer, why: string): UnfetchedPointer {
  const command = `git lfs fetch origin ${commit ?? "HEAD"}`;
  return new UnfetchedPointer({
    message: `is a Git LFS pointer to ${pointer.oid} (${pointer.bytes} bytes), which cannot be fetched: ${why}`,
    at: { file: path },
    fix: `install git-lfs and run \`${command}\`; in Actions set \`lfs: true\` in actions/checkout`,
  });
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "git lfs fetch failed";
}
