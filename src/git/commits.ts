import { UserError } from "../catalog/errors.ts";
import { longCommit } from "../words/digests.ts";
import type { Git } from "./run.ts";

/** The newest commit of a branch; `stale` says why only the checkout's own copy could be asked. */
export interface Tip {
  readonly commit: string;
  readonly stale?: string;
}

const SHALLOW =
  "the checkout is shallow: set `fetch-depth: 0` in actions/checkout (or run `git fetch --unshallow`)";

export async function resolveCommit(checkout: Git, ref: string, shallow: boolean): Promise<string> {
  const found = await commitAt(checkout, ref);
  if (found !== undefined) return found;
  throw new UserError({
    message: `git knows no commit ${JSON.stringify(ref)} here`,
    fix: shallow ? SHALLOW : "name a branch, tag or commit of this repository, such as origin/main",
  });
}

/** A commit by the name that a person gave it; `note` where that name means two things. */
export interface Named {
  readonly commit: string;
  readonly note?: string;
}

/** Git itself takes a tag before a branch of the same name, and whoever says a base means a branch. */
export async function resolveNamed(checkout: Git, name: string, shallow: boolean): Promise<Named> {
  if ((await commitAt(checkout, `refs/tags/${name}`)) !== undefined)
    for (const place of ["refs/heads/", "refs/remotes/", "refs/remotes/origin/"]) {
      const commit = await commitAt(checkout, `${place}${name}`);
      if (commit === undefined) continue;
      const note = `${name} is the name of a branch and of a tag: the branch, ${place}${name}, is taken; for the tag say refs/tags/${name}`;
      return { commit, note };
    }
  return { commit: await resolveCommit(checkout, name, shallow) };
}

async function commitAt(checkout: Git, ref: string): Promise<string | undefined> {
  const how = ["--verify", "--quiet", "--end-of-options"];
  const found = await checkout(["rev-parse", ...how, `${ref}^{commit}`]);
  return found.ok ? found.stdout : undefined;
}

interface Remote {
  readonly checkout: Git;
  readonly scratch: Git;
  readonly credential: Record<string, string>;
  readonly shallow: boolean;
}

/** Asks the remote: a checkout made hours ago may hold an older, laxer policy. */
export async function findTip(remote: Remote, branch: string): Promise<Tip> {
  const ours = `refs/remotes/origin/${branch}`;
  const wellFormed = await remote.scratch(["check-ref-format", ours]);
  if (!wellFormed.ok)
    throw new UserError({ message: `${JSON.stringify(branch)} is no branch name` });
  const depth = remote.shallow ? ["--depth=1"] : [];
  const fetched = await remote.scratch(
    [
      "fetch",
      "--quiet",
      "--no-tags",
      "--no-recurse-submodules",
      ...depth,
      "origin",
      `+refs/heads/${branch}:${ours}`,
    ],
    { env: remote.credential, timeoutSeconds: 600 },
  );
  const asked = fetched.ok ? remote.scratch : remote.checkout;
  const commit = await commitAt(asked, ours);
  if (commit === undefined) throw unknownBranch(branch, fetched.stderr, remote.shallow);
  return fetched.ok ? { commit } : { commit, stale: fetched.stderr };
}

function unknownBranch(branch: string, stderr: string, shallow: boolean): UserError {
  return new UserError({
    message: `the tip of the target branch ${JSON.stringify(branch)} is not here and cannot be fetched: ${stderr}`,
    fix: shallow ? SHALLOW : "give the action a token that may read this repository",
  });
}

