import { describeProblem, type Problem, UserError } from "../catalog/errors.ts";
import type { At, PlannedRequest } from "../contract/plan.ts";
import type { Inspected } from "../contract/protocol.ts";
import type { Look } from "./look.ts";
import { obstaclesOf } from "./obstacles.ts";
import type { Ports } from "./ports.ts";

/** Variants of a request that cannot be measured, by name, and why. */
export type Unfit = ReadonlyMap<string, Problem>;

/** What is wrong with the head's sources, and of every request, what cannot be measured. */
export interface Survey {
  readonly heads: readonly Problem[];
  readonly unfit: ReadonlyMap<PlannedRequest, Unfit>;
}

/**
 * Looks at every package before anything is measured. What is wrong with the head's source ends the run, all told at
 * once. What a package made by hand holds, or that it is gone, is one variant's failure, and a base that cannot be measured is no fault of the head's: the answer says why, for each such variant.
 */
export async function survey(
  requests: readonly PlannedRequest[],
  look: Look,
  truthOf: Ports["truthOf"],
): Promise<ReadonlyMap<PlannedRequest, Unfit>> {
  const { heads, unfit } = await surveyed(requests, look, truthOf);
  if (heads.length > 0) throw new UserError(heads);
  return unfit;
}

/** The same for who has more to say. */
export async function surveyed(
  requests: readonly PlannedRequest[],
  look: Look,
  truthOf: Ports["truthOf"],
  told: Seeing = () => undefined,
): Promise<Survey> {
  const lookFor = surveyor(look, truthOf, told);
  const heads = new Map<string, Problem>();
  const unfit = new Map<PlannedRequest, Map<string, Problem>>();
  for (const request of requests)
    for (const { at, variants, byHand } of packagesOf(request)) {
      const problems = await lookFor(at, request);
      const ends = request.side === "head" && !byHand;
      for (const problem of problems) {
        if (ends) heads.set(describeProblem(problem), problem);
        const lost = unfit.get(request) ?? new Map<string, Problem>();
        for (const name of variants) if (!lost.has(name)) lost.set(name, problem);
        unfit.set(request, lost);
      }
    }
  return { heads: [...heads.values()], unfit };
}

/** A reason stands where no fix can follow: the package is what it is. */
export function reasonOf({ message, at }: Problem): string {
  return describeProblem({ message, ...(at && { at }) });
}

interface Surveyed {
  readonly at: At;
  /** Those that are made of it. */
  readonly variants: readonly string[];
  readonly byHand: boolean;
}

/** The source, and the packages made by hand beside it. */
function packagesOf({ source, variants }: PlannedRequest): Surveyed[] {
  const made = variants.flatMap(({ name, recipe }): Surveyed[] =>
    recipe.kind === "source"
      ? [{ at: { ...source, path: recipe.path }, variants: [name], byHand: true }]
      : [],
  );
  return [{ at: source, variants: variants.map(({ name }) => name), byHand: false }, ...made];
}

/** Told of each package that was looked at. */
export type Seeing = (request: PlannedRequest, found: Inspected) => void;

function surveyor(look: Look, truthOf: Ports["truthOf"], told: Seeing) {
  return async (at: At, request: PlannedRequest): Promise<readonly Problem[]> => {
    const { model, packagesOnly = false, options } = request;
    const sight = await look(at);
    if (sight.kind === "unseen") return sight.problems;
    told(request, sight.found);
    const truth = packagesOnly ? undefined : await truthOf(model);
    const naming = truth?.naming(sight.found, options);
    const obstacles = obstaclesOf(sight.found, packagesOnly ? "none" : request.target, naming);
    if (obstacles.length > 0)
      return obstacles.map((obstacle) => ({ ...obstacle, at: { file: at.path } }));
    return truth?.misfits(sight.found, options) ?? [];
  };
}
