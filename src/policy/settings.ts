import picomatch from "picomatch";
import { toDecimal } from "../catalog/decimal.ts";
import type { GateSettings, Policy, PolicyModel, PolicyVariant } from "./policy.ts";

export const DEFAULT_GATE: GateSettings = {
  confidence: toDecimal("0.95"),
  onInconclusive: "warn",
  onUnmeasured: "fail",
  onUnchanged: "skip",
  onRemoved: "warn",
  onRegression: "graded",
  early: "certified",
};

/** The settings that rule a variant: the nearest wins, and the branch's rule overrides all. */
export function settingsFor(
  policy: Policy,
  branch: string | null,
  model?: PolicyModel,
  variant?: PolicyVariant,
): GateSettings {
  return {
    ...DEFAULT_GATE,
    ...policy.gate,
    ...model?.gate,
    ...variant?.gate,
    ...(branch !== null && branchRule(policy, branch)?.gate),
  };
}

/** The first rule whose pattern the branch matches. */
export function branchRule({ branches }: Policy, branch: string) {
  return branches.find(({ pattern }) => picomatch.isMatch(branch, pattern, GLOB));
}

/** The policy as it judges a branch: there a model may be judged on other data than its own. */
export function policyOn(policy: Policy, branch: string | null): Policy {
  const data = branch === null ? undefined : branchRule(policy, branch)?.data;
  if (data === undefined || data.size === 0) return policy;
  const models = policy.models.map((model) => ({
    ...model,
    data: data.get(model.name) ?? model.data,
  }));
  return { ...policy, models };
}

/** Without extended globs: `*`, `**`, `?`, `[a-z]` and `{a,b}` say all, and cannot be made slow. */
export const GLOB = { dot: true, noextglob: true, windows: false };
