import { decimalOf } from "../../catalog/decimal.ts";
import type { Outlook } from "../../contract/outlook.ts";
import type { PastRun } from "../../contract/past.ts";
import type { Plan } from "../../contract/plan.ts";
import { seeingOf } from "../../forecast/sight.ts";
import { alphaOf } from "../../judge/alpha.ts";
import { findMetric } from "../../tasks/rows.ts";

/** The shares of answers that a good quantization changes, and one that changes many. */
const SUPPOSED = [
  { as: "usual", flips: 0.02 },
  { as: "many", flips: 0.05 },
] as const;

/** The plan with, of each limit on a loss of right answers, what the examples can see of it. */
export function withSees(plan: Plan, last: PastRun | undefined): Plan {
  return {
    ...plan,
    models: plan.models.map(({ outlooks, ...model }) => ({
      ...model,
      ...(outlooks && { outlooks: outlooks.map((one) => seen(one, model.name, last)) }),
    })),
  };
}

function seen(outlook: Outlook, model: string, last: PastRun | undefined): Outlook {
  const { metric, operator, target, limit: text, confidence, n, decides, on } = outlook;
  const isDrop = operator === "max-drop" || operator === "max-regression";
  const isTold = decides !== "never" && decides !== "foregone" && on === undefined;
  if (findMetric(metric)?.test !== "rate" || !isDrop || !isTold) return outlook;
  const alpha = alphaOf({ confidence: decimalOf(confidence) });
  const asked = { limit: { metric, operator, target: decimalOf(target), text }, n, alpha };
  const flips = flipsIn(outlook, model, last);
  const known = flips === undefined ? [] : [{ as: "last-run", flips } as const];
  const sees = [...SUPPOSED, ...known].flatMap(({ as, flips }) => {
    const found = seeingOf(asked, { flips, strict: false });
    return found === undefined ? [] : [{ ...found, as }];
  });
  return sees.length === 0 ? outlook : { ...outlook, sees };
}

/** Of the last run on the default branch, and one more than was seen; nothing where it does not say. */
function flipsIn(
  { variant, metric }: Outlook,
  model: string,
  last: PastRun | undefined,
): number | undefined {
  const found = last?.models
    .find(({ name }) => name === model)
    ?.variants.find(({ name }) => name === variant)?.metrics;
  const past = found !== undefined && Object.hasOwn(found, metric) ? found[metric] : undefined;
  if (past?.turned === undefined || past.n === undefined || past.n === 0) return;
  return Math.min(1, (past.turned + 1) / past.n);
}
