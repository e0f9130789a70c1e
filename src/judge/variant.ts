import { toNumber } from "../catalog/decimal.ts";
import { worst } from "../catalog/states.ts";
import { isUnmeasured, type Unmeasured } from "../catalog/unmeasured.ts";
import type { At, RecordedFrom } from "../contract/plan.ts";
import type { JudgedLimit, JudgedVariant } from "../contract/verdict.ts";
import { alphaOf } from "./alpha.ts";
import { whyUncertified } from "./certified.ts";
import { originOf } from "./evidence.ts";
import { tryLimits } from "./limits.ts";
import { notesOn } from "./notes.ts";
import { numbersOf } from "./numbers.ts";
import { outcomeOf } from "./outcome.ts";
import type { Sighting } from "./sighting.ts";
import { changesNothing } from "./slices/changes-nothing.ts";
import type { Subject } from "./subject.ts";
import type { Tried } from "./tried.ts";
import { waivingOf } from "./waivers/waiving.ts";

/** A variant is its worst limit; one without numbers has the outcome of what is unmeasured. Silence is no pass. */
export function judgeVariant(subject: Subject, policy: At): JudgedVariant {
  const { variant, settings, enforced, reason, first } = subject;
  const every = tryLimits(subject, alphaOf(settings));
  const limits = every.map((tried) => judgedLimit(tried, subject, policy));
  const unmeasured = reason === undefined ? [] : [outcomeOf({ state: "unmeasured" }, settings)];
  const found = worst([...limits.map(({ outcome }) => outcome), ...unmeasured]);
  const uncertified = found === "pass" ? whyUncertified(subject, every) : undefined;
  return {
    name: variant.name,
    outcome: uncertified === undefined ? found : "warn",
    enforced,
    ...(reason !== undefined && { reason }),
    ...(uncertified !== undefined && { uncertified }),
    ...(first && { minimumOS: first.variant.package.minimumOS, origin: originOf(first.variant) }),
    metrics: numbersOf(subject),
    limits,
    notes: first ? notesOn(first) : [],
  };
}

function judgedLimit(tried: Tried, subject: Subject, { commit, path }: At): JudgedLimit {
  const { limit, target, judgement } = tried;
  const { settings, sightings, enforced } = subject;
  const { state, leans, observed, interval, n, why } = judgement;
  const from = broughtBy(sightings.get(target));
  const waiving = waivingOf(tried, subject);
  const waived = waiving.waived !== undefined;
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
    outcome: changesNothing(tried) ? "pass" : outcomeOf(judgement, settings, { enforced, waived }),
    why,
    at: { commit, path, line: limit.at.line },
    ...waiving,
    ...(from && { from }),
  };
}

/** Of a measurement taken elsewhere, which side it came from. */
function broughtBy(sighting: Sighting | Unmeasured | undefined): RecordedFrom | undefined {
  return sighting === undefined || isUnmeasured(sighting) ? undefined : sighting.variant.from;
}
