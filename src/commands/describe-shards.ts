import type { Plan, PlannedRequest } from "../contract/plan.ts";
import { nameOf, shardOf, shardsOf } from "../plan/shards.ts";
import { listed } from "../words/lists.ts";

/** What each machine will measure, and which comparisons need two of them to be alike. */
export function describeShards(plan: Plan): string[] {
  if (plan.shards === undefined) return [];
  const homes = shardsOf(plan, plan.shards).map((shard) => ({
    name: nameOf(shard),
    requests: shardOf(plan, shard),
  }));
  return [...homes.map(described), ...apart(homes)];
}

interface Home {
  readonly name: string;
  readonly requests: readonly PlannedRequest[];
}

function described({ name, requests }: Home): string {
  const what = requests.map(({ model, side, target }) => `${model} (${side}) on ${target}`);
  return `shard ${name}: ${listed(what) || "nothing"}`;
}

function apart(homes: readonly Home[]): string[] {
  const split = homes.flatMap(({ requests }) =>
    requests.filter((base) => base.side === "base" && !requests.some((one) => isHead(one, base))),
  );
  return [...new Set(split.map(({ model }) => model))].map((model) => `note: ${model}${APART}`);
}

function isHead({ side, model, target }: PlannedRequest, of: PlannedRequest): boolean {
  return side === "head" && model === of.model && target === of.target;
}

const APART =
  " has head and base on two machines: where these differ in processor or system, its max-regression stays unmeasured; plan for fewer to keep them together";
