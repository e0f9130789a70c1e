import { decimalOf } from "../../src/catalog/decimal.ts";
import type { Candidate } from "../../src/judge/choice/candidates.ts";
import {
  ALONE,
  type Ships,
  type SingleTest,
  testTogether,
} from "../../src/judge/choice/together.ts";
import type { Branch } from "../../src/judge/tree.ts";
import type { Pairs } from "../../src/statistics/pairs.ts";
import { findMetric } from "../../src/tasks/rows.ts";
import { random } from "./random.ts";
import type { Random } from "./world.ts";

/** Variants from the largest to the smallest, of which it is known what each truly loses and what it may. */
export interface LadderWorld {
  readonly name: string;
  readonly n: number;
  /** In points, as are the limits. */
  readonly drops: readonly number[];
  readonly limits: readonly number[];
  /** What the policy ships: the place of a variant. */
  readonly ships?: number;
  /** How the answers of one variant that turn are those of another: the same ones, others, or never the same. */
  readonly turn: "together" | "apart" | "against";
}

/** How often a variant is named certain that breaks its limit, and how often the smallest that keeps it is found. */
export interface LadderTally {
  readonly wrong: number;
  readonly best: number;
  /** The same of what each has at an equal share of alpha, whatever became of the others. */
  readonly bestOfSplit: number;
  readonly sets: number;
}

export function sumOf(one: LadderTally, other: LadderTally): LadderTally {
  return {
    wrong: one.wrong + other.wrong,
    best: one.best + other.best,
    bestOfSplit: one.bestOfSplit + other.bestOfSplit,
    sets: one.sets + other.sets,
  };
}

const ALPHA = 0.05;
const FLIPS = 0.006;

export function playLadder(world: LadderWorld, sets: number, seed: number): LadderTally {
  const { drops, limits, ships } = world;
  const chance = random(seed);
  const keeps = drops.map((drop, at) => drop < (limits[at] ?? 0));
  const best = keeps.lastIndexOf(true);
  const known = new Map<string, Candidate>();
  const test = { keeps: remembered(ALONE.keeps), breaks: remembered(ALONE.breaks) };
  let [wrong, found, ofSplit] = [0, 0, 0];
  for (let set = 0; set < sets; set += 1) {
    const candidates = draw(world, chance).map((pairs, at) => {
      const name = [at, pairs.lost, pairs.gained].join(" ");
      const candidate = known.get(name) ?? candidateOf(world, at, pairs);
      known.set(name, candidate);
      return candidate;
    });
    const about = { ships: shipsOf(candidates, ships), objective: "size" } as const;
    const certain = testTogether(candidates, about, test)
      .filter(({ isCertain }) => isCertain)
      .map(({ candidate }) => candidates.indexOf(candidate));
    if (certain.some((at) => !keeps[at])) wrong += 1;
    if (best >= 0 && certain.includes(best)) found += 1;
    const own = candidates[best];
    if (own && test.keeps(own, ALPHA / candidates.length)) ofSplit += 1;
  }
  return { wrong, best: found, bestOfSplit: ofSplit, sets };
}

/** The same counts come again and again: each is tested once at each level. */
function remembered(test: SingleTest["keeps"]): SingleTest["keeps"] {
  const known = new Map<Candidate, Map<number, boolean>>();
  return (candidate, alpha) => {
    const own = known.get(candidate) ?? new Map<number, boolean>();
    known.set(candidate, own);
    const found = own.get(alpha) ?? test(candidate, alpha);
    own.set(alpha, found);
    return found;
  };
}

function shipsOf(candidates: readonly Candidate[], ships: number | undefined): Ships {
  const candidate = ships === undefined ? undefined : candidates[ships];
  return candidate === undefined ? { kind: "any" } : { kind: "one", candidate };
}

/** What each variant lost and gained of the same examples. */
function draw({ n, drops, turn }: LadderWorld, { uniform }: Random): Pairs[] {
  const found = drops.map(() => ({ n, lost: 0, gained: 0 }));
  for (let row = 0; row < n; row += 1) {
    const shared = uniform();
    for (const [at, drop] of drops.entries()) {
      const one = found[at];
      const place =
        turn === "apart" ? uniform() : turn === "against" && at % 2 === 1 ? 1 - shared : shared;
      if (one === undefined) continue;
      if (place < drop / 100 + FLIPS / 2) one.lost += 1;
      else if (place < drop / 100 + FLIPS) one.gained += 1;
    }
  }
  return found;
}

