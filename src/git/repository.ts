import { realpath } from "node:fs/promises";
import { UserError } from "../catalog/errors.ts";
import { readBlobs } from "./blobs.ts";
import { type BlobReader, commitTree } from "./commit-tree.ts";
import {
  type DefaultBranch,
  findCommitted,
  findDefaultBranch,
  findMergeBases,
  findMerged,
  findRenamed,
  findTip,
  isOnLineOf,
  type Named,
  resolveCommit,
  resolveNamed,
  type Tip,
} from "./commits.ts";
import { type Fetched, fetchCommit } from "./fetch-commit.ts";
import { type LfsObjects, lfsObjects, UnfetchedPointer } from "./lfs-objects.ts";
import { linesHolding, pathOf } from "./listing.ts";
import { pathWithin } from "./path-within.ts";
import { newMemory } from "./rewritten.ts";
import { topOf } from "./root.ts";
import { type Git, gitIn } from "./run.ts";
import { makeScratch, type Scratch } from "./scratch.ts";
import type { HashOf, Tree } from "./tree.ts";
import { type Credential, credentialVariables, gitVariables } from "./variables.ts";
import { workingTree } from "./working-tree.ts";

/** A project: a git repository, or a plain folder, which has but the one state it is in. */
export type Project = Folder | Repository;

export interface Folder {
  readonly kind: "folder";
  readonly root: string;
  /** The repository path of a path of this machine; absolute, or from the folder that was opened. */
  pathOf(path: string): string;
  working(): Tree;
  close(): Promise<void>;
}

export interface Repository extends Omit<Folder, "kind"> {
  readonly kind: "repository";
  readonly shallow: boolean;
  /** The commit that is checked out; null before the first one. */
  readonly head: string | null;
  /** The commit of any name git knows: `origin/main`, `HEAD~1`, a SHA. */
  resolve(ref: string): Promise<string>;
  /** The same of a name that a person gave: a branch before a tag of that name, which is said. */
  named(name: string): Promise<Named>;
  /** Brings a commit of the remote that the checkout need not have; trees of it can then be read. */
  fetch(commit: Fetched): Promise<void>;
  /** The newest commit of a branch of the remote. */
  tip(branch: string): Promise<Tip>;
  /** The branch that others are merged into, as this checkout has it. */
  defaultBranch(): Promise<DefaultBranch | undefined>;
  /** The best common ancestors: nearly always one. */
  mergeBases(one: string, other: string): Promise<[string, ...string[]]>;
  /** What a merge of two commits leaves, with files that either has moved. */
  merged(one: string, other: string): Promise<Merged>;
  /** Whether a branch was at a commit once: not what was merged into it, but its own line. */
  isOnLineOf(tip: string, commit: string): Promise<boolean>;
  /** The files that git takes for renamed between two commits: from their old path to the new. */
  renamed(from: string, to: string): Promise<ReadonlyMap<string, string>>;
  at(commit: string): Tree;
  /** The files and folders of git's own that say where branches are, and what is checked out. */
  tips(): Promise<string[]>;
  /** When a commit was made, as it says itself, in UTC to the second; null where it says nothing sensible. */
  committed(commit: string): Promise<string | null>;
}

/** What merging leaves; of the files in conflict, which a person has to settle, nobody knows yet what that will be. */
export type Merged =
  | { readonly kind: "merged"; readonly tree: Tree; readonly conflicts: readonly string[] }
  | { readonly kind: "unknown"; readonly why: string };

export interface OpenOptions {
  /** The caller's environment: git sees a short list of it. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A folder for a scratch repository, which `close` removes. */
  readonly temp: string;
  readonly credential?: Credential;
  /** What files on disk hold; each is read anew unless this is told. */
  readonly hashOf?: HashOf;
  /** Ends what git is doing when the run is told to stop. */
  readonly signal?: AbortSignal;
}

/** Opens the project that `folder` lies in. */
export async function openProject(folder: string, options: OpenOptions): Promise<Project> {
  const env = gitVariables(options.env);
  const gitAt = (folder: string) => gitIn(folder, env, options.signal);
  const from = await realpath(folder).catch(noSuchFolder(folder));
  const top = await topOf(gitAt(from));
  if (!top.ok) return openFolder(from, top.stderr, options.hashOf);
  const root = await realpath(top.stdout);
  const checkout = gitAt(root);
  const scratch = await makeScratch(checkout, root, options.temp, gitAt);
  return await openRepository({ from, root, checkout, scratch, env, options });
}

