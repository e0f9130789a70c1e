import type { Observation } from "../evidence/observation.ts";
import type { Case } from "../tree.ts";
import { type Candidate, isCandidate, keepingOf, type Weighed, weigh } from "./candidates.ts";
import { type Ships, type Tested, testTogether } from "./together.ts";

/** All that a choice is made from. */
export interface Field {
  readonly weighed: readonly Weighed[];
  readonly ships: Ships;
  readonly tested: readonly Tested[];
  /** Those of which one may be chosen. */
  readonly eligible: readonly Candidate[];
  /** None is certain: they keep their limits as far as the numbers seen tell. */
  readonly onEstimates: boolean;
}

/** Every variant weighed, and those that may be chosen. */
export function fieldOf(modelCase: Case, source: Observation): Field {
  const { ship, objective } = modelCase.model;
  const weighed = weigh(modelCase, source);
  const candidates = weighed.filter(isCandidate);
  const ships = shipsOf(weighed, ship);
  const tested = testTogether(candidates, { ships, objective });
  const certain = tested.flatMap((one) => (one.isCertain ? one.candidate : []));
  const estimated = certain.length > 0 ? [] : byNumbers(candidates, ships);
  return {
    ...{ weighed, ships, tested },
    eligible: [...certain, ...estimated],
    onEstimates: estimated.length > 0,
  };
}

function shipsOf(weighed: readonly Weighed[], ship: string | null): Ships {
  if (ship === null) return { kind: "any" };
  const found = weighed.find(({ name }) => name === ship);
  if (found === undefined) return { kind: "nothing" };
  if (isCandidate(found)) return { kind: "one", candidate: found };
  return { kind: found.isLarge ? "large" : "nothing" };
}

/**
 * Where none is certain: those that keep their limits by the numbers seen, whether these stand alone or have examples
 * behind them, for evidence must not make advice weaker than none would. Of what ships nothing smaller is said so.
 */
function byNumbers(candidates: readonly Candidate[], ships: Ships): Candidate[] {
  const among = ships.kind === "one" ? [ships.candidate] : ships.kind === "any" ? candidates : [];
  return among.filter((one) => keepingOf(one, one.branch.alpha).kind !== "not");
}