const TOP1 = findMetric("top-1");

export function candidateOf(
  { limits }: Pick<LadderWorld, "limits">,
  at: number,
  pairs: Pairs,
): Candidate {
  if (TOP1 === undefined) throw new Error("there is no top-1");
  const points = limits[at] ?? 0;
  const limit = {
    ...({ metric: "top-1", operator: "max-drop", text: `${points} pt` } as const),
    ...{ target: decimalOf(Number((points / 100).toFixed(6))), at: { line: 1, column: 1 } },
  };
  const question = {
    ...({ kind: "change", limit, metric: TOP1, than: "the reference", unchanged: false } as const),
    ...{ pairs: { ...pairs, open: 0 }, seen: pairs },
  };
  const asked = {
    ...{ limit, metric: TOP1, target: "portable", question },
    comparison: { unmeasured: "only the counts are played" },
  };
  const branch: Branch = { ...BARE, alpha: ALPHA, asked: [asked] };
  return { name: `v${at}`, branch, bytes: 48e6 / 2 ** at, bits: 32 / 2 ** at, metrics: {} };
}

const BARE = {
  variant: {
    ...({ name: "played", recipe: { kind: "stored" }, gate: {}, limits: [] } as const),
    at: { line: 1, column: 1 },
  },
  settings: {
    confidence: decimalOf(0.95),
    ...({ onInconclusive: "warn", onUnmeasured: "fail", onUnchanged: "judge" } as const),
    ...({ onRemoved: "warn", onRegression: "graded", early: "certified" } as const),
  },
  ...{ enforced: true, isYardstick: false, waivers: [], rates: [], targets: [], on: new Map() },
};

const FIVE = [1, 1, 1, 1, 1];

/** Ladders of every shape: what is just as bad as allowed stands where it is tested first, last, and after the hopeless. */
export const LADDERS: readonly LadderWorld[] = [
  ...(["together", "apart", "against"] as const).flatMap((turn): LadderWorld[] => [
    { name: `all at the limit, ${turn}`, n: 800, drops: [1, 1, 1, 1, 1], limits: FIVE, turn },
    { name: `the first hopeless, ${turn}`, n: 800, drops: [20, 1, 1, 1, 1], limits: FIVE, turn },
    { name: `hopeless by turns, ${turn}`, n: 800, drops: [12, 1, 12, 1, 1], limits: FIVE, turn },
    { name: `a little beyond, ${turn}`, n: 800, drops: [2.5, 1, 2.5, 1, 1], limits: FIVE, turn },
    { name: `nearly hopeless, ${turn}`, n: 800, drops: [3, 1, 3, 1, 1], limits: FIVE, turn },
  ]),
  { name: "all cost nothing", n: 800, drops: [0, 0, 0, 0, 0], limits: FIVE, turn: "together" },
  {
    name: "a cliff at the last",
    n: 800,
    drops: [0, 0, 0.1, 0.2, 9],
    limits: FIVE,
    turn: "together",
  },
  {
    name: "a cliff at the fourth",
    n: 800,
    drops: [0, 0, 0.1, 8, 20],
    limits: FIVE,
    turn: "together",
  },
  { name: "the first broken", n: 800, drops: [20, 0, 0, 0.1, 9], limits: FIVE, turn: "together" },
  {
    name: "the first out of reach",
    n: 300,
    drops: [0, 0, 0.1, 0.2, 9],
    limits: [0.5, 2, 2, 2, 2],
    turn: "together",
  },
  {
    name: "one that falls evenly",
    n: 800,
    drops: [0.3, 0.6, 0.9, 1.2, 1.5],
    limits: FIVE,
    turn: "together",
  },
  {
    name: "the third ships, all at the limit",
    n: 800,
    drops: [0, 0, 1, 1, 1],
    limits: FIVE,
    ships: 2,
    turn: "apart",
  },
  {
    name: "the second ships, a cliff at the last",
    n: 800,
    drops: [0, 0, 0.1, 0.2, 9],
    limits: FIVE,
    ships: 1,
    turn: "together",
  },
  {
    name: "the second ships, the third broken",
    n: 800,
    drops: [0, 0, 20, 1, 1],
    limits: FIVE,
    ships: 1,
    turn: "apart",
  },
];
