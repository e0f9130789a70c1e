import { MOST_SHARDS } from "../catalog/shards.ts";
import type { Plan, PlannedRequest } from "../contract/plan.ts";
import type { RequestSlot, Span } from "../contract/slot.ts";
import { findTask } from "../tasks/rows.ts";
import { costOf, START } from "./costs.ts";
import { longest, type Piece, type Portion, portionsOf } from "./portions.ts";

/** `--shard 2/3`: the second of three machines. Both count from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** As it is written: `2/3`. */
export function nameOf({ index, of }: Shard): string {
  return `${index}/${of}`;
}

/** What one machine measures of a request: all of it, or these of its examples. */
export interface Share {
  readonly request: PlannedRequest;
  readonly rows?: Span;
}

type Planned = Pick<Plan, "requests"> & { readonly models: readonly Counted[] };
type Counted = Pick<Plan["models"][number], "name" | "samples">;

/** All of so many machines. */
export function shardsOf(of: number): Shard[] {
  return Array.from({ length: of }, (_, at) => ({ index: at + 1, of }));
}

/** How many machines of at most so many make it shorter: what another would save must be worth starting it. */
export function shardsFor(plan: Planned, most: number): number {
  const pieces = piecesOf(plan);
  const useful = usefulOf(pieces, most);
  const time = (of: number) => START + longest(pieces, portionsOf(pieces, of));
  const shortest = time(useful);
  let of = 1;
  while (of < useful && time(of) > shortest * WORTH) of += 1;
  return of;
}

const WORTH = 1.05;

/** What falls to one shard, in the plan's order. */
export function sharesOf(plan: Planned, { index, of }: Shard): readonly Share[] {
  return dealt(plan, of)[index - 1] ?? [];
}

/** What falls to each of so many, or of fewer where there is less to do: of every request, every example to exactly one. */
export function dealt(plan: Planned, of: number): (readonly Share[])[] {
  const pieces = piecesOf(plan);
  const pieceOf = new Map(pieces.flatMap(({ requests }, at) => requests.map((one) => [one, at])));
  return portionsOf(pieces, usefulOf(pieces, of)).map((own) => {
    const portions = new Map(own.map((portion) => [portion.piece, portion]));
    return plan.requests.flatMap((request): Share[] => {
      const at = pieceOf.get(request) ?? -1;
      const portion = portions.get(at);
      return portion === undefined ? [] : [shareOf(request, portion, pieces[at]?.count ?? 0)];
    });
  });
}

/** Whether several of so many share the samples of a request, rather than one having them all. */
export function isShared(plan: Planned, of: number, { model, side, target }: RequestSlot): boolean {
  return dealt(plan, of).some((shares) =>
    shares.some(
      ({ request, rows }) =>
        rows !== undefined &&
        request.model === model &&
        request.side === side &&
        request.target === target,
    ),
  );
}

function shareOf(request: PlannedRequest, { begin, end }: Portion, count: number): Share {
  return begin === 0 && end === count ? { request } : { request, rows: [begin, end] };
}

interface Requests extends Piece {
  readonly requests: readonly PlannedRequest[];
}

/**
 * Head and base of a model on one target, with all variants, are one piece of work: whatever answers an example, it
 * does on one machine, for numbers of two machines that differ do not compare.
 */
function piecesOf({ requests, models }: Planned): Requests[] {
  const counts = new Map(models.map(({ name, samples }) => [name, samples?.count ?? 0]));
  const pairs = Map.groupBy(requests, ({ model, target }) => `${model} ${target}`);
  return [...pairs.values()].map((pair) => {
    const count = counts.get(pair[0]?.model ?? "") ?? 0;
    const costs = pair.map((request) => costOf(request, count));
    const sum = (part: "once" | "first" | "each") =>
      costs.reduce((total, cost) => total + cost[part], 0);
    return {
      ...{ requests: pair, once: sum("once"), first: sum("first"), each: sum("each") },
      count,
      whole: pair.some(staysWhole),
    };
  });
}

/** Packages alone have no examples; what else is not divided, the task says. */
function staysWhole({ task, packagesOnly }: PlannedRequest): boolean {
  const row = findTask(task);
  return packagesOnly === true || row === undefined || row.whole === true;
}

/** No more machines than there are things to do. */
function usefulOf(pieces: readonly Piece[], most: number): number {
  const things = pieces.reduce(
    (sum, { whole, count }) => sum + (whole ? 1 : Math.max(1, count)),
    0,
  );
  return Math.max(1, Math.min(most, things, MOST_SHARDS));
}
