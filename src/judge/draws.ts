import type { Resampling } from "../statistics/after/redraws.ts";
import { drawsOf } from "./question/answer.ts";
import type { Branch, Case, CaseTree, TargetLimit } from "./tree.ts";

/** How far the draws of one limit are. */
export interface Drawn {
  readonly what: string;
  readonly done: number;
  readonly total: number;
}

/**
 * Draws what the limits will ask for, and stops after every draw, so that nobody waits for long: a progress line
 * moves between two of them. Judging afterwards finds it drawn; without this it draws the same by itself.
 */
export function* draws({ models }: CaseTree): Generator<Drawn> {
  for (const one of models) {
    if (one.kind === "left out") continue;
    for (const branch of [...(one.itself ? [one.itself] : []), ...one.branches])
      for (const asked of askedOf(one, branch)) yield* draw(asked, one, branch);
  }
}

/** What nobody wrote, and what still asks how the model itself compares with the base, is wanted beforehand too. */
function askedOf({ itself, sinceBase }: Case, branch: Branch): readonly TargetLimit[] {
  return branch === itself && sinceBase ? [...branch.asked, sinceBase.none] : branch.asked;
}

function* draw({ question, limit }: TargetLimit, { model }: Case, { variant }: Branch) {
  const resampling = drawsOf(question);
  if (resampling) yield* drawAll(resampling, `${model.name}/${variant.name} ${limit.metric}`);
}

function* drawAll(resampling: Resampling, what: string): Generator<Drawn> {
  while (!resampling.done) {
    resampling.step();
    yield { what, done: resampling.steps, total: resampling.total };
  }
}
