import type { ChangeDirection } from "../../contract/change.ts";
import { REFERENCE } from "../../contract/names.ts";
import { counted } from "../../words/counts.ts";
import { listed } from "../../words/lists.ts";
import type { Policy, PolicyModel, PolicyVariant } from "../policy.ts";
import { settingsFor } from "../settings.ts";
import type { Path } from "../text/places.ts";
import { compareData } from "./data.ts";
import { type ComparedRow, compareRows, covering, type Difference, neither } from "./difference.ts";
import { always, compareGates } from "./gates.ts";
import { compareLimits } from "./limits.ts";

/** What is asked of a model beside its limits and its data. */
const MODEL: readonly ComparedRow<PolicyModel>[] = [
  { name: "source", text: ({ source }) => source, direction: neither },
  { name: "task", text: ({ task }) => task, direction: neither },
  { name: "reference", text: ({ reference }) => reference, direction: byReference },
  { name: "ship", text: ({ ship }) => ship, direction: byEnforced },
  {
    name: "targets",
    text: ({ targets }) => listed(targets),
    direction: (before, after) => covering(before.targets, after.targets),
  },
  { name: "recorded", text: ({ recorded }) => written(recorded), direction: neither },
  { name: "timeout", text: ({ timeout }) => timeout?.text ?? null, direction: neither },
  { name: "audit", text: ({ audit }) => audit?.toString() ?? null, direction: neither },
  { name: "objective", text: ({ objective }) => objective, direction: neither },
  { name: "metrics", text: ({ metrics }) => written(metrics), direction: neither },
];

const VARIANT: readonly ComparedRow<PolicyVariant>[] = [
  { name: "recipe", text: ({ recipe }) => written(recipe), direction: neither },
];

/** Every model that either policy has, in the order of the first. */
export function compareModels(before: Policy, after: Policy): Difference[] {
  const [known, kept] = [byName(before.models), byName(after.models)];
  const added = after.models.filter(({ name }) => !known.has(name));
  return [
    ...before.models.flatMap((was) => {
      const is = kept.get(was.name);
      if (is === undefined) return [removed(was.name, namesOf(was), ["models", was.name])];
      return compareModel({ policy: before, model: was }, { policy: after, model: is });
    }),
    ...added.map((is) => addition(is.name, namesOf(is), ["models", is.name])),
  ];
}

interface Owned {
  readonly policy: Policy;
  readonly model: PolicyModel;
}

function compareModel(before: Owned, after: Owned): Difference[] {
  const [was, is] = [before.model, after.model];
  const [about, key] = [was.name, ["models", was.name]];
  return [
    ...compareRows(MODEL, { before: was, after: is, about, key }),
    ...compareGates(gateOf(before), gateOf(after), about, [...key, "gate"]),
    ...compareData(was.data, is.data, about, [...key, "data"]),
    ...compareLimits(
      { limits: was.referenceLimits, targets: was.targets },
      { limits: is.referenceLimits, targets: is.targets },
      `${about}/${REFERENCE}`,
      [...key, "reference"],
    ),
    ...compareVariants(before, after, key),
  ];
}

function compareVariants(before: Owned, after: Owned, key: Path): Difference[] {
  const [was, is] = [before.model, after.model];
  const place = (name: string) => [...key, "variants", name];
  const [known, kept] = [byName(was.variants), byName(is.variants)];
  const added = is.variants.filter(({ name }) => !known.has(name));
  return [
    ...was.variants.flatMap((variant) => {
      const about = `${was.name}/${variant.name}`;
      const other = kept.get(variant.name);
      if (other === undefined) return [removed(about, limitsIn(variant), place(variant.name))];
      return [
        ...compareRows(VARIANT, { before: variant, after: other, about, key: place(variant.name) }),
        ...compareGates(gateOf(before, variant), gateOf(after, other), about, [
          ...place(variant.name),
          "gate",
        ]),
        ...compareLimits(
          { limits: variant.limits, targets: was.targets },
          { limits: other.limits, targets: is.targets },
          about,
          place(variant.name),
        ),
      ];
    }),
    ...added.map((one) => addition(`${was.name}/${one.name}`, limitsIn(one), [...place(one.name)])),
  ];
}

/** The gate of a model or a variant; where it leaves something out, what is around it says. */
function gateOf({ policy, model }: Owned, variant?: PolicyVariant) {
  const around = variant === undefined ? undefined : model;
  return { own: (variant ?? model).gate, otherwise: always(settingsFor(policy, null, around)) };
}

function removed(about: string, before: string, key: Path): Difference {
  return { direction: "loosens", about, says: "removed", before, after: null, key };
}

/** It takes nothing away from what was there. */
function addition(about: string, after: string, key: Path): Difference {
  return { direction: "changes", about, says: "added", before: null, after, key };
}

/** A variant is measured from a variant: what both lose is no drop. */
function byReference(before: PolicyModel, after: PolicyModel): ChangeDirection {
  const [was, is] = [before, after].map(({ reference }) => !WHOLE.includes(reference));
  return was === is ? (was ? "loosens" : "changes") : is ? "loosens" : "tightens";
}

const WHOLE = ["source", "fp32"];

function byEnforced(before: PolicyModel, after: PolicyModel): ChangeDirection {
  return covering(enforcedIn(before), enforcedIn(after));
}

function enforcedIn({ ship, variants }: PolicyModel): string[] {
  return ship === null ? variants.map(({ name }) => name) : [ship];
}

function byName<Named extends { readonly name: string }>(
  all: readonly Named[],
): ReadonlyMap<string, Named> {
  return new Map(all.map((one) => [one.name, one]));
}

function namesOf({ variants }: PolicyModel): string {
  return listed(variants.map(({ name }) => name));
}

function limitsIn({ limits }: PolicyVariant): string {
  const count = limits.filter(({ inherited }) => inherited !== true).length;
  return count === 0 ? "no limits" : counted(count, "limit");
}

function written(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
