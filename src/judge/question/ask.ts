import { toNumber } from "../../catalog/decimal.ts";
import type { Metric, Test } from "../../catalog/metrics.ts";
import { OPERATORS, type Operator } from "../../catalog/operators.ts";
import { WRITTEN } from "../../catalog/units.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import type { Limit } from "../../policy/policy.ts";
import type { Cut } from "../../statistics/after/cut.ts";
import { type Harm, isTellable } from "../../statistics/after/harm.ts";
import { sumsIn } from "../../statistics/after/in-clusters.ts";
import { isUnchanged } from "../../statistics/after/unchanged.ts";
import { countRight } from "../../statistics/pairs.ts";
import { isEstimable, type Scores } from "../../statistics/scores.ts";
import { amount } from "../../words/amounts.ts";
import { comparable, identical } from "../evidence/comparable.ts";
import { type Comparison, sliceOf } from "../evidence/comparison.ts";
import { whyGuessed, whyShownOtherwise } from "../evidence/guess.ts";
import { noValue, type Observation } from "../evidence/observation.ts";
import { type Judgement, unmeasured, withoutBase } from "../judgement.ts";
import { judgeExact } from "./exact.ts";
import { whyNothingToLose } from "./nothing-to-lose.ts";
import { type About, type Question, settled, type Trial } from "./question.ts";
import { rareOf, worstOf } from "./rare.ts";
import { countChange } from "./rates.ts";
import { judgeScreen, judgeScreenChange } from "./screens.ts";
import { askStated, isStated } from "./stated.ts";
import { askStopped } from "./stopped.ts";

/** A limit put to what was seen on one target: all of it that does not depend on how sure one wants to be. */
export function ask(
  limit: Limit,
  metric: Metric | undefined,
  comparison: Comparison | Unmeasured,
): Question {
  if (metric === undefined) return settled(unmeasured(notYet(limit.metric)));
  const question = asked(limit, metric, comparison);
  if (question.kind !== "settled" || isTellable(question.judgement.observed ?? 0)) return question;
  return settled(unmeasured(noValue(metric)));
}

function asked(limit: Limit, metric: Metric, comparison: Comparison | Unmeasured): Question {
  if (isUnmeasured(comparison)) {
    // Of what no engine here measures, the reason is that of the recording.
    const why = metric.source === "target" ? undefined : whyNotYet(metric);
    return settled(unmeasured(why ?? comparison));
  }
  const { stopped } = comparison.own;
  if (stopped !== undefined && metric.source === "records")
    return askStopped({ limit, metric }, stopped.stop);
  // A number that was only stated is one of all examples.
  const whole = { ...comparison, limit, metric };
  if (limit.slice === undefined && metric.planned === undefined && isStated(whole))
    return askStated(whole);
  const why = whyNotYet(metric);
  if (why !== undefined) return settled(unmeasured(why));
  const within = limit.slice === undefined ? comparison : sliceOf(comparison, limit.slice);
  if (isUnmeasured(within)) return settled(unmeasured(within));
  if (metric.round !== undefined && within.own.informs !== undefined)
    return settled(informing(metric, within.own, within.own.informs));
  const question = tested({ ...within, limit, metric });
  const guess =
    whyShownOtherwise(limit, metric, comparison.otherwise) ??
    whyGuessed(limit, metric, comparison.guess);
  if (guess === undefined) return question;
  return question.kind === "settled" ? settled(unmeasured(guess)) : { ...question, guess };
}

/** Times that are shown, and of which none decides anything. */
function informing(metric: Metric, own: Observation, why: string): Judgement {
  const point = own.point(metric);
  if (isUnmeasured(point)) return unmeasured(point);
  const seen = `${metric.name} is ${amount(point.value, WRITTEN[metric.quantity].value)} here`;
  return {
    ...{ state: "unmeasured", observed: point.value, informs: true },
    why: `${seen}, which informs and decides nothing: ${why}`,
  };
}

/** What a limit asks for that nothing here can tell yet. */
function whyNotYet({ name, source, test }: Metric): Unmeasured | undefined {
  if (source === "target" && test === "not-yet") {
    return { unmeasured: `${name} needs a target that measures it; no engine here does yet` };
  }
  if (test === "not-yet") return notYet(name);
}

function notYet(what: string): Unmeasured {
  return { unmeasured: `${what} is not evaluated yet` };
}

type Asks = Partial<Record<Operator, (trial: Trial) => Question>>;

const askExact = (trial: Trial) => settled(judgeExact(trial));

const EXACT: Asks = {
  min: askExact,
  max: askExact,
  "max-drop": askExact,
  "max-increase": askExact,
  "max-ratio": askExact,
  "max-regression": askExact,
};

const SHARE: Asks = {
  min: askScored,
  max: askScored,
  "max-drop": askScored,
  "max-increase": askScored,
  "max-regression": askScored,
};

const SCORED: Asks = { ...SHARE, "max-ratio": askScored };

/** By a metric's test and a limit's operator, how it is asked. What has no entry is not decided, and says so. */
const ASKS: Readonly<Record<Test, Asks>> = {
  exact: EXACT,
  rate: SHARE,
  mean: SCORED,
  clustered: SCORED,
  resampled: SCORED,
  quantile: SHARE,
  classes: SHARE,
  rounds: SCORED,
  screen: SCORED,
  "not-yet": {},
};

function tested(trial: Trial): Question {
  const { metric, limit } = trial;
  const ask = ASKS[metric.test][limit.operator];
  return ask?.(trial) ?? settled(unmeasured(notYet(`${limit.operator} of ${metric.name}`)));
}

