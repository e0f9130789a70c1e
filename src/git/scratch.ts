import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { INSTEAD, MachineFault, naming } from "../catalog/machine.ts";
import type { Git } from "./run.ts";

/** A repository of our own that reads the checkout's objects and has none of its configuration. */
export interface Scratch {
  readonly folder: string;
  readonly git: Git;
  /** Where the checkout keeps Git LFS objects; what is fetched goes there too. */
  readonly lfsStorage: string;
  remove(): Promise<void>;
}

/**
 * A pull request's earlier steps may have written to the checkout's `.git/config` (filters, helpers,
 * commands for ssh). Whatever runs with a credential therefore runs here, and what it fetches stays
 * here: the user's references and history are never changed.
 */
export async function makeScratch(
  checkout: Git,
  root: string,
  temp: string,
  gitAt: (folder: string) => Git,
): Promise<Scratch> {
  const folder = await mkdtemp(join(temp, "quantgate-git-"));
  const git = gitAt(folder);
  const at = async (name: string) =>
    resolve(root, (await checkout(["rev-parse", "--git-path", name])).stdout);
  const [objects, shallow, lfsStorage, origin] = await Promise.all([
    at("objects"),
    at("shallow"),
    findLfsStorage(checkout, root),
    checkout(["remote", "get-url", "origin"]),
    mustSucceed(git, ["init", "--quiet", "--template="], folder),
  ]);
  const alternates = join(folder, ".git/objects/info/alternates");
  await writeFile(alternates, `${objects}\n`).catch(naming(alternates));
  await copyFile(shallow, join(folder, ".git/shallow")).catch(() => undefined);
  await mustSucceed(git, ["config", "lfs.storage", lfsStorage], folder);
  if (origin.ok) {
    const url = absoluteUrl(root, origin.stdout);
    await mustSucceed(git, ["config", "remote.origin.url", url], folder);
  }
  return { folder, git, lfsStorage, remove: () => rm(folder, { recursive: true, force: true }) };
}

async function findLfsStorage(checkout: Git, root: string): Promise<string> {
  const [where, told] = await Promise.all([
    checkout(["rev-parse", "--git-common-dir"]),
    checkout(["config", "--type=path", "--get", "lfs.storage"]),
  ]);
  const common = resolve(root, where.stdout);
  return told.ok ? resolve(common, told.stdout) : join(common, "lfs");
}

/** A remote may be a path from the checkout's root. */
function absoluteUrl(root: string, url: string): string {
  const isPath = !/^[^/]*:/.test(url);
  return isPath ? resolve(root, url) : url;
}

/** In a folder of our own, nothing but the machine is in its way. */
async function mustSucceed(git: Git, args: readonly string[], folder: string): Promise<void> {
  const { ok, stderr } = await git(args);
  if (ok) return;
  throw new MachineFault({
    ...{ message: `git ${args.join(" ")} failed: ${stderr}`, at: { file: folder } },
    fix: INSTEAD.temp,
  });
}
