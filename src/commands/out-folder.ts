import { readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../catalog/errors.ts";
import type { Plan } from "../contract/plan.ts";
import { alone } from "../out/alone.ts";
import { isAtWork, isOurs } from "../out/belongs.ts";
import { FRESH, IGNORES_ALL, LAYOUT, REPLACED } from "../out/layout.ts";
import { makeFolder } from "../out/make-folder.ts";
import { type OutFolder, outFolder } from "../out/out-folder.ts";
import { readText } from "../out/read-text.ts";
import { digestOf } from "../out/write.ts";
import { progressFor } from "../terminal/progress-for.ts";
import { listedUpTo } from "../words/lists.ts";
import type { Host } from "./entry/host.ts";
import type { Options } from "./options.ts";

/**
 * Works in a folder inside of the out folder, whose files take the place of those that are there when the work is done: a
 * run that ends early leaves nothing half-written, and what an earlier run left stays whole. The out folder itself stays
 * what it is, which may be a disk of its own, or a link.
 */
export async function replacing(
  out: OutFolder,
  work: (fresh: OutFolder) => Promise<void>,
): Promise<void> {
  await refuseForeign(out);
  const fresh = outFolder(join(out.root, FRESH));
  const discard = async () => {
    for (const name of [FRESH, REPLACED])
      await rm(join(out.root, name), { recursive: true, force: true });
  };
  await discard();
  const wasIgnored = await ignoresAll(out.root);
  try {
    // First of all, so that git does not see the folder while it is filled either.
    if (!wasIgnored) await out.writeText(LAYOUT.ignore.path, IGNORES_ALL);
    await work(fresh);
    await exchange(out.root);
  } catch (error) {
    if (!wasIgnored) await rm(join(out.root, LAYOUT.ignore.path), { force: true });
    throw error;
  } finally {
    await discard();
  }
}

/**
 * A folder without a plan is judged by nobody: so the plan goes first, and comes last. Whoever is killed in between leaves
 * nothing that could be taken for a result.
 */
async function exchange(root: string): Promise<void> {
  const [fresh, replaced] = [join(root, FRESH), join(root, REPLACED)];
  const stays = (name: string) => isAtWork(name) || name === LAYOUT.ignore.path;
  const old = (await readdir(root)).filter((name) => isOurs(name) && !stays(name));
  await makeFolder(replaced);
  for (const name of planLast(old).reverse()) await rename(join(root, name), join(replaced, name));
  for (const name of planLast(await readdir(fresh)))
    await rename(join(fresh, name), join(root, name));
}

function planLast(names: readonly string[]): string[] {
  const { path } = LAYOUT.plan;
  return [...names.filter((name) => name !== path), ...names.filter((name) => name === path)];
}

/** Works in an out folder while no other process does; in one that is not there, or is not ours, there is nothing to wait for. */
export async function aloneIn<T>(
  out: OutFolder,
  host: Pick<Host, "errors" | "env" | "signal">,
  isMade: "made where it is not there" | "left as it is",
  work: () => Promise<T>,
): Promise<T> {
  const names = await namesIn(out.root);
  const isOthers = names.some((name) => !isOurs(name));
  if (isOthers || (names.length === 0 && isMade === "left as it is")) return await work();
  const progress = progressFor(host.errors, host.env);
  return await alone(out.root, { say: progress.say, signal: host.signal }, work);
}

/** An earlier run's verdict goes before anything can end this one; in a folder of others it may be anyone's file. */
export async function forgetVerdict(out: OutFolder): Promise<void> {
  if ((await foreignIn(out)).length === 0) await out.forgetVerdict();
}

/** A folder that holds anything else is nobody's to replace. */
async function refuseForeign({ root }: OutFolder): Promise<void> {
  const foreign = await foreignIn({ root });
  if (foreign.length === 0) return;
  throw new UserError({
    message: `the out folder holds what quantgate did not write: ${listedUpTo(3, foreign)}`,
    at: { file: root },
    fix: "name a folder of its own with --out",
  });
}

async function foreignIn({ root }: Pick<OutFolder, "root">): Promise<string[]> {
  const names = await namesIn(root);
  const { path } = LAYOUT.ignore;
  const isOther = names.includes(path) && !(await ignoresAll(root));
  return names.filter((name) => !isOurs(name) || (name === path && isOther));
}

/** A team may keep an empty folder in git by a `.gitignore` of its own. */
async function ignoresAll(root: string): Promise<boolean> {
  const { path, holds } = LAYOUT.ignore;
  return (await readText(root, path, holds.most).catch(() => "")) === IGNORES_ALL;
}

async function namesIn(root: string): Promise<string[]> {
  return await readdir(root).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw new UserError({
      message: `cannot be the out folder: ${error.message}`,
      at: { file: root },
    });
  });
}

/** The plan that an out folder holds. */
export async function planIn(
  out: OutFolder,
  options: Pick<Options, "out" | "measured">,
): Promise<Plan> {
  const plan = await out.readPlan();
  if (plan !== undefined) return withWholePolicies(plan, options);
  throw new UserError({
    message: `there is no ${LAYOUT.plan.path} here: nothing says what to do`,
    at: { file: options.out },
    fix: options.measured === undefined ? PLAN_FIRST : SEE_THE_PLAN,
  });
}

const PLAN_FIRST = "run quantgate plan first, or name the folder with --out";
const SEE_THE_PLAN =
  "The job that plans failed, was cancelled or skipped, or its artifact was not downloaded to this folder: its log says why.";

/** The verdict names the policy by its digest: a text that does not have it would judge under a false name. */
function withWholePolicies(plan: Plan, { out }: Pick<Options, "out">): Plan {
  const { target, head } = plan.policies;
  const altered = [target, head].find((one) => one && digestOf(one.text) !== one.digest);
  if (altered === undefined) return plan;
  throw new UserError({
    message: `${LAYOUT.plan.path} holds a ${altered.path} that is not the one its digest names`,
    at: { file: out },
    fix: "run quantgate plan and measure again",
  });
}
