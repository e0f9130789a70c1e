import { Placement } from "../contract/placement.ts";
import { whyUnanswered } from "../worker/answer.ts";
import { narrate } from "./crew.ts";
import { laneRequest } from "./evaluate.ts";
import { engineFor } from "./fingerprint.ts";
import { type Packages, whyUnlike, withPlaces } from "./packages.ts";
import type { Placed } from "./placed.ts";
import { patienceFor } from "./request.ts";
import type { Way } from "./ways.ts";
import type { Workshop } from "./workshop.ts";

/** Where Core ML expects a lane's package to run; or why that is not known. */
export type Expected = { readonly placement: Placement } | { readonly unplaced: string };

/**
 * Asks for the compute plan of every lane's package, where the target has more than one device. To make one may crash or
 * hang, so each is asked of a process of its own; what comes of it takes nothing from what else was measured.
 */
export async function expected(
  ways: readonly Way[],
  packages: Packages,
  placed: Placed,
  shop: Workshop,
): Promise<ReadonlyMap<string, Expected>> {
  const found = new Map<string, Expected>();
  const { planned } = placed;
  const runs = ways.filter(({ lost }) => lost === undefined);
  if (!engineFor(planned.target, shop.hello).placement || runs.length === 0) return found;
  const names = new Set(runs.map(({ lane }) => lane.name));
  const there = await withPlaces(packages, names, placed, shop);
  for (const way of runs) {
    const unlike = whyUnlike(way.lane.name, packages, there);
    if (unlike !== undefined) {
      found.set(way.lane.name, unplaced(unlike));
      continue;
    }
    const { packages: places } = laneRequest(way, there, way.folder);
    const request = { do: "place" as const, engine: planned.target, packages: places };
    const answer = await shop.crew.askAlone(request, narrate(shop.progress), patienceFor(placed));
    found.set(way.lane.name, expectation(answer));
  }
  return found;
}

type Answer = Awaited<ReturnType<Workshop["crew"]["ask"]>>;

function expectation(answer: Answer): Expected {
  if (answer.kind !== "result") return unplaced(whyUnanswered(answer));
  const read = Placement.safeParse(answer.value);
  return read.success ? { placement: read.data } : unplaced("the worker answered something else");
}

function unplaced(why: string): Expected {
  return { unplaced: `there is no compute plan of it: ${why}` };
}
