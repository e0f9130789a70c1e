import type { Change } from "../../contract/change.ts";
import type { Policy } from "../policy.ts";
import { DEFAULT_GATE } from "../settings.ts";
import { Draft } from "../text/draft.ts";
import type { Path, Places } from "../text/places.ts";
import { compareBranches } from "./branches.ts";
import type { Difference } from "./difference.ts";
import { compareGates } from "./gates.ts";
import { compareModels } from "./models.ts";
import { compareWaivers } from "./waivers.ts";

/** A policy beside the text it was read from. */
interface Written {
  readonly policy: Policy;
  readonly source: { readonly path: string; readonly commit: string | null; readonly text: string };
}

/**
 * What the head's policy would change of the target's, each at its line in the head's file. Where both differ because
 * only the target branch moved on since the merge-base, merging changes nothing, and so nothing is told.
 */
export function policyChanges(target: Written, head: Written, base?: Policy): Change[] {
  const { path, commit, text } = head.source;
  const own = base && differences(base, head.policy);
  const { places } = new Draft(text, path);
  return differences(target.policy, head.policy)
    .filter((one) => own === undefined || own.some((other) => related(one.key, other.key)))
    .map(({ key, place = key, ...change }) => ({
      ...change,
      about: short(change.about),
      before: change.before && short(change.before),
      after: change.after && short(change.after),
      at: { commit, path, line: lineOf(place, places) },
    }));
}

function differences(before: Policy, after: Policy): Difference[] {
  return [
    ...compareGates(
      { own: before.gate, otherwise: [DEFAULT_GATE] },
      { own: after.gate, otherwise: [DEFAULT_GATE] },
      "gate",
      ["gate"],
    ),
    ...compareBranches(before, after),
    ...compareModels(before, after),
    ...compareWaivers(before, after),
  ];
}

/** One is the other, or a part of it: a variant that came since has limits that came with it. */
function related(one: Path, other: Path): boolean {
  const shared = Math.min(one.length, other.length);
  return one.slice(0, shared).every((part, at) => part === other[at]);
}

/** Of what is no longer there, the line of what it stood in. */
function lineOf(place: Path, places: Places): number {
  return places.key(place).line;
}

/** A recipe may be as long as the policy; two that differ late look the same, and the line tells where to look. */
function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

const LONGEST = 200;
