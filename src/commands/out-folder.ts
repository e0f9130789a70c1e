import { readdir, rename, rm } from "node:fs/promises";
import { UserError } from "../catalog/errors.ts";
import type { Plan } from "../contract/plan.ts";
import { isOurs } from "../out/belongs.ts";
import { IGNORES_ALL, LAYOUT } from "../out/layout.ts";
import { type OutFolder, outFolder } from "../out/out-folder.ts";
import { readText } from "../out/read-text.ts";
import { digestOf } from "../out/write.ts";
import { listedUpTo } from "../words/lists.ts";
import type { Options } from "./options.ts";

/**
 * Works in a folder beside the out folder, which takes its place when the work is done: a run that ends early
 * leaves nothing half-written, and what an earlier run left stays whole.
 */
export async function replacing(
  out: OutFolder,
  work: (fresh: OutFolder) => Promise<void>,
): Promise<void> {
  await refuseForeign(out);
  const fresh = outFolder(`${out.root}.part`);
  await refuseForeign(fresh);
  const discard = () => rm(fresh.root, { recursive: true, force: true });
  await discard();
  try {
    // First of all, so that git does not see the folder while it is filled either.
    await fresh.writeText(LAYOUT.ignore.path, IGNORES_ALL);
    await work(fresh);
    await rm(out.root, { recursive: true, force: true });
    await rename(fresh.root, out.root);
  } finally {
    await discard();
  }
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
