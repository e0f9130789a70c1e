import type { Plan, PlannedRequest } from "../contract/plan.ts";

/** `--shard 2/3`: the second of three machines. Both count from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** As it is written: `2/3`. */
export function nameOf({ index, of }: Shard): string {
  return `${index}/${of}`;
}

type Planned = Pick<Plan, "requests"> & { readonly models: readonly ModelSize[] };
type ModelSize = Pick<Plan["models"][number], "name" | "samples">;

/** As many shards as there is work for, and at most so many; one that measures nothing where there is none. */
export function shardsOf({ requests }: Pick<Plan, "requests">, most: number): Shard[] {
  const of = Math.max(1, Math.min(most, requests.length));
  return Array.from({ length: of }, (_, position) => ({ index: position + 1, of }));
}

/** The requests that fall to one shard, in the plan's order; every request falls to exactly one. */
export function shardOf(plan: Planned, { index, of }: Shard): PlannedRequest[] {
  const pieces = heaviestFirst(piecesOf(plan.requests, of), plan.models);
  const loads = pieces.slice(0, of).map(() => 0);
  const mine = new Set<PlannedRequest>();
  for (const { requests, work } of pieces) {
    const lightest = loads.indexOf(Math.min(...loads));
    loads[lightest] = (loads[lightest] ?? 0) + work;
    if (lightest === index - 1) for (const request of requests) mine.add(request);
  }
  return plan.requests.filter((request) => mine.has(request));
}

/**
 * Head and base of a model stay on one machine as long as there is other work to give away: numbers of two machines
 * that differ do not compare.
 */
function piecesOf(requests: readonly PlannedRequest[], of: number): PlannedRequest[][] {
  const pairs = Map.groupBy(requests, ({ model, target }) => `${model} ${target}`);
  return of <= pairs.size ? [...pairs.values()] : requests.map((request) => [request]);
}

function heaviestFirst(pieces: readonly PlannedRequest[][], models: readonly ModelSize[]) {
  const counts = new Map(models.map(({ name, samples }) => [name, samples?.count ?? 0]));
  const workOf = ({ model, variants, packagesOnly }: PlannedRequest) =>
    variants.length * (packagesOnly ? 1 : Math.max(1, counts.get(model) ?? 0));
  return pieces
    .map((requests) => ({ requests, work: requests.reduce((sum, one) => sum + workOf(one), 0) }))
    .sort((a, b) => b.work - a.work);
}