function noSuchFolder(folder: string) {
  return (error: Error): never => {
    throw new UserError({ message: `cannot be opened: ${error.message}`, at: { file: folder } });
  };
}

function openFolder(root: string, stderr: string, hashOf: HashOf | undefined): Folder {
  if (!/not a git repository|ENOENT/.test(stderr)) {
    throw new UserError({
      message: `git cannot read this repository: ${stderr}`,
      at: { file: root },
    });
  }
  const lfs: LfsObjects = async ({ path }) => {
    throw new UnfetchedPointer({
      message: "is a Git LFS pointer, and there is no git repository to fetch its object from",
      at: { file: path },
      fix: "run `git lfs pull` where the repository is; in Actions set `lfs: true` in actions/checkout",
    });
  };
  return {
    kind: "folder",
    root,
    pathOf: pathWithin(root, root),
    working: () => workingTree({ root, head: null, lfs, known: async () => [], git: null, hashOf }),
    close: async () => undefined,
  };
}

interface Opening {
  readonly from: string;
  readonly root: string;
  readonly checkout: Git;
  readonly scratch: Scratch;
  readonly env: Record<string, string>;
  readonly options: OpenOptions;
}

async function openRepository(opening: Opening): Promise<Repository> {
  const { from, root, checkout, scratch, env } = opening;
  const credential = credentialVariables(opening.options.credential);
  const { git, lfsStorage: storage } = scratch;
  const { hashOf } = opening.options;
  const lfs = lfsObjects({ git, storage, credential });
  const blobs: BlobReader = (...asked) => readBlobs(scratch.folder, env, ...asked);
  const [head, depth] = await Promise.all([
    checkout(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]),
    git(["rev-parse", "--is-shallow-repository"]),
  ]);
  const shallow = depth.stdout === "true";
  const commit = head.ok ? head.stdout : null;
  const memory = newMemory();
  const trees = new Map<string, Tree>();
  const at = (sha: string) => {
    const tree = trees.get(sha) ?? commitTree({ git, blobs, lfs, memory, hashOf }, sha);
    trees.set(sha, tree);
    return tree;
  };
  return {
    kind: "repository",
    root,
    shallow,
    head: commit,
    pathOf: pathWithin(root, from),
    resolve: (ref) => resolveCommit(checkout, ref, shallow),
    named: (name) => resolveNamed(checkout, name, shallow),
    fetch: (wanted) => fetchCommit({ scratch: git, credential }, wanted),
    tip: (branch) => findTip({ checkout, scratch: git, credential, shallow }, branch),
    defaultBranch: () => findDefaultBranch(checkout),
    mergeBases: (one, other) => findMergeBases(git, one, other, shallow),
    working: () =>
      workingTree({
        root,
        head: commit,
        lfs,
        known: (words) => knownFiles(checkout, words),
        git,
        hashOf,
      }),
    committed: (sha) => findCommitted(git, sha),
    merged: async (one, other) => {
      const found = await findMerged(git, one, other);
      if ("unknown" in found) return { kind: "unknown", why: found.unknown };
      return { kind: "merged", tree: at(found.tree), conflicts: found.conflicts };
    },
    isOnLineOf: (tip, sha) => isOnLineOf(git, tip, sha),
    renamed: (from, to) => findRenamed(git, from, to),
    at,
    tips: () => findTips(checkout),
    close: () => scratch.remove(),
  };
}

/** Those that are not there come with the first branch, or with another form of storage. */
async function findTips(checkout: Git): Promise<string[]> {
  const found = await checkout([
    ...["rev-parse", "--path-format=absolute"],
    ...["--git-path", "HEAD", "--git-path", "refs", "--git-path", "packed-refs"],
    ...["--git-path", "reftable"],
  ]);
  return found.ok ? found.stdout.split("\n") : [];
}

/** What git tracks in the folder or would: not what a build leaves there. */
async function knownFiles(checkout: Git, words: readonly string[]): Promise<string[]> {
  const asked = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const listed = await checkout(asked, { bytes: true });
  if (!listed.ok) throw new UserError({ message: `git cannot list the folder: ${listed.stderr}` });
  return [...new Set(linesHolding(listed.stdout, words).map(pathOf))];
}
