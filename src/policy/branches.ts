import { quote } from "../catalog/quote.ts";
import { readGate } from "./gate.ts";
import type { Written } from "./language/policy.ts";
import type { BranchRule } from "./policy.ts";
import type { Draft } from "./text/draft.ts";

/** Longer than any branch name. */
const LONGEST = 250;

export function readBranches(written: Written["branches"], draft: Draft): BranchRule[] {
  return draft.inOrder(["branches"], written).map(([pattern, { gate }, path]) => {
    if (pattern.trim() === "" || pattern.length > LONGEST)
      draft.tellKey(
        path,
        `a branch pattern is a glob such as release/** (found ${quote(pattern)})`,
      );
    if (!draft.wrote(path, "gate", ["gate"]))
      draft.tellKey(path, `branch ${quote(pattern)} overrides nothing: give it a gate`);
    return { pattern, gate: readGate(gate, [...path, "gate"], draft) };
  });
}
