import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { UserError } from "../catalog/errors.ts";
import type { Pointer } from "./lfs-pointer.ts";
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
  const fetches = new Map<string, Promise<string | null>>();
  const fetchOnce = (wanted: WantedPointer): Promise<string | null> => {
    const key = `${wanted.commit} ${wanted.below}`;
    const running = fetches.get(key) ?? fetchObjects(store, wanted);
    fetches.set(key, running);
    return running;
  };
  return async (wanted) => {
    const { oid } = wanted.pointer;
    const file = join(store.storage, "objects", oid.slice(0, 2), oid.slice(2, 4), oid);
    const why = (await isThere(file)) ? null : await fetchOnce(wanted);
    if (!(await isThere(file))) throw unavailable(wanted, why ?? "git-lfs did not bring it");
    await verify(file, wanted);
    return file;
  };
}

/** Null when it went well, else why not. */
async function fetchObjects(
  store: Store,
  { commit, below }: WantedPointer,
): Promise<string | null> {
  if (commit === null) return "the working tree has no commit to fetch it from";
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
