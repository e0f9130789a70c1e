import { toNumber } from "../../catalog/decimal.ts";
import type { Outlook } from "../../contract/outlook.ts";
import type { Plan, PlannedModel } from "../../contract/plan.ts";
import { alphaOf } from "../../judge/alpha.ts";
import type { Policies } from "../../plan/entries.ts";
import type { Limit, PolicyModel, PolicyVariant } from "../../policy/policy.ts";
import { settingsFor } from "../../policy/settings.ts";
import type { Forecast } from "../../power/asked.ts";
import { forecast } from "../../power/forecast.ts";
import type { Labels } from "../../samples/labels.ts";

/** The plan, with what each model's examples will be able to tell of its limits. */
export function withOutlooks(
  plan: Plan,
  policies: Policies,
  labels: ReadonlyMap<string, Labels>,
): Plan {
  const models = plan.models.map((planned) => {
    const found = labels.get(planned.name);
    if (found === undefined) return planned;
    return { ...planned, outlooks: outlooksOf(planned, found, plan, policies) };
  });
  return { ...plan, models, notes: [...plan.notes, ...models.flatMap(tooFewNotes)] };
}

function outlooksOf(
  planned: PlannedModel,
  labels: Labels,
  { branch, policies: { target, head } }: Plan,
  policies: Policies,
): Outlook[] {
  const policy = (planned.policy === "head" ? policies.head : undefined) ?? policies.target;
  const { path } = (planned.policy === "head" ? head : undefined) ?? target;
  const model = policy.policy.models.find(({ name }) => name === planned.name);
  return (model?.variants ?? []).flatMap((variant) => {
    const alpha = alphaOf(settingsFor(policy.policy, branch, model, variant));
    return variant.limits.map((limit) => {
      const n = examplesOf(limit, labels);
      return {
        ...described(limit, variant, model, path),
        ...{ confidence: rounded(1 - alpha), n },
        ...tidy(ofSlice(forecast({ limit, n, alpha }), limit)),
      };
    });
  });
}

function described(
  limit: Limit,
  variant: PolicyVariant,
  model: PolicyModel | undefined,
  path: string,
) {
  return {
    variant: variant.name,
    metric: limit.metric,
    operator: limit.operator,
    limit: limit.text,
    target: toNumber(limit.target),
    ...(limit.slice && { slice: limit.slice }),
    at: { path, ...limit.at },
    enforced: model?.ship == null || model.ship === variant.name,
  };
}

/** Of unlabelled ones, those count where a label matters only if two models answer differently. */
function examplesOf({ slice, metric, operator }: Limit, { samples }: Labels): number {
  const compares = operator === "max-drop" || operator === "max-regression";
  if (slice === undefined && metric === "top-1" && compares) return samples.length;
  if (slice === undefined) return samples.filter(isLabelled).length;
  return samples.filter(({ slices }) => slices?.[slice.column] === slice.value).length;
}

function isLabelled({ unlabelled }: Labels["samples"][number]): boolean {
  return unlabelled === undefined;
}

/** A slice is there to find a loss, not to prove that there is none. */
function ofSlice(found: Forecast, { slice }: Limit): Forecast {
  if (slice === undefined) return found;
  return { ...found, why: `${found.why}; of a slice, only a proven failure counts` };
}

/** Six digits: a plan is the same bytes on every machine. */
function tidy({ carries, ...rest }: Forecast): Forecast {
  return { ...rest, ...(carries !== undefined && { carries: rounded(carries) }) };
}

function rounded(share: number): number {
  return Number(share.toFixed(6));
}

/** Of what can stop a pull request, what nothing could ever certify: the report tells it too. */
function tooFewNotes({ name, outlooks = [] }: PlannedModel): string[] {
  return outlooks
    .filter(({ decides, enforced, slice }) => enforced && !slice && decides === "too-few")
    .map(({ variant, metric, operator, limit, at, why }) => {
      const where = `${at.path}:${at.line}:${at.column}`;
      return `${where} ${name}/${variant} ${metric} ${operator} ${limit}: ${why}`;
    });
}
