import type { Resampling } from "../statistics/after/redraws.ts";
import { impliedAsks, itselfOf } from "./itself.ts";
import { caseOf, type JudgeInput } from "./judge.ts";
import { isLeftOut } from "./left-out.ts";
import { resamplingFor } from "./limit.ts";
import { asksOf } from "./limits.ts";
import { type Subject, subjectOf } from "./subject.ts";
import type { Ask } from "./tried.ts";

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
export function* drawAhead(input: JudgeInput): Generator<Drawn> {
  for (const planned of input.plan.models) {
    if (isLeftOut(planned)) continue;
    const { modelCase } = caseOf(planned, input);
    const itself = itselfOf(modelCase);
    yield* drawFor(itself, [...asksOf(itself), ...impliedAsks(modelCase)], planned.name);
    for (const variant of modelCase.model.variants) {
      const subject = subjectOf(modelCase, variant);
      yield* drawFor(subject, asksOf(subject), planned.name);
    }
  }
}

function* drawFor(
  { sightings, variant }: Subject,
  asks: readonly Ask[],
  model: string,
): Generator<Drawn> {
  for (const { limit, target } of asks) {
    const sighting = sightings.get(target);
    const resampling = sighting && resamplingFor(limit, sighting);
    if (resampling) yield* draw(resampling, `${model}/${variant.name} ${limit.metric}`);
  }
}

function* draw(resampling: Resampling, what: string): Generator<Drawn> {
  while (!resampling.done) {
    resampling.step();
    yield { what, done: resampling.steps, total: resampling.total };
  }
}
