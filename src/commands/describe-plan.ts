import type { Plan, PlannedModel, PlannedSamples } from "../contract/plan.ts";
import { asideNotes, clusterNotes } from "../judge/notes.ts";
import { dealt, nameOf, type Share, shardsOf } from "../plan/shards.ts";
import { ABSENT } from "../project/recordings.ts";
import { changeText } from "../report/changes.ts";
import { unjudgedText } from "../report/headline.ts";
import { line } from "../report/node.ts";
import { plainLine } from "../report/render/terminal.ts";
import { counted, spanText } from "../words/counts.ts";
import { listed } from "../words/lists.ts";

/** The plan in words: a line a model, then what each request runs. */
export function describePlan({ models, requests, changes = [], notes, ...plan }: Plan): string {
  return [
    ...models.map(describeModel),
    ...requests.map(
      ({ model, side, target, variants }) =>
        `  ${model} (${side}) on ${target}: ${listed(variants.map(({ name }) => name))}`,
    ),
    ...models.flatMap(describeRecorded),
    ...unjudgedText(plan),
    ...changes.map((change) => `once merged: ${changeText(change)}`),
    ...notes.map((note) => `note: ${note}`),
    ...models.flatMap(describeAside),
  ]
    .map((one) => plainLine(line`${one}`))
    .join("\n");
}

/** What was measured elsewhere, by who brought it; what cannot be believed, with the reason. */
function describeRecorded({ name, recorded = [] }: PlannedModel): string[] {
  const found = recorded.filter(({ refused }) => refused === undefined);
  const places = Map.groupBy(
    found,
    ({ target, from }) => `  ${name} recorded on ${target} (${from})`,
  );
  const refused = recorded.filter((one) => one.refused !== undefined && one.refused !== ABSENT);
  return [
    ...[...places].map(([place, ones]) => `${place}: ${listed(ones.map((one) => one.variant))}`),
    ...refused.map(({ at, refused }) => `  ${name}: ${at.path} ${refused}`),
  ];
}

function beside({ unlabelled }: PlannedSamples): string {
  return unlabelled === undefined ? "" : `, ${unlabelled} of them unlabelled`;
}

function describeAside({ name, samples }: PlannedModel): string[] {
  return [...asideNotes(samples), ...clusterNotes(samples)].map((note) => `note: ${name}: ${note}`);
}

function describeModel(model: PlannedModel): string {
  const { name, status, why, samples, doubts = [], unasked = [] } = model;
  const data =
    samples === undefined ? "" : `, ${counted(samples.count, "sample")}${beside(samples)}`;
  const doubt = doubts.map((one) => `; ${one}`).join("");
  const left = unasked.length === 0 ? "" : `; not asked for: ${listed(unasked)}`;
  return `${name}: ${status}${why === undefined ? "" : `, ${why}`}${data}${doubt}${left}`;
}

/** What each machine will measure. */
export function describeShards(plan: Plan): string[] {
  if (plan.shards === undefined) return [];
  const shares = dealt(plan, plan.shards);
  return shardsOf(plan.shards).map((shard, at) => {
    const what = (shares[at] ?? []).map(describeShare);
    return `shard ${nameOf(shard)}: ${listed(what, 0, "; ") || "nothing"}`;
  });
}

function describeShare({ request: { model, side, target }, rows }: Share): string {
  const what = `${model} (${side}) on ${target}`;
  return rows === undefined ? what : `${what}, ${spanText(rows)}`;
}
