import { toNumber } from "../catalog/decimal.ts";
import { worst } from "../catalog/states.ts";
import type { At } from "../contract/plan.ts";
import type { JudgedLimit, JudgedVariant } from "../contract/verdict.ts";
import { isUnmeasured } from "../metrics/unmeasured.ts";
import type { GateSettings } from "../policy/policy.ts";
import { alphaOf } from "./alpha.ts";
import { type Tried, tryLimits } from "./limits.ts";
import { notesOn } from "./notes.ts";
import { observe } from "./observe.ts";
import { outcomeOf } from "./outcome.ts";
import { changesNothing } from "./slices/changes-nothing.ts";
import type { Subject } from "./subject.ts";

/** A variant is its worst limit; one without numbers has the outcome of what is unmeasured. */
export function judgeVariant(subject: Subject, policy: At): JudgedVariant {
  const { variant, settings, enforced, reason, first } = subject;
  const limits = tryLimits(subject, alphaOf(settings)).map((tried) =>
    judgedLimit(tried, settings, policy),
  );
  const unmeasured = reason === undefined ? [] : [outcomeOf({ state: "unmeasured" }, settings)];
  return {
    name: variant.name,
    outcome: worst([...limits.map(({ outcome }) => outcome), ...unmeasured]),
    enforced,
    ...(reason !== undefined && { reason }),
    ...(first && { minimumOS: first.variant.package.minimumOS }),
    metrics: numbersOf(subject),
    limits,
    notes: first ? notesOn(first) : [],
  };
}

/** Those of the first target; of the others, what it does not give: a latency of a phone. */
function numbersOf({ sightings, rates, settings }: Subject): JudgedVariant["metrics"] {
  const seen = [...sightings.values()].flatMap((one) => (isUnmeasured(one) ? [] : [one]));
  const alpha = alphaOf(settings);
  const each = seen.map(({ variant, reference }) => observe(variant, reference, rates, alpha));
  return Object.assign({}, ...each.reverse());
}

function judgedLimit(
  { limit, target, judgement }: Tried,
  settings: GateSettings,
  { commit, path }: At,
): JudgedLimit {
  const { state, leans, observed, interval, n, why } = judgement;
  return {
    metric: limit.metric,
    operator: limit.operator,
    ...(limit.slice && { slice: limit.slice }),
    target: toNumber(limit.target),
    limit: limit.text,
    on: target,
    observed,
    ...(interval && { interval }),
    ...(n !== undefined && { n }),
    state,
    ...(leans && { leans }),
    outcome: changesNothing({ limit, judgement }) ? "pass" : outcomeOf(judgement, settings),
    why,
    at: { commit, path, line: limit.at.line },
  };
}
