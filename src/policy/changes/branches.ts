import type { BranchRule, GateSettings, Policy } from "../policy.ts";
import { settingsFor } from "../settings.ts";
import type { Difference } from "./difference.ts";
import { compareGates } from "./gates.ts";

/** The rules of branches, by pattern. The first match rules, so that their order counts too. */
export function compareBranches(before: Policy, after: Policy): Difference[] {
  const patterns = new Set([...before.branches, ...after.branches].map(({ pattern }) => pattern));
  const rules = [...patterns].flatMap((pattern) => compareRule(pattern, before, after));
  return [...rules, ...compareOrder(before, after)];
}

function compareRule(pattern: string, before: Policy, after: Policy): Difference[] {
  const about = `branch ${pattern}`;
  const key = ["branches", pattern, "gate"];
  const [was, is] = [before, after].map((policy) => ruleOf(policy, pattern));
  return compareGates(
    { own: was?.gate ?? {}, otherwise: was ? all(before) : without(pattern, before, after) },
    { own: is?.gate ?? {}, otherwise: is ? all(after) : without(pattern, after, before) },
    about,
    key,
  );
}

function ruleOf({ branches }: Policy, pattern: string): BranchRule | undefined {
  return branches.find((rule) => rule.pattern === pattern);
}

/** What holds on a branch that no rule matches, for any variant. */
function all(policy: Policy): GateSettings[] {
  const variants = policy.models.flatMap((model) =>
    model.variants.map((variant) => settingsFor(policy, null, model, variant)),
  );
  return [settingsFor(policy, null), ...variants];
}

/** What may hold where a rule is absent: no rule's settings, or those of a rule that it stands before elsewhere. */
function without(pattern: string, absent: Policy, present: Policy): GateSettings[] {
  const place = present.branches.findIndex((rule) => rule.pattern === pattern);
  const hidden = present.branches.slice(place + 1).map((rule) => rule.pattern);
  const others = absent.branches.filter((rule) => hidden.includes(rule.pattern));
  const free = all(absent);
  return [...free, ...others.flatMap(({ gate }) => free.map((one) => ({ ...one, ...gate })))];
}

/** Another order, or a rule put before one that was there, changes which rule is the first match. */
function compareOrder(before: Policy, after: Policy): Difference[] {
  const [was = [], is = []] = [before, after].map(({ branches }) =>
    branches.map(({ pattern }) => pattern),
  );
  const [kept, left] = [
    was.filter((one) => is.includes(one)),
    is.filter((one) => was.includes(one)),
  ];
  const inserted = is.findIndex((one) => !was.includes(one));
  const hides = inserted >= 0 && is.slice(inserted).some((one) => was.includes(one));
  if (!hides && kept.every((one, at) => one === left[at])) return [];
  return [
    {
      ...{ direction: "changes", about: "branches", says: "the first match rules" },
      ...{ before: was.join(", "), after: is.join(", "), key: ["branches"] },
    },
  ];
}
