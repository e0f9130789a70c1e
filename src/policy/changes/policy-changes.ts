import type { Change } from "../../contract/change.ts";
import { listed } from "../../words/lists.ts";
import type { Policy } from "../policy.ts";
import { DEFAULT_GATE } from "../settings.ts";
import { Draft } from "../text/draft.ts";
import type { Path, Places } from "../text/places.ts";
import { compareBranches } from "./branches.ts";
import { type ComparedRow, compareRows, covering, type Difference } from "./difference.ts";
import { always, compareGates } from "./gates.ts";
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
  const isOwn = base === undefined ? () => true : relatedTo(differences(base, head.policy));
  const { places } = new Draft(text, path);
  return differences(target.policy, head.policy)
    .filter(({ key }) => isOwn(key))
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
      { own: before.gate, otherwise: always(DEFAULT_GATE) },
      { own: after.gate, otherwise: always(DEFAULT_GATE) },
      "gate",
      ["gate"],
    ),
    ...compareBranches(before, after),
    ...compareModels(before, after),
    ...compareRows(IGNORED, { before, after, about: "", key: [] }),
    ...compareWaivers(before, after),
  ];
}

/** What nobody has to judge: every pattern more lets something through. */
const IGNORED: readonly ComparedRow<Policy>[] = [
  {
    name: "ignore-models",
    text: ({ ignoreModels }) => (ignoreModels.length === 0 ? null : listed(ignoreModels)),
    direction: (before, after) => covering(after.ignoreModels, before.ignoreModels),
  },
];

/** Whether a key is one of these, a part of one, or has one as its part: a variant that came since has its limits with it. */
function relatedTo(differences: readonly Difference[]): (key: Path) => boolean {
  const keys = new Set(differences.map(({ key }) => JSON.stringify(key)));
  const around = new Set(differences.flatMap(({ key }) => prefixes(key)));
  return (key) => around.has(JSON.stringify(key)) || prefixes(key).some((one) => keys.has(one));
}

function prefixes(key: Path): string[] {
  return key.map((_, at) => JSON.stringify(key.slice(0, at + 1)));
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
