import { decimalOf } from "../catalog/decimal.ts";
import type { Outlook } from "../contract/outlook.ts";
import type { Plan } from "../contract/plan.ts";
import { chancesOf } from "../forecast/chances.ts";
import { alphaOf } from "../judge/alpha.ts";
import { steadyShare } from "../words/rounding.ts";

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
