import type { Outlook } from "../contract/outlook.ts";
import type { Plan } from "../contract/plan.ts";
import { findMetric } from "../tasks/rows.ts";

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
