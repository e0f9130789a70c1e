import type { KnownWeights, Verification } from "../contract/verification.ts";
import { longCommit } from "../words/digests.ts";
import { visible } from "./render/visible.ts";

/** Whether a package is what was judged, for a terminal. */
export function renderVerification(found: Verification): string {
  const { policy, head, weights, package: path } = found;
  const by = `judged at ${at(head.commit)} by ${visible(policy.path)} of ${at(policy.commit)} (${policy.digest})`;
  return [`${visible(path)}: ${weights}`, ...answer(found), `The verdict: ${by}.`, ""].join("\n");
}

function answer({ judged, nearest }: Verification): string[] {
  if (judged.length > 0)
    return judged.map((one) => `${nameOf(one)} has these weights: ${said(one)}.`);
  if (nearest.length === 0)
    return ["These weights were not judged: the verdict names no weights of any variant."];
  const others = nearest.map((one) => `  ${nameOf(one)} ${one.outcome} ${one.weights}`);
  return ["These weights were not judged. What was:", ...others];
}

function said({ outcome, enforced }: KnownWeights): string {
  return enforced ? outcome : `${outcome}, and the policy ships another variant`;
}

function nameOf({ model, variant }: KnownWeights): string {
  return `${model}/${variant}`;
}

function at(commit: string | null): string {
  return commit === null ? "a working tree" : longCommit(commit);
}
