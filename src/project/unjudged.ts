import { basename } from "node:path";
import picomatch from "picomatch";
import { UserError } from "../catalog/errors.ts";
import { MODEL_WORDS, modelAt } from "../catalog/model-files.ts";
import type { Unjudged } from "../contract/plan.ts";
import type { Tree } from "../git/tree.ts";
import type { Entry, Policies } from "../plan/entries.ts";
import { besidePolicy } from "../plan/paths.ts";
import type { Policy } from "../policy/policy.ts";
import { readPolicy } from "../policy/read.ts";
import { GLOB } from "../policy/settings.ts";
import { holdSame, isAbsent, isProven } from "./same.ts";
import { changedSince, type Scope } from "./scope.ts";

interface Asked {
  readonly scope: Scope;
  readonly policies: Policies;
  readonly entries: readonly Entry[];
}

const MOST_SHOWN = 20;
/** Far more policies than a repository has, and not so many that reading them would stop a run. */
const MOST_POLICIES = 200;

/**
 * The Core ML models that the head adds or changes and that no policy of its tree names: nobody judges them. Beside a
 * judged model that disappears, or an entry that goes, one of them may be what ships instead.
 */
export async function unjudgedOf(asked: Asked): Promise<Unjudged | undefined> {
  const { scope, policies } = asked;
  const { head } = scope;
  const base = changedSince(scope);
  if (base === undefined) return;
  const words = [...MODEL_WORDS, POLICY_WORD];
  const [files, before] = [await head.holding(words), await base.holding(words)];
  const warns = await whyItWarns(asked, base);
  const known = await namedIn(files, before, warns === undefined, asked);
  const isIgnored = ignoring(policies);
  const [models, had] = [contentsOf(files), contentsOf(before)];
  const found: string[] = [];
  for (const [model, contents] of models) {
    if (known.has(model) || isIgnored(model)) continue;
    const isLeft = async () =>
      contents === null
        ? await holdSame({ tree: head, path: model }, { tree: base, path: model })
        : contents === had.get(model);
    if (!had.has(model) || !(await isProven(isLeft))) found.push(model);
  }
  if (found.length === 0) return;
  const more = found.length - MOST_SHOWN;
  return {
    paths: found.slice(0, MOST_SHOWN),
    ...(more > 0 && { more }),
    ...(warns !== undefined && { warns }),
  };
}

/** Of each model among the files what it consists of, by git's names; null where there are none. */
function contentsOf(files: ReadonlyMap<string, string | null>): Map<string, string | null> {
  const groups = Map.groupBy(files, ([path]) => modelAt(path));
  return new Map(
    [...groups].flatMap(([model, parts]) => {
      if (model === undefined) return [];
      const isNamed = parts.every(([, name]) => name !== null);
      return [[model, isNamed ? JSON.stringify(parts) : null] as const];
    }),
  );
}

/**
 * Every model that an entry of this run is judged at, or that a policy anywhere in the head's tree names. Where a judged
 * one leaves its place, a policy that the same change brings is no witness: no workflow need ever run it.
 */
async function namedIn(
  files: ReadonlyMap<string, string | null>,
  before: ReadonlyMap<string, string | null>,
  isTrusting: boolean,
  { scope, policies, entries }: Asked,
) {
  const { target, head = policies.isDeleted ? undefined : target } = policies;
  const own = target.source.path;
  const paths = [...files].flatMap(([path, content]) => {
    if (path === own || !POLICY.test(basename(path))) return [];
    const isOld = content === null || before.get(path) === content;
    return isTrusting || isOld ? [path] : [];
  });
  const all = head === undefined ? [] : [[head.policy, head.source.path] as const];
  for (const path of paths.slice(0, MOST_POLICIES)) {
    const policy = await policyIn(scope.head, path);
    if (policy !== undefined) all.push([policy, path]);
  }
  return new Set([
    ...all.flatMap(([policy, path]) => sourcesOf(policy).map((one) => besidePolicy(path, one))),
    ...entries.flatMap(({ movedTo, movedVariants }) => [
      ...(movedTo === undefined ? [] : [movedTo]),
      ...(movedVariants?.values() ?? []),
    ]),
  ]);
}

/** Teams that have several name them `food.quantgate.yml`. */
const POLICY = /(^|\.)quantgate\.ya?ml$/;
const POLICY_WORD = "quantgate.y";

function sourcesOf({ models }: Policy): string[] {
  return models.flatMap(({ source, variants }) => [
    ...(source === null ? [] : [source]),
    ...variants.flatMap(({ recipe }) => (recipe.kind === "source" ? [recipe.path] : [])),
  ]);
}

/** One that cannot be read names nothing. */
async function policyIn(tree: Tree, path: string): Promise<Policy | undefined> {
  try {
    return readPolicy((await tree.read(path)).toString("utf8"), path);
  } catch (error) {
    if (error instanceof UserError) return;
    throw error;
  }
}

function ignoring({ target }: Policies): (model: string) => boolean {
  const { policy, source } = target;
  const globs = policy.ignoreModels.map((glob) => besidePolicy(source.path, glob));
  return (model) => globs.some((glob) => picomatch.isMatch(model, glob, GLOB));
}

/** A model that is judged in another place now is still none that left its own alone: what is added may be what ships. */
async function whyItWarns(
  { entries, policies, scope }: Asked,
  base: Tree,
): Promise<string | undefined> {
  for (const { model, policyPath, isHeadsMove, atBase, entry } of entries) {
    if (model.source === null || entry !== undefined) continue;
    const path = atBase?.source.get("") ?? besidePolicy(policyPath, model.source);
    const isGone = isHeadsMove || (await isAbsent({ tree: scope.head, path }));
    if (isGone && !(await isAbsent({ tree: base, path })))
      return `${model.name} leaves its place in the same change`;
  }
  const dropped = entries.find(({ isDropped }) => isDropped);
  if (dropped !== undefined) return `the entry ${dropped.model.name} goes in the same change`;
  if (policies.isUnreadable) return "the head's policy cannot be read";
}
