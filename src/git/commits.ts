import { UserError } from "../catalog/errors.ts";
import type { Git } from "./run.ts";

/** The newest commit of a branch; `stale` says why only the checkout's own copy could be asked. */
export interface Tip {
  readonly commit: string;
  readonly stale?: string;
}

const SHALLOW =
  "the checkout is shallow: set `fetch-depth: 0` in actions/checkout (or run `git fetch --unshallow`)";

export async function resolveCommit(checkout: Git, ref: string, shallow: boolean): Promise<string> {
  const found = await checkout([
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${ref}^{commit}`,
  ]);
  if (found.ok) return found.stdout;
  throw new UserError({
    message: `git knows no commit ${JSON.stringify(ref)} here`,
    fix: shallow ? SHALLOW : "name a branch, tag or commit of this repository, such as origin/main",
  });
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
  const found = await asked([
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${ours}^{commit}`,
  ]);
  if (!found.ok) throw unknownBranch(branch, fetched.stderr, remote.shallow);
  return fetched.ok ? { commit: found.stdout } : { commit: found.stdout, stale: fetched.stderr };
}

function unknownBranch(branch: string, stderr: string, shallow: boolean): UserError {
  return new UserError({
    message: `the tip of the target branch ${JSON.stringify(branch)} is not here and cannot be fetched: ${stderr}`,
    fix: shallow ? SHALLOW : "give the action a token that may read this repository",
  });
}

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
  const pair = `${one.slice(0, 12)} and ${other.slice(0, 12)}`;
  throw new UserError({
    message: `${pair} have no common ancestor${found.stderr === "" ? "" : `: ${found.stderr}`}`,
    fix: "rebase the branch on its target",
  });
}

/** The tree that a merge of the two leaves; null where they do not merge by themselves, or git is too old to try. */
export async function findMerged(git: Git, one: string, other: string): Promise<string | null> {
  const merged = await git(["merge-tree", "--write-tree", "--no-messages", one, other]);
  return merged.ok ? merged.stdout : null;
}

/** By git's own calendar: years of five digits, which a forged commit may name, are no date of ours. */
export async function findCommitted(git: Git, commit: string): Promise<string | null> {
  const format = ["--no-patch", "--format=%cd", "--date=format-local:%Y-%m-%dT%H:%M:%SZ"];
  const shown = await git(["show", ...format, commit], { env: { TZ: "UTC0" } });
  return shown.ok && /^\d{4}-\d\d-\d\dT[\d:]{8}Z$/.test(shown.stdout) ? shown.stdout : null;
}
