import { readBranches } from "./branches.ts";
import { checkFilePath } from "./file-path.ts";
import { readGate } from "./gate.ts";
import { Written } from "./language/policy.ts";
import { readModel } from "./model.ts";
import { checkNames } from "./names.ts";
import type { Policy } from "./policy.ts";
import { readShape } from "./read-shape.ts";
import { Draft } from "./text/draft.ts";
import { readWaiver } from "./waivers.ts";

/**
 * The policy that a text is; throws every problem at once, each at its line and column. One that judges no model is a
 * mistake, but for a head's, which may have dropped the last entry.
 */
export function readPolicy(text: string, file: string, { mayBeEmpty = false } = {}): Policy {
  const draft = new Draft(text, file);
  const written = readShape(Written, draft.value, [], draft) ?? {};
  checkNeeds(written, draft, mayBeEmpty);
  const models = draft
    .inOrder(["models"], written.models)
    .map(([name, model, path]) => readModel(name, model, path, draft));
  const policy = {
    gate: readGate(written.gate, ["gate"], draft),
    branches: readBranches(written.branches, models, draft),
    models,
    ignoreModels: readIgnored(written["ignore-models"], draft),
    waivers: (written.waivers ?? []).flatMap((waiver, i) =>
      readWaiver(waiver, ["waivers", i], models, draft),
    ),
  };
  draft.finish();
  return policy;
}

interface Source {
  readonly text: string;
  readonly path: string;
}

/** The target's policy and, where it has one, the head's, as a plan has kept their texts. */
export function readPolicies({
  target,
  head,
}: {
  readonly target: Source;
  readonly head?: Source | undefined;
}): { target: Policy; head?: Policy } {
  return {
    target: readPolicy(target.text, target.path),
    ...(head && { head: readPolicy(head.text, head.path) }),
  };
}

/** Longer than any path that a person writes by hand. */
const LONGEST = 250;

function readIgnored(patterns: readonly string[] = [], draft: Draft): readonly string[] {
  for (const [at, pattern] of patterns.entries()) {
    const path = ["ignore-models", at];
    checkFilePath(pattern, path, draft, "a pattern of ignore-models");
    if (pattern.startsWith("!"))
      draft.tell(path, "a pattern of ignore-models says what is ignored, and not what is not");
    if (pattern.length > LONGEST)
      draft.tell(path, `a pattern has at most ${LONGEST} characters (found ${pattern.length})`);
  }
  return patterns;
}

function checkNeeds({ models }: Written, draft: Draft, mayBeEmpty: boolean): void {
  const names = Object.keys(models ?? {});
  checkNames("model", names, ["models"], draft);
  if (models !== undefined && names.length === 0 && !mayBeEmpty)
    draft.tell(["models"], "models is empty: name at least one, or delete the policy");
  if (draft.places.keys([]) === undefined) return;
  const known = Object.keys(Written.shape);
  if (!draft.wrote([], "version", known)) draft.tell([], "the policy needs version: 1");
  if (!draft.wrote([], "models", known)) draft.tell([], "the policy needs models");
}
