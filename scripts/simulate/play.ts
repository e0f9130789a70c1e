import { decimalOf } from "../../src/catalog/decimal.ts";
import { OPERATORS } from "../../src/catalog/operators.ts";
import type { Judgement } from "../../src/judge/judgement.ts";
import { answer } from "../../src/judge/question/answer.ts";
import { askAlone, askVersus } from "../../src/judge/question/ask.ts";
import type { About, Question } from "../../src/judge/question/question.ts";
import { harmAlone, harmVersus } from "../../src/statistics/after/estimates.ts";
import { isEstimable, type Scores } from "../../src/statistics/scores.ts";
import { findMetric } from "../../src/tasks/rows.ts";
import { random } from "./random.ts";
import type { Sides, World } from "./world.ts";

export type State = "pass" | "leans pass" | "leans fail" | "fail";

/** How often the judge found what. */
export type Tally = Readonly<Record<State, number>>;

export const NOTHING: Tally = { pass: 0, "leans pass": 0, "leans fail": 0, fail: 0 };

const ALPHA = 0.05;

/** Puts samples of a world before the judge; of an enumerated one all outcomes there are, by their chance. */
export function play(world: World, share: number, trials: number, seed: number): Tally {
  const { method } = world;
  const judge = judgeOf(world);
  const tally = { ...NOTHING };
  if (method.kind === "enumerated") {
    for (const { chance, ...sides } of method.outcomes(share)) tally[judge(sides)] += chance;
    return tally;
  }
  const chance = random(seed);
  for (let trial = 0; trial < trials; trial += 1) tally[judge(method.sample(chance, share))] += 1;
  return tally;
}

export function sum(one: Tally, other: Tally): Tally {
  return {
    pass: one.pass + other.pass,
    "leans pass": one["leans pass"] + other["leans pass"],
    "leans fail": one["leans fail"] + other["leans fail"],
    fail: one.fail + other.fail,
  };
}

/** The functions that decide in earnest; what has a name is decided once. */
function judgeOf(world: World): (sides: Sides) => State {
  const about = aboutOf(world);
  const known = new Map<string, State>();
  return ({ name, before, after }) => {
    const state = known.get(name ?? "") ?? stateOf(answer(questionOf(about, before, after), ALPHA));
    if (name !== undefined) known.set(name, state);
    return state;
  };
}

function questionOf(about: About, before: Scores, after: Scores): Question {
  if (OPERATORS[about.limit.operator].against === "absolute")
    return askAlone(about, after, (better) => harmAlone[better](estimable(after)));
  const { direction } = about.metric;
  return askVersus(about, {
    ...PAIRED,
    before,
    after,
    value: () => harmAlone.lower(estimable(before)).value,
    harm: (how) =>
      harmVersus(estimable(before), estimable(after), { ...how, direction, together: true }),
  });
}

const PAIRED = { than: "the reference", same: false } as const;

function estimable(scores: Scores) {
  if (!isEstimable(scores)) throw new Error(`a ${scores.kind} has no estimate`);
  return scores;
}

function stateOf({ state, leans, why }: Judgement): State {
  if (state === "pass" || state === "fail") return state;
  if (state === "inconclusive") return leans === "fail" ? "leans fail" : "leans pass";
  throw new Error(why);
}

function aboutOf({ metric: name, operator, allowed, worst }: World): About {
  const metric = findMetric(name);
  if (metric === undefined) throw new Error(`there is no metric ${name}`);
  const at = { line: 1, column: 1 };
  const written = (value: number) => ({ value: decimalOf(value), text: String(value) });
  const limit = {
    metric: name,
    operator,
    target: decimalOf(allowed),
    text: String(allowed),
    at,
    ...(worst !== undefined && { worst: written(worst) }),
  };
  return { limit, metric };
}
