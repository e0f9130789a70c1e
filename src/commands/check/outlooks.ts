import { decimalOf } from "../../catalog/decimal.ts";
import type { Outlook } from "../../contract/outlook.ts";
import type { Plan } from "../../contract/plan.ts";
import { chancesOf } from "../../forecast/chances.ts";
import { alphaOf } from "../../judge/alpha.ts";
import { findMetric } from "../../tasks/rows.ts";
import { steadyShare } from "../../words/rounding.ts";

/** The plan with, of each limit, how often it gets each answer at a few truths: too slow for every run. */
export function withChances(plan: Plan): Plan {
  const known = new Map<string, Outlook["chances"]>();
  return {
    ...plan,
    models: plan.models.map(({ outlooks, ...model }) => ({
      ...model,
      ...(outlooks && { outlooks: outlooks.map((outlook) => withOwn(outlook, known)) }),
    })),
  };
}

function withOwn(outlook: Outlook, known: Map<string, Outlook["chances"]>): Outlook {
  const { metric, operator, target, confidence, n } = outlook;
  const key = JSON.stringify([metric, operator, target, confidence, n]);
  if (!known.has(key)) known.set(key, chances(outlook));
  const found = known.get(key);
  return found === undefined ? outlook : { ...outlook, chances: found };
}

function chances({ metric, operator, target, limit, confidence, n }: Outlook): Outlook["chances"] {
  const alpha = alphaOf({ confidence: decimalOf(confidence) });
  const asked = { metric, operator, target: decimalOf(target), text: limit };
  return chancesOf({ limit: asked, n, alpha })?.map(({ truth, ...answers }) => ({
    truth,
    pass: steadyShare(answers.pass),
    leansPass: steadyShare(answers.leansPass),
    leansFail: steadyShare(answers.leansFail),
    fail: steadyShare(answers.fail),
  }));
}

/** The plan, where a model has no more classes than a limit counts: what such a limit is worth. */
export function withForegone(plan: Plan, classes: ReadonlyMap<string, number>): Plan {
  return {
    ...plan,
    models: plan.models.map(({ outlooks, ...model }) => {
      const count = classes.get(model.name);
      return {
        ...model,
        ...(outlooks && { outlooks: outlooks.map((outlook) => ofSo(outlook, count)) }),
      };
    }),
  };
}

/** What was measured elsewhere tells by its own records. */
function ofSo(outlook: Outlook, classes: number | undefined): Outlook {
  const metric = findMetric(outlook.metric);
  if (classes === undefined || outlook.on !== undefined || metric === undefined) return outlook;
  const { name, k = 0 } = metric;
  if (metric.among !== "classes" || k < classes) return outlook;
  const { needs: _, carries: __, supposed: ___, chances: ____, ...rest } = outlook;
  if (k > classes)
    return {
      ...rest,
      decides: "never",
      why: `${name} needs ${k} classes, and the model has ${classes}, so it stays unmeasured`,
    };
  return {
    ...rest,
    decides: "foregone",
    why: `${name} of ${classes} classes cannot fail, whatever is answered: it certifies nothing`,
  };
}
