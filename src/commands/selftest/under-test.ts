import { OPERATORS } from "../../catalog/operators.ts";
import { REFERENCE } from "../../contract/names.ts";
import type { Plan, PlannedModel, PlannedRequest } from "../../contract/plan.ts";
import type { Recipe } from "../../contract/recipe.ts";
import type { Limit, Policy, PolicyModel, PolicyVariant } from "../../policy/policy.ts";
import { findMetric } from "../../tasks/rows.ts";
import { limitText } from "../../words/limits.ts";

/** The source itself, under another name: the gate must let it pass. */
export const UNCHANGED = "unchanged";

/** Noise, as a share of each weight tensor's own spread: from hardly any to as much noise as weight. */
const STRENGTHS = [0.02, 0.05, 0.1, 0.2, 0.5, 1];
const SEEDS = [1, 2, 3];

export interface Damage {
  readonly name: string;
  readonly strength: number;
  readonly seed: number;
}

/** Every damage, the weakest first. */
export const DAMAGES: readonly Damage[] = STRENGTHS.flatMap((strength) =>
  SEEDS.map((seed) => ({ name: `damaged-${strength}-${seed}`, strength, seed })),
);

/** A run of the gate in which the variants are the source itself and damaged copies of it. */
export interface UnderTest {
  readonly plan: Plan;
  readonly policy: Policy;
  /** Of each model that cannot be tested, why. */
  readonly untested: ReadonlyMap<string, string>;
}

/** The same plan and policy, with each model's variants replaced. */
export function underTest(plan: Plan, policies: { target: Policy; head?: Policy }): UnderTest {
  const untested = new Map<string, string>();
  const tested = plan.models.flatMap((planned) => {
    const policy = policies[planned.policy] ?? policies.target;
    const model = policy.models.find(({ name }) => name === planned.name);
    const request = plan.requests.find(
      ({ model, side }) => model === planned.name && side === "head",
    );
    const replaced = model && replaceVariants(model);
    if (request === undefined)
      untested.set(planned.name, planned.why ?? "nothing here measures it");
    else if (replaced === undefined) untested.set(planned.name, UNGUARDED);
    else return [{ planned, request, model: { ...replaced, targets: [request.target] } }];
    return [];
  });
  return {
    untested,
    plan: {
      ...plan,
      models: tested.map(({ planned }) => alone(planned)),
      requests: tested.flatMap(({ request }) => requestsFor(request)),
    },
    policy: { ...policies.target, waivers: [], models: tested.map(({ model }) => model) },
  };
}

const UNGUARDED =
  "no enforced limit is on what it answers, against its reference or on its own: nothing would be noticed";

function alone({ recorded: _, outlooks: __, ...planned }: PlannedModel): PlannedModel {
  const why = "the self-test compares with no earlier commit";
  return { ...planned, policy: "target", base: { kind: "unknown", why } };
}

/** Few variants at a time, so that a large model's many copies need not all fit the memory and the disk. */
function requestsFor(request: PlannedRequest): PlannedRequest[] {
  const groups = STRENGTHS.map((strength) =>
    DAMAGES.filter((damage) => damage.strength === strength),
  );
  const stored = (name: string) => ({ name, recipe: { kind: "stored" } as const });
  const damaged = groups.map((group) =>
    group.map(({ name, strength, seed }) => ({ name, recipe: damageOf(strength, seed) })),
  );
  return [[stored(UNCHANGED)], ...damaged].map((variants) => ({
    ...request,
    variants: [stored(REFERENCE), ...variants],
  }));
}

function damageOf(strength: number, seed: number): Recipe {
  return { kind: "damage", strength, seed };
}

/** What every enforced variant has to keep of its answers, asked of the source and of each damaged copy. */
function replaceVariants(model: PolicyModel): PolicyModel | undefined {
  const enforced = model.variants.filter(({ name }) => model.ship === null || model.ship === name);
  const limits = unlike(enforced.flatMap((variant) => variant.limits.filter(isOnAnswers)));
  const [first] = enforced;
  if (first === undefined || limits.length === 0) return;
  const variant = (name: string, recipe: Recipe): PolicyVariant => ({
    ...first,
    name,
    recipe,
    limits,
  });
  const variants = [
    variant(UNCHANGED, { kind: "stored" }),
    ...DAMAGES.map(({ name, strength, seed }) => variant(name, damageOf(strength, seed))),
  ];
  return { ...model, reference: "source", ship: null, recorded: {}, variants };
}

/** Sizes and times do not change with the weights' values, and there is no base here. */
function isOnAnswers({ metric, operator, on }: Limit): boolean {
  return (
    findMetric(metric)?.source === "records" &&
    OPERATORS[operator].against !== "base" &&
    on === undefined
  );
}

function unlike(limits: readonly Limit[]): Limit[] {
  const keyed = limits.map((limit) => [limitText(limit), limit] as const);
  return [...new Map(keyed).values()];
}
