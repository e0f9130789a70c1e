import { decimalOf } from "../../src/catalog/decimal.ts";
import type { StopRule } from "../../src/judge/early/course.ts";
import { mayStop } from "../../src/judge/early/may-stop.ts";
import { findMetric } from "../../src/tasks/rows.ts";
import { random } from "./random.ts";
import type { Random } from "./world.ts";

/** A variant of which it is known what it loses, measured example by example until it is proven to break its limit. */
export interface StopWorld {
  readonly name: string;
  readonly n: number;
  readonly operator: "max-drop" | "min";
  /** The limit, as a share. */
  readonly limit: number;
  /** The share of all answers that turns wrong, or under `min` is wrong, and the share that turns right. */
  readonly lost: number;
  readonly gained: number;
  /** It truly keeps its limit, if only just: to stop it is an error. */
  readonly keeps: boolean;
}

/** After how many examples each set was stopped; all of them where it was not. */
export interface StopTally {
  readonly after: readonly number[];
}

const ALPHA = 0.05;

/** In points: what is allowed, what is lost net, and what is gained beside. */
function drops(limit: number, net: number, gained: number): StopWorld {
  return {
    name: `stop: ${net} pt of ${limit} allowed, ${gained} % turn right`,
    ...{ n: 5000, operator: "max-drop", limit: limit / 100 },
    ...{ lost: (net + gained) / 100, gained: gained / 100, keeps: net <= limit },
  };
}

function rates(least: number, is: number): StopWorld {
  return {
    name: `stop: ${is} % right of at least ${least} %`,
    ...{ n: 5000, operator: "min", limit: least / 100 },
    ...{ lost: (100 - is) / 100, gained: 0, keeps: is >= least },
  };
}

export const STOPS: readonly StopWorld[] = [
  ...[0.25, 0.5, 1].flatMap((gained) => [9.5, 5, 3].map((net) => drops(1, net, gained))),
  drops(1, 70, 0),
  ...[0.25, 0.5, 1, 2].map((gained) => drops(1, 1, gained)),
  drops(0, 0, 1),
  drops(3, 3, 1),
  rates(90, 80),
  rates(90, 85),
  rates(90, 90),
  rates(99, 99),
];

/** By the function that decides in earnest. */
export function playStops(world: StopWorld, trials: number, seed: number): StopTally {
  const rules = [ruleOf(world)];
  const chance = random(seed);
  const stops = Array.from({ length: trials }, () =>
    mayStop(turnsOf(world, chance), rules, world.n),
  );
  return { after: stops.map((stop) => stop?.after ?? world.n) };
}

function* turnsOf({ n, lost, gained }: StopWorld, chance: Random): Generator<readonly number[]> {
  for (let at = 0; at < n; at += 1) {
    const drawn = chance.uniform();
    yield drawn < lost ? LOST : drawn < lost + gained ? GAINED : SAME;
  }
}

const [LOST, GAINED, SAME] = [[1], [-1], [0]] as const;

function ruleOf({ operator, limit }: StopWorld): StopRule {
  const metric = findMetric("top-1");
  if (metric === undefined) throw new Error("there is no metric top-1");
  const at = { line: 1, column: 1 };
  return {
    limit: { metric: metric.name, operator, target: decimalOf(limit), text: String(limit), at },
    ...{ metric, alpha: ALPHA, bets: true },
  };
}
