import { realpath } from "node:fs/promises";
import { join, relative } from "node:path";
import { type Problem, UserError } from "../../catalog/errors.ts";
import type { Plan, PlannedModel } from "../../contract/plan.ts";
import { repositoryPath } from "../../git/paths.ts";
import { rootAround } from "../../git/root.ts";
import type { StopRule } from "../../judge/early/course.ts";
import { stopRulesFor } from "../../judge/early/rules.ts";
import type { OutFolder } from "../../out/out-folder.ts";
import { readText } from "../../out/read-text.ts";
import { digestOf } from "../../out/write.ts";
import { asksAnew, type PlacedPolicy } from "../../plan/asks-anew.ts";
import { entryOf } from "../../policy/entry-of.ts";
import type { Policy } from "../../policy/policy.ts";
import { readPolicies, readPolicy } from "../../policy/read.ts";
import { tooFewNotes } from "../../project/outlooks.ts";
import { policyAt } from "../../project/policies.ts";
import { shortDigest } from "../../words/digests.ts";
import type { Host } from "../entry/host.ts";
import { withProject } from "../with-project.ts";

/**
 * A plan as if it had been made by another policy, for somebody who tries limits. What that asks must have been measured;
 * else it is said what was not. The plan itself stays as it is: without the option the folder is judged as before.
 */
export async function byEditedPolicy(
  plan: Plan,
  file: string,
  out: OutFolder,
  host: Host,
): Promise<Plan> {
  refuseInActions(host);
  const source = await fileOf(file, host);
  const { path, digest } = plan.policies.target;
  if (source.path === path && source.digest === digest) return plan;
  const policy = readPolicy(source.text, source.path);
  const was = judgedBy(plan);
  const now = { policy, path: source.path };
  const found = [
    ...asksAnew(plan, was, now).map(({ at, what }) => ({ ...at, what })),
    ...(await stoppedOtherwise(plan, was, now, out)),
    ...ignoredOtherwise(plan, was, now),
  ];
  if (found.length > 0) throw unmeasured(found, file, source.path);
  const names = new Set(policy.models.map(({ name }) => name));
  const models = plan.models.filter(({ name, entry = name }) => names.has(entry));
  const kept = new Set(models.map(({ name }) => name));
  const { target } = plan.policies;
  const { changes: _, question: __, ...rest } = plan;
  const stale = new Set(plan.models.flatMap(tooFewNotes));
  return {
    ...rest,
    policies: { target: source, ...(plan.policies.first && { first: true }) },
    models: models.map((planned) => byTarget(planned, policy)),
    requests: plan.requests.filter(({ model }) => kept.has(model)),
    notes: [
      `Judged by ${source.path} as it lies in the folder, on what was measured by ${target.path} (${shortDigest(target.digest)})`,
      ...plan.notes.filter((note) => !stale.has(note)),
    ],
  };
}

/** What was left out and is asked no more lacks no longer. */
function byTarget({ outlooks: _, unasked = [], ...planned }: PlannedModel, policy: Policy) {
  const names = new Set(entryOf(policy, planned)?.variants.map(({ name }) => name));
  const left = unasked.filter((name) => names.has(name));
  return { ...planned, policy: "target" as const, ...(left.length > 0 && { unasked: left }) };
}

/** What judges there is the target branch's, or what the run itself has planned by. */
function refuseInActions({ env }: Host): void {
  if (env.GITHUB_ACTIONS !== "true") return;
  throw new UserError({
    message:
      "judge takes no --policy in Actions: there the policy judges that the run was planned by",
    fix: "leave it out, or run the gate by that policy",
  });
}

/** The file as the folder has it; its path from the repository's root, as a policy's paths count from its folder. */
async function fileOf(file: string, host: Host): Promise<Plan["policies"]["target"]> {
  return await withProject(host, async (project) => {
    const path = project.pathOf(file);
    const found = await policyAt(project.working(), path);
    if (found !== undefined) return found;
    throw new UserError({
      message: "there is no such file to judge by",
      at: { file: path },
      fix: "--policy names the edited policy, from the folder that you are in",
    });
  });
}

