import { describeProblem, type Problem, UserError } from "../catalog/errors.ts";
import type { At, PlannedRequest } from "../contract/plan.ts";
import type { Inspected } from "../contract/protocol.ts";
import { checkLabels } from "../samples/check-labels.ts";
import type { Crew } from "./crew.ts";
import { lookerOf } from "./look.ts";
import { obstaclesOf } from "./obstacles.ts";
import type { Ports } from "./ports.ts";

/**
 * Looks at every package before anything is measured. Problems of the head end the run, all told at once. A base
 * that cannot be measured is no fault of the head's: the answer says why, for each such request.
 */
export async function survey(
  requests: readonly PlannedRequest[],
  crew: Crew,
  ports: Pick<Ports, "locate" | "labelsOf">,
  seen: Seeing = () => undefined,
): Promise<ReadonlyMap<PlannedRequest, string>> {
  const problemsOf = surveyor(crew, ports, seen);
  const heads = new Map<string, Problem>();
  const bases = new Map<PlannedRequest, string>();
  for (const request of requests)
    for (const at of packagesOf(request))
      for (const problem of await problemsOf(at, request)) {
        if (request.side === "base") bases.set(request, reasonOf(problem));
        else heads.set(describeProblem(problem), problem);
      }
  if (heads.size > 0) throw new UserError([...heads.values()]);
  return bases;
}

/** A reason stands where no fix can follow: the base is what it is. */
function reasonOf({ message, at }: Problem): string {
  return describeProblem({ message, ...(at && { at }) });
}

/** The source, and the packages made by hand beside it. */
function packagesOf({ source, variants }: PlannedRequest): At[] {
  const made = variants.flatMap(({ recipe }) =>
    recipe.kind === "source" ? [{ path: recipe.path, commit: source.commit }] : [],
  );
  return [source, ...made];
}

/** Told of each package that was looked at. */
type Seeing = (request: PlannedRequest, found: Inspected) => void;

function surveyor(
  crew: Crew,
  { locate, labelsOf }: Pick<Ports, "locate" | "labelsOf">,
  seen: Seeing,
) {
  const look = lookerOf(crew, locate);
  return async (at: At, request: PlannedRequest): Promise<readonly Problem[]> => {
    const { model, packagesOnly = false } = request;
    const sight = await look(at);
    if (sight.kind === "unseen") return sight.problems;
    seen(request, sight.found);
    const obstacles = obstaclesOf(sight.found, packagesOnly ? "none" : request.target);
    if (obstacles.length > 0)
      return obstacles.map((obstacle) => ({ ...obstacle, at: { file: at.path } }));
    if (packagesOnly) return [];
    return checkLabels(await labelsOf(model), sight.found.classes, sight.found.classCount);
  };
}