/** A limit on what records or times show, by the test that such scores have. */
function askScored(trial: Trial): Question {
  const { metric, limit, own, reference, base } = trial;
  const after = own.scores(metric);
  const { against } = OPERATORS[limit.operator];
  switch (against) {
    case "absolute":
      if (isUnmeasured(after)) return settled(unmeasured(after));
      return askAlone(trial, after, (better, cut) => own.harm(metric, better, cut));
    case "reference":
      return askBeside(trial, comparable(own, reference, "the reference"), ALONGSIDE);
    case "base":
      if (base.kind !== "present") return settled(withoutBase(base));
      return askBeside(trial, comparable(own, base.own, "the base"), BEFORE);
    default:
      return against satisfies never;
  }
}

/** How the other side was measured: what sentences call it, and whether rounds took turns, so that they pair. */
interface Other {
  readonly than: string;
  readonly together: boolean;
}

const ALONGSIDE: Other = { than: "the reference", together: true };
const BEFORE: Other = { than: "the base", together: false };

function askBeside(
  trial: Trial,
  other: Observation | Unmeasured,
  { than, together }: Other,
): Question {
  const { metric, own } = trial;
  if (isUnmeasured(other)) return settled(unmeasured(other));
  const [before, after] = [other.scores(metric), own.scores(metric)];
  if (isUnmeasured(after)) return settled(unmeasured(after));
  if (isUnmeasured(before))
    return settled(unmeasured({ unmeasured: `${than}: ${before.unmeasured}` }));
  return askVersus(trial, {
    before,
    after,
    than,
    same: identical(own, other),
    value: () => {
      const harm = other.harm(metric, "lower");
      return isUnmeasured(harm) ? Number.NaN : harm.value;
    },
    harm: (how) => own.harmOver(other, metric, { ...how, together }),
  });
}

/** How a value stands to its `min` or `max`; under `min` less of the value is worse, under `max` more. */
export function askAlone(
  about: About,
  after: Scores,
  harmBy: (better: "higher" | "lower", cut?: Cut) => Harm | Unmeasured,
): Question {
  const { limit, metric } = about;
  if (after.kind === "collapsed") return settled(collapsed(after.why));
  if (after.kind === "screen") return settled(judgeScreen(about, after));
  const foregone = foregoneIn(after);
  if (after.kind === "rate") {
    const { right, clusters: rows } = after;
    const clusters = rows && sumsIn(right, rows);
    const counted = { right: countRight(right), n: right.length, ...(clusters && { clusters }) };
    return { kind: "rate", limit, metric, ...counted, ...foregone };
  }
  const worst = worstOf(about, after, false);
  const cut = worst === undefined ? undefined : { worst, limit: toNumber(limit.target) };
  const harm = harmBy(limit.operator === "min" ? "higher" : "lower", cut);
  if (isUnmeasured(harm)) return settled(unmeasured(harm));
  const rare = rareOf(about, after, { worst, beyond: harm.beyond, n: harm.n });
  return { kind: "value", limit, metric, harm, ...(rare && { rare }), ...foregone };
}

/** The scores of two sides, and how much worse the later one is. */
export interface Sides {
  readonly before: Scores;
  readonly after: Scores;
  readonly than: string;
  /** Whether program and weights are the same to the bit. */
  readonly same: boolean;
  /** What the earlier side scored; NaN where that has no value. */
  readonly value: () => number;
  readonly harm: (how: {
    readonly by: "difference" | "ratio";
    readonly at: number;
    readonly worst?: number;
  }) => Harm | Unmeasured;
}

/** How the two sides of a limit compare. */
export function askVersus(about: About, sides: Sides): Question {
  const { limit, metric } = about;
  const { before, after, than, same } = sides;
  if (after.kind === "collapsed") return settled(collapsed(after.why));
  if (before.kind === "collapsed")
    return settled(unmeasured({ unmeasured: `${than}: ${before.why}` }));
  if (before.kind === "screen" && after.kind === "screen")
    return settled(judgeScreenChange(about, { before, after, than }));
  // Before the test: what nothing could break is not kept, be its answer sure or not.
  const nothingToLose = whyNothingToLose(about, sides);
  const doubts = { ...(nothingToLose && { nothingToLose }), ...foregoneIn(after) };
  if (before.kind === "rate" && after.kind === "rate") {
    const [was, is] = metric.direction === "higher" ? [before, after] : [after, before];
    return { kind: "change", limit, metric, than, ...countChange(was, is, same), ...doubts };
  }
  if (!isEstimable(before) || !isEstimable(after))
    return settled(unmeasured({ unmeasured: `${than} was scored in another way` }));
  const by = OPERATORS[limit.operator].compares === "ratio" ? "ratio" : "difference";
  const at = by === "ratio" ? toNumber(limit.target) : 0;
  const worst = worstOf(about, after, true);
  const harm = sides.harm({ by, at, ...(worst !== undefined && { worst }) });
  if (isUnmeasured(harm)) return settled(unmeasured(nothingToLose ?? harm));
  const unchanged = same && isUnchanged(before, after);
  const rare = unchanged
    ? undefined
    : rareOf(about, after, { worst, beyond: harm.beyond, n: harm.n });
  return { kind: "loss", limit, metric, than, harm, unchanged, ...(rare && { rare }), ...doubts };
}

function foregoneIn(after: Scores): { readonly foregone?: string } {
  return "foregone" in after && after.foregone !== undefined ? { foregone: after.foregone } : {};
}

/** A model that answers everything alike is worse than any limit. */
function collapsed(why: string): Judgement {
  return { state: "fail", observed: null, why };
}