/** The branch that others are merged into, as far as this checkout knows: nobody is asked, and nothing is fetched. */
export async function findDefaultBranch(checkout: Git): Promise<DefaultBranch | undefined> {
  const format = "--format=%(refname) %(symref) %(objectname)";
  const listed = await checkout(["for-each-ref", format, ...DEFAULT_BRANCHES]);
  const rows = listed.stdout.split("\n").map((line) => line.split(" "));
  for (const wanted of DEFAULT_BRANCHES) {
    const [, symbolic = "", commit = ""] = rows.find(([name]) => name === wanted) ?? [];
    const name = (symbolic || wanted).replace(/^refs\/(heads|remotes)\//, "");
    if (commit !== "") return { name, commit };
  }
  return undefined;
}

export interface DefaultBranch {
  /** As people name it: `origin/main`. */
  readonly name: string;
  readonly commit: string;
}

/** What a clone is told comes first, then the names that servers give it; whole names, so that no tag is taken for one. */
const DEFAULT_BRANCHES = [
  "refs/remotes/origin/HEAD",
  ...["refs/remotes/origin/main", "refs/remotes/origin/master"],
  ...["refs/heads/main", "refs/heads/master"],
];

/** Exit status 1: no common ancestor; 128: a commit is not here. Both come of a shallow checkout. */
export async function findMergeBases(
  git: Git,
  one: string,
  other: string,
  shallow: boolean,
): Promise<[string, ...string[]]> {
  const found = await git(["merge-base", "--all", one, other]);
  const [best, ...others] = found.stdout.split("\n");
  if (found.ok && best) return [best, ...others];
  if (shallow) throw new UserError({ message: "the merge-base cannot be found", fix: SHALLOW });
  const pair = `${longCommit(one)} and ${longCommit(other)}`;
  throw new UserError({
    message: `${pair} have no common ancestor${found.stderr === "" ? "" : `: ${found.stderr}`}`,
    fix: "rebase the branch on its target",
  });
}

/** The tree that a merge of two commits leaves, and the files of it that git leaves to a person; or why there is none. */
export type FoundMerge =
  | { readonly tree: string; readonly conflicts: readonly string[] }
  | { readonly unknown: string };

/** Git older than 2.38 cannot merge without a checkout. No driver of the repository's own is run. */
export async function findMerged(git: Git, one: string, other: string): Promise<FoundMerge> {
  const options = ["--write-tree", "--no-messages", "--name-only", "-z"];
  const { stdout, stderr } = await git(["merge-tree", ...options, one, other]);
  const [tree = "", ...conflicts] = stdout.split("\0").filter((part) => part !== "");
  if (/^[0-9a-f]{40,64}$/.test(tree)) return { tree, conflicts };
  const [line = ""] = stderr.split("\n");
  return { unknown: `git could not merge the two: ${line || "it gave no reason"}` };
}

/** Whether a branch was at a commit once: its own line, and not what was merged into it. */
export async function isOnLineOf(git: Git, tip: string, commit: string): Promise<boolean> {
  if (tip === commit) return true;
  const since = ["rev-list", "--first-parent", "--parents", tip, `^${commit}`];
  const listed = await git(since);
  const [, parent] = listed.stdout.split("\n").at(-1)?.split(" ") ?? [];
  return listed.ok && parent === commit;
}

/** The files that were renamed between two commits, as git takes them for the same: from their old path to the new. */
export async function findRenamed(
  git: Git,
  from: string,
  to: string,
): Promise<ReadonlyMap<string, string>> {
  const how = ["--find-renames", "--diff-filter=R", "--name-status", "-r", "-z"];
  const found = await git(["diff-tree", ...how, from, to]);
  if (!found.ok) throw new UserError({ message: `git cannot compare commits: ${found.stderr}` });
  const parts = found.stdout.split("\0");
  const at = (index: number) => parts[index] ?? "";
  const pairs = Array.from({ length: Math.floor(parts.length / 3) }, (_, row) => row * 3);
  return new Map(pairs.map((row) => [at(row + 1), at(row + 2)]));
}

/** By git's own calendar: years of five digits, which a forged commit may name, are no date of ours. */
export async function findCommitted(git: Git, commit: string): Promise<string | null> {
  const format = ["--no-patch", "--format=%cd", "--date=format-local:%Y-%m-%dT%H:%M:%SZ"];
  const shown = await git(["show", ...format, commit], { env: { TZ: "UTC0" } });
  return shown.ok && /^\d{4}-\d\d-\d\dT[\d:]{8}Z$/.test(shown.stdout) ? shown.stdout : null;
}
