import { toNumber } from "../catalog/decimal.ts";
import { REFERENCE } from "../contract/names.ts";
import type { Outlook } from "../contract/outlook.ts";
import type { Plan, PlannedModel } from "../contract/plan.ts";
import { alphaOf } from "../judge/alpha.ts";
import { isLeftOut } from "../judge/left-out.ts";
import type { Policies } from "../plan/entries.ts";
import { entryOf } from "../policy/entry-of.ts";
import type { Limit, PolicyModel, PolicyVariant } from "../policy/policy.ts";
import { settingsFor } from "../policy/settings.ts";
import { limitText } from "../words/limits.ts";
import { steadyShare } from "../words/rounding.ts";
import { type Available, type Foreseen, foresee } from "./foresee.ts";

/** The plan, with what each model's examples will be able to tell of its limits. */
export function withOutlooks(
  plan: Plan,
  policies: Policies,
  found: ReadonlyMap<string, Available>,
): Plan {
  const models = plan.models.map((planned) => {
    const own = found.get(planned.name);
    const outlooks = own === undefined ? [] : outlooksOf(planned, own, plan, policies);
    return outlooks.length === 0 ? planned : { ...planned, outlooks };
  });
  return { ...plan, models, notes: [...plan.notes, ...models.flatMap(tooFewNotes)] };
}

function outlooksOf(
  planned: PlannedModel,
  found: Available,
  { branch, policies: { target, head } }: Plan,
  policies: Policies,
): Outlook[] {
  const policy = (planned.policy === "head" ? policies.head : undefined) ?? policies.target;
  const { path } = (planned.policy === "head" ? head : undefined) ?? target;
  const model = entryOf(policy.policy, planned);
  if (model === undefined || isLeftOut(planned)) return [];
  return [itselfIn(model), ...model.variants].flatMap((variant) => {
    const alpha = alphaOf(settingsFor(policy.policy, branch, model, variant));
    return variant.limits.flatMap((limit) =>
      foresee({ limit, variant: variant.name, model, alpha }, found).map((own) => ({
        ...described(limit, variant, model, path),
        confidence: steadyShare(1 - alpha),
        ...tidy(ofSlice(own, limit)),
      })),
    );
  });
}

function described(limit: Limit, variant: PolicyVariant, model: PolicyModel, path: string) {
  return {
    variant: variant.name,
    metric: limit.metric,
    operator: limit.operator,
    limit: limit.text,
    target: toNumber(limit.target),
    ...(limit.slice && { slice: limit.slice }),
    at: { path, ...limit.at },
    enforced: [null, variant.name].includes(model.ship) || variant.name === REFERENCE,
  };
}

/** The model itself, whose limits stand at the reference. */
function itselfIn({ referenceLimits, at }: PolicyModel): PolicyVariant {
  return { name: REFERENCE, recipe: { kind: "stored" }, gate: {}, limits: referenceLimits, at };
}

/** A slice is there to find a loss, not to prove that there is none. */
function ofSlice(found: Foreseen, { slice }: Limit): Foreseen {
  if (slice === undefined) return found;
  return { ...found, why: `${found.why}; of a slice, only a proven failure counts` };
}

function tidy({ carries, ...rest }: Foreseen): Foreseen {
  return { ...rest, ...(carries !== undefined && { carries: steadyShare(carries) }) };
}

/** Of what can stop a pull request, what nothing could ever certify: the report tells it too. */
export function tooFewNotes({ name, outlooks = [] }: PlannedModel): string[] {
  return outlooks
    .filter(({ decides, enforced, slice }) => enforced && !slice && decides === "too-few")
    .map((outlook) => {
      const { variant, at, why } = outlook;
      const where = `${at.path}:${at.line}:${at.column}`;
      return `${where} ${name}/${variant} ${limitText(outlook)}: ${why}`;
    });
}
