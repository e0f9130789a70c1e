import { listed } from "../../words/lists.ts";
import type { BranchRule, DataContent, Policy } from "../policy.ts";
import { settingsFor } from "../settings.ts";
import { compareData } from "./data.ts";
import type { Difference } from "./difference.ts";
import {
  always,
  compareGates,
  type GateBlock,
  type SettingsSpan,
  settingsSpanOf,
} from "./gates.ts";

/** The rules of branches, by pattern. The first match rules, so that their order counts too. */
export function compareBranches(before: Policy, after: Policy): Difference[] {
  const [was, is] = [rulesOf(before, after), rulesOf(after, before)];
  const patterns = new Set([...was.rules.keys(), ...is.rules.keys()]);
  const rules = [...patterns].flatMap((pattern) => {
    const [about, key] = [`branch ${pattern}`, ["branches", pattern, "gate"]];
    return [
      ...compareGates(gateOf(pattern, was, is), gateOf(pattern, is, was), about, key),
      ...compareBranchData(was.rules.get(pattern), is.rules.get(pattern), pattern),
    ];
  });
  return [...rules, ...compareOrder(before, after)];
}

/** What a model is judged on there; where it says nothing, none of its keys is overridden. */
function compareBranchData(
  was: BranchRule | undefined,
  is: BranchRule | undefined,
  pattern: string,
): Difference[] {
  const names = new Set([...(was?.data.keys() ?? []), ...(is?.data.keys() ?? [])]);
  return [...names].flatMap((name) => {
    const [before = NONE, after = NONE] = [was?.data.get(name), is?.data.get(name)];
    const key = ["branches", pattern, "models", name, "data"];
    return compareData(before, after, `branch ${pattern} ${name}`, key);
  });
}

const NONE: DataContent = { parts: [], options: {} };

interface Rules {
  readonly rules: ReadonlyMap<string, BranchRule>;
  /** Those that stand before the last that the other policy has too. */
  readonly before: ReadonlySet<string>;
  /** Where no rule matches, for any variant; and where any rule may. */
  readonly free: SettingsSpan;
  readonly any: SettingsSpan;
}

function rulesOf(policy: Policy, other: Policy): Rules {
  const patterns = policy.branches.map(({ pattern }) => pattern);
  const shared = new Set(other.branches.map(({ pattern }) => pattern));
  const last = patterns.findLastIndex((pattern) => shared.has(pattern));
  const free = freeOf(policy);
  const ruled = policy.branches.flatMap(({ gate }): SettingsSpan[] => [
    { loosest: { ...free.loosest, ...gate }, strictest: { ...free.strictest, ...gate } },
  ]);
  return {
    rules: new Map(policy.branches.map((rule) => [rule.pattern, rule])),
    before: new Set(patterns.slice(0, Math.max(0, last))),
    ...{ free, any: settingsSpanOf([free, ...ruled]) },
  };
}

function freeOf(policy: Policy): SettingsSpan {
  const variants = policy.models.flatMap((model) =>
    model.variants.map((variant) => always(settingsFor(policy, null, model, variant))),
  );
  return settingsSpanOf([always(settingsFor(policy, null)), ...variants]);
}

/** A rule that is absent here and stands before others elsewhere may have left its branches to one of those. */
function gateOf(pattern: string, here: Rules, elsewhere: Rules): GateBlock {
  const rule = here.rules.get(pattern);
  if (rule !== undefined) return { own: rule.gate, otherwise: here.free };
  return { own: {}, otherwise: elsewhere.before.has(pattern) ? here.any : here.free };
}

/** Another order, or a rule put before one that was there, changes which rule is the first match. */
function compareOrder(before: Policy, after: Policy): Difference[] {
  const [was, is] = [patternsOf(before), patternsOf(after)];
  const [known, left] = [new Set(was), new Set(is)];
  const [kept, stayed] = [was.filter((one) => left.has(one)), is.filter((one) => known.has(one))];
  const inserted = is.findIndex((one) => !known.has(one));
  const hides = inserted >= 0 && is.slice(inserted).some((one) => known.has(one));
  if (!hides && kept.every((one, at) => one === stayed[at])) return [];
  return [
    {
      ...{ direction: "changes", about: "branches", says: "the first match rules" },
      ...{ before: listed(was), after: listed(is), key: ["branches"] },
    },
  ];
}

function patternsOf({ branches }: Policy): string[] {
  return branches.map(({ pattern }) => pattern);
}
