import { AUTO } from "../catalog/targets.ts";
import type { TaskOptions } from "../contract/data.ts";
import type { Plan, PlannedModel, PlannedRequest } from "../contract/plan.ts";
import type { Policy, PolicyModel, PolicyVariant } from "../policy/policy.ts";
import { policyOn } from "../policy/settings.ts";
import type { Position } from "../policy/text/lines.ts";
import { requestsOf } from "./requests.ts";
import { skipsUnchanged } from "./unchanged.ts";

/** A policy, and where its file lies, from the repository's root. */
export interface PlacedPolicy {
  readonly policy: Policy;
  readonly path: string;
}

/** Something that a policy asks and no measurement of a plan answers, and where it stands. */
export interface Unanswered {
  readonly at: Position;
  readonly what: string;
}

/**
 * What a policy asks of a plan's models that would have to be measured, or read, before it could judge them; nothing where
 * it only judges otherwise. What it asks no more is in nobody's way.
 */
export function asksAnew(
  plan: Plan,
  wasFor: (planned: PlannedModel) => PlacedPolicy | undefined,
  now: PlacedPolicy,
): Unanswered[] {
  const policy = policyOn(now.policy, plan.branch);
  const known = new Set(plan.models.map(({ name, entry = name }) => entry));
  const added = policy.models
    .filter(({ name }) => !known.has(name))
    .map(({ name, at }) => ({ at, what: `the model ${name}` }));
  const asked = plan.models.flatMap((planned) => {
    const { name, entry = name, policy: by } = planned;
    const was = wasFor(planned);
    const before = was && entryIn(policyOn(was.policy, plan.branch), entry);
    const after = entryIn(policy, entry);
    if (after === undefined || planned.status === "unasked") return [];
    if (was === undefined || before === undefined)
      return [{ at: after.at, what: `${name}, which the ${by}'s policy has no more` }];
    const left = planned.status === "unchanged" && !skipsUnchanged(policy, plan.branch, after);
    return [
      ...(left ? [{ at: after.at, what: `${name}, which was left as unchanged` }] : []),
      ...inModel({ name, before, after }),
      ...inRequests([was.path, before], [now.path, after], { plan, planned }),
    ];
  });
  return [...added, ...asked];
}

function entryIn({ models }: Policy, name: string): PolicyModel | undefined {
  return models.find((model) => model.name === name);
}

interface Compared {
  readonly name: string;
  readonly before: PolicyModel;
  readonly after: PolicyModel;
}

/** Of each kind of thing that measuring or reading the data goes by, what it is called. */
const MEASURED = {
  task: "task",
  data: "data",
  targets: "targets",
  recorded: "folders of measurements",
  metrics: "declared metrics",
  python: "Python",
  timeout: "timeout",
  audit: "audit",
} as const satisfies Partial<Record<keyof PolicyModel, string>>;

function inModel({ name, before, after }: Compared): Unanswered[] {
  const keys = Object.entries(MEASURED).filter(
    ([key]) => contentOf(valueAt(before, key)) !== contentOf(valueAt(after, key)),
  );
  const others = keys.map(([key, called]) => ({
    at: key === "data" ? after.data.at : after.at,
    what: `other ${called} of ${name}`,
  }));
  const known = new Map(before.variants.map((one) => [one.name, one]));
  return [...others, ...after.variants.flatMap((one) => inVariant(one, known, name))];
}

function inVariant(
  { name, recipe, at }: PolicyVariant,
  known: ReadonlyMap<string, PolicyVariant>,
  model: string,
): Unanswered[] {
  const before = known.get(name);
  if (before === undefined) return [{ at, what: `the variant ${model}/${name}` }];
  if (contentOf(before.recipe) === contentOf(recipe)) return [];
  return [{ at, what: `another recipe of ${model}/${name}` }];
}

/** What both policies would have asked of the same project: only in what they differ is looked at. */
function inRequests(
  [wasPath, before]: readonly [string, PolicyModel],
  [path, after]: readonly [string, PolicyModel],
  { plan, planned }: { readonly plan: Plan; readonly planned: PlannedModel },
): Unanswered[] {
  const asked = (model: PolicyModel, policyPath: string) =>
    requestsOf(
      { model, policyPath, from: planned.policy, isNew: false },
      planned,
      { source: { head: true, base: true, target: true }, data: [] },
      {
        ...{ branch: plan.branch, head: plan.head.commit, today: "", notes: [] },
        ...{ base: { unknown: "" }, auto: plan.auto ?? AUTO[0] },
      },
    );
  const had = asked(before, wasPath);
  return asked(after, path).flatMap((request) => {
    const { side, target } = request;
    const own = had.find((one) => one.side === side && one.target === target);
    const where = `${planned.name}${side === "base" ? " at the base" : ""}`;
    return lackingOf(request, own, where).map((what) => ({ at: after.at, what }));
  });
}

function lackingOf(
  request: PlannedRequest,
  had: PlannedRequest | undefined,
  where: string,
): string[] {
  if (had === undefined) return [`${where} on ${request.target}`];
  if (had.source.path !== request.source.path) return [`another source of ${where}`];
  const names = new Set(had.variants.map(({ name }) => name));
  const absent = request.variants.filter(({ name }) => !names.has(name)).map(({ name }) => name);
  return [
    ...absent.map((name) => `${name} of ${where}`),
    ...(isWithin(request.options, had.options) ? [] : [`more answers to each example of ${where}`]),
    ...(request.timed && !had.timed ? [`times of ${where}`] : []),
    ...(request.ahead === had.ahead ? [] : [`another reference of ${where}`]),
    ...(contentOf(request.given) === contentOf(had.given) ? [] : [`what the base gives ${where}`]),
  ];
}

/** Who has kept the first five answers has the first one. */
function isWithin(wanted: TaskOptions, kept: TaskOptions): boolean {
  return Object.entries(wanted).every(([key, value]) => {
    const had = kept[key];
    if (typeof value === "number" && typeof had === "number") return had >= value;
    return contentOf(value) === contentOf(had);
  });
}

function valueAt(model: PolicyModel, key: string): unknown {
  return Object.entries(model).find(([name]) => name === key)?.[1];
}

/** All that it says, wherever it stands; exact decimals hold integers of any size. */
function contentOf(value: unknown): string {
  const plain = (key: string, one: unknown) =>
    key === "at" && isPosition(one) ? undefined : typeof one === "bigint" ? `${one}` : one;
  return JSON.stringify(value, plain) ?? "";
}

/** A part of the data has a place under `at`, and everything else a line. */
function isPosition(value: unknown): boolean {
  return typeof value === "object" && value !== null && "line" in value;
}
