import type { Scores } from "../../statistics/scores.ts";
import { type Judgement, unmeasured } from "../judgement.ts";
import { isEstimable } from "./is-estimable.ts";
import { doubtNothingToLose, isSurelyBetter } from "./nothing-to-lose.ts";
import { judgeChange, judgeRate } from "./rates.ts";
import { judgeScreen, judgeScreenChange } from "./screens.ts";
import { sidesOf, type Versus } from "./sides.ts";
import type { Trial } from "./trial.ts";
import { judgeValue, judgeValueChange } from "./values.ts";

/** A limit on what records or times show, by the test that such scores have. */
export function decideScored(trial: Trial): Judgement {
  const sides = sidesOf(trial);
  if (sides.kind === "settled") return sides.judgement;
  const { after } = sides;
  if (after.kind === "collapsed") return collapsed(after.why);
  if (sides.kind === "alone") return sayForegone(decideAlone(trial, after), after);
  // Before the test: what nothing could break is not kept, be its answer sure or not.
  const doubt = doubtNothingToLose(trial, sides);
  const judgement = decideVersus(trial, sides);
  if (doubt !== undefined && !isSurelyBetter(judgement)) return unmeasured(doubt);
  return sayForegone(judgement, after);
}

/** A limit that no answer could have broken is kept, and shows nothing. */
function sayForegone(judgement: Judgement, after: Scores): Judgement {
  const why = "foregone" in after ? after.foregone : undefined;
  if (why === undefined || judgement.state !== "pass") return judgement;
  return {
    ...judgement,
    foregone: true,
    why: `${judgement.why}; ${why} cannot fail, and certifies nothing`,
  };
}

/** How a value stands to its `min` or `max`. */
export function decideAlone(
  trial: Trial,
  after: Exclude<Scores, { kind: "collapsed" }>,
): Judgement {
  if (after.kind === "rate") return judgeRate(trial, after);
  if (after.kind === "screen") return judgeScreen(trial, after);
  return judgeValue(trial, after);
}

/** How the two sides of a limit compare. */
export function decideVersus(trial: Trial, sides: Versus): Judgement {
  const { before, after, than } = sides;
  if (before.kind === "collapsed") return unmeasured({ unmeasured: `${than}: ${before.why}` });
  if (before.kind === "rate" && after.kind === "rate")
    return judgeChange(trial, { ...sides, before, after });
  if (before.kind === "screen" && after.kind === "screen")
    return judgeScreenChange(trial, { before, after, than });
  if (isEstimable(before) && isEstimable(after))
    return judgeValueChange(trial, { ...sides, before, after });
  return unmeasured({ unmeasured: `${than} was scored in another way` });
}

/** A model that answers everything alike is worse than any limit. */
function collapsed(why: string): Judgement {
  return { state: "fail", observed: null, why };
}