function judgedBy({ policies }: Plan): (planned: PlannedModel) => PlacedPolicy | undefined {
  const read = readPolicies(policies);
  return ({ policy }) => {
    const [found, source] = [read[policy], policies[policy]];
    return found && source && { policy: found, path: source.path };
  };
}

type Found = Omit<Problem, "message"> & { readonly what: string; readonly line?: number };

/** Of what ended early there are no more answers than its limits wanted then. */
async function stoppedOtherwise(
  plan: Plan,
  was: (planned: PlannedModel) => PlacedPolicy | undefined,
  now: PlacedPolicy,
  out: OutFolder,
): Promise<Found[]> {
  const found: Found[] = [];
  for (const planned of plan.models) {
    const before = was(planned);
    const own = plan.requests.filter(
      ({ model, side }) => model === planned.name && side === "head",
    );
    const rules = before && rulesIn(plan, planned, before);
    const others = rulesIn(plan, { ...planned, policy: "target" }, now);
    if (rules === undefined || others === undefined) continue;
    for (const { target, variants } of own)
      for (const { name } of variants) {
        const slot = { model: planned.name, side: "head", variant: name, target } as const;
        const stopped = (await out.readMeasurement(slot))?.stopped;
        if (stopped === undefined || isSame(rules(name, target), others(name, target))) continue;
        const at = entryOf(now.policy, planned)?.variants.find((one) => one.name === name)?.at;
        if (at === undefined) continue;
        const what = `${planned.name}/${name} beyond the ${stopped.after} examples of ${stopped.of} after which ${stopped.by} had stopped it`;
        found.push({ ...at, what });
      }
  }
  return found;
}

function rulesIn(plan: Plan, planned: PlannedModel, { policy }: PlacedPolicy) {
  const model = entryOf(policy, planned);
  return model && stopRulesFor({ plan, policy, planned, model });
}

function isSame(some: readonly StopRule[], others: readonly StopRule[]): boolean {
  const content = (rules: readonly StopRule[]) =>
    rules.map(({ limit, alpha, bets }) =>
      [limit.metric, limit.operator, limit.text, limit.on, alpha, bets].join(" "),
    );
  return JSON.stringify(content(some)) === JSON.stringify(content(others));
}

/** Which models nobody has to judge, planning alone can tell. */
function ignoredOtherwise(
  plan: Plan,
  was: (planned: PlannedModel) => PlacedPolicy | undefined,
  { policy }: PlacedPolicy,
): Found[] {
  const [first] = plan.models;
  const before = first && was(first)?.policy.ignoreModels;
  const isSame = JSON.stringify(before) === JSON.stringify(policy.ignoreModels);
  if (plan.base === undefined || before === undefined || isSame) return [];
  return [{ what: "other ignore-models" }];
}

function unmeasured(
  found: readonly (Found & { readonly column?: number })[],
  file: string,
  path: string,
): UserError {
  const fix = `run quantgate gate --policy ${file}: of what was measured it measures nothing again`;
  return new UserError(
    found.map(({ what, line, column }, at) => ({
      message: `asks for what was not measured: ${what}`,
      at: {
        file: path,
        ...(line !== undefined && { line }),
        ...(column !== undefined && { column }),
      },
      ...(at === found.length - 1 && { fix }),
    })),
  );
}

/** What to say where the folder has another policy by now than the one that judges; nothing in Actions, or of a commit. */
export async function saidOfEdits({ policies }: Plan, host: Host): Promise<string | undefined> {
  if (host.env.GITHUB_ACTIONS === "true") return;
  const { path, digest } = policies.head ?? policies.target;
  const root = await rootAround(await realpath(host.cwd), host.env, host.signal);
  const here = relative(host.cwd, join(root, path));
  const text = await policyIn(root, path);
  if (text === undefined || digestOf(text) === digest) return;
  return `${here} is another by now than the policy that was measured by, which judges here; --policy ${here} judges by it as it is.`;
}

/** A plan may come from a stranger, and name any path. */
async function policyIn(root: string, path: string): Promise<string | undefined> {
  try {
    return await readText(root, repositoryPath(path), LARGEST_POLICY);
  } catch {
    return;
  }
}

const LARGEST_POLICY = 1_000_000;
