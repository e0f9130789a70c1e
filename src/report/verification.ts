import type { KnownWeights, Verification } from "../contract/verification.ts";
import { longCommit } from "../words/digests.ts";
import { group, type Line, line, type Node, paragraph } from "./node.ts";
import { renderTerminal } from "./render/terminal.ts";

/** Whether a package is what was judged, for a terminal. */
export function renderVerification(found: Verification): string {
  const { policy, head, weights, package: path } = found;
  const by = line`judged at ${at(head.commit)} by ${policy.path} of ${at(policy.commit)} (${policy.digest})`;
  const told = group(
    paragraph(line`${path}: ${weights}`),
    ...answer(found),
    paragraph(line`The verdict: ${by}.`),
  );
  return `${renderTerminal([{ rank: 0, node: told }])}\n`;
}

function answer({ judged, nearest }: Verification): Node[] {
  if (judged.length > 0)
    return judged.map((one) => paragraph(line`${nameOf(one)} has these weights: ${said(one)}.`));
  if (nearest.length === 0)
    return [
      paragraph(line`These weights were not judged: the verdict names no weights of any variant.`),
    ];
  const others = nearest.map((one): Line => line`${nameOf(one)} ${one.outcome} ${one.weights}`);
  return [paragraph(line`These weights were not judged. What was:`, ...others)];
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
