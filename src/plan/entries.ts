import type { PolicyModel } from "../policy/policy.ts";
import type { ReadPolicy } from "./facts.ts";
import { besidePolicy } from "./paths.ts";

export interface Policies {
  readonly target: ReadPolicy;
  /** The head's policy, only where it differs from the target's. */
  readonly head?: ReadPolicy;
  /** The policy that the head left the target branch with, where it is another than the target's. */
  readonly origin?: ReadPolicy;
  /** The target branch has no policy yet: `target` is the head's own. */
  readonly first: boolean;
  /** The head deletes the policy, and so every entry of it. */
  readonly isDeleted?: boolean;
  /** The head's policy cannot be read: nothing tells which entries it has. */
  readonly isUnreadable?: boolean;
  /** The target branch has one that cannot be read: `target` is the head's own. */
  readonly isMended?: boolean;
}

/** A model and the policy that judges it. */
export interface Entry {
  readonly model: PolicyModel;
  readonly from: "target" | "head";
  /** The target branch does not know it yet. */
  readonly isNew: boolean;
  readonly policyPath: string;
  /** Where the head's policy has the source, from the repository's root, if it is another place than the target's. */
  readonly movedTo?: string;
  /** It is the head that has moved it, and not the target since. */
  readonly isHeadsMove?: true;
  /** The head's policy has no such entry any more. */
  readonly isDropped?: true;
  /** Variants made by hand that the head's policy has no more, or has elsewhere. */
  readonly leftVariants?: ReadonlySet<string>;
  /** Where the merge-base's own policy has it, which may be elsewhere. */
  readonly atBase?: ModelPlaces;
  /** Nothing tells whether the head's policy has the entry: it cannot be read. */
  readonly isUntold?: true;
  /** By what policy it is judged is in doubt, and so is the verdict. */
  readonly doubt?: string;
  /** The head has given up the model's place, and this package is what took it. */
  readonly isFollowed?: true;
  /** The policy's entry, where several packages took the place of one and so need names of their own. */
  readonly entry?: string;
  /** Likewise of packages made by hand, by their variant, where the head has moved them. */
  readonly movedVariants?: ReadonlyMap<string, string>;
  /** Likewise of folders of measurements taken elsewhere, by their target. */
  readonly movedRecordings?: ReadonlyMap<string, string>;
}

/** The target branch judges; an entry that only the head has is judged by the head's own policy. */
export function entriesOf(policies: Policies): Entry[] {
  const { target, head, origin, first } = policies;
  const known = new Set(target.policy.models.map((model) => model.name));
  const isAdded = (model: PolicyModel) => !known.has(model.name) && !isLeft(model, origin);
  const added = head?.policy.models.filter(isAdded) ?? [];
  return [
    ...target.policy.models.map((model) => ({
      ...{ model, from: "target" as const, isNew: first },
      policyPath: target.source.path,
      ...(head && moved({ model, target, head, origin })),
      ...leaving(model, policies),
      ...(policies.isUnreadable && { isUntold: true as const, doubt: UNREADABLE }),
      ...(policies.isMended && { doubt: MENDED }),
      ...(origin && hasEntry(origin, model) && { atBase: placesIn(origin, model) }),
    })),
    ...added.map((model) => ({
      ...{ model, from: "head" as const, isNew: true },
      policyPath: (head ?? target).source.path,
    })),
  ];
}

const UNREADABLE =
  "the head's policy cannot be read, and once it is merged nothing can be judged by it";
const MENDED =
  "the target branch's policy cannot be read, so that nothing but the head's own word says how this is judged";

/** An entry that the head has as the merge-base has it, and the target no more: it was the target that dropped it. */
function isLeft(model: PolicyModel, origin: ReadPolicy | undefined): boolean {
  const was = origin?.policy.models.find(({ name }) => name === model.name);
  return was !== undefined && contentOf(was) === contentOf(model);
}

/** All that it says, wherever it stands; exact decimals hold integers of any size. */
function contentOf(model: PolicyModel): string {
  const plain = (key: string, value: unknown) => {
    if (isPlace(key, value)) return;
    return typeof value === "bigint" ? `${value}` : value;
  };
  return JSON.stringify(model, plain);
}

/** Not so the path of a part of the data, nor those of several. */
function isPlace(key: string, value: unknown): boolean {
  if (typeof value !== "object" || Array.isArray(value)) return false;
  return key === "at" || key === "sourceAt" || key === "partsAt";
}

/** What the target branch alone has since this branch left it was not the head's to drop. */
function leaving(
  model: PolicyModel,
  { target, head, origin, isDeleted }: Policies,
): Pick<Entry, "isDropped" | "leftVariants"> {
  if (head === undefined && !isDeleted) return {};
  const left = origin ?? target;
  if (!hasEntry(left, model)) return {};
  const isDropped = head === undefined || !hasEntry(head, model);
  const [had, has] = [
    placesIn(left, model).variants,
    head === undefined ? new Map() : placesIn(head, model).variants,
  ];
  const gone = [...had].filter(([name, place]) => has.get(name) !== place).map(([name]) => name);
  return {
    ...(isDropped && { isDropped: true as const }),
    ...(gone.length > 0 && { leftVariants: new Set(gone) }),
  };
}

function hasEntry({ policy }: ReadPolicy, { name }: PolicyModel): boolean {
  return policy.models.some((one) => one.name === name);
}

interface Compared {
  readonly model: PolicyModel;
  readonly target: ReadPolicy;
  readonly head: ReadPolicy;
  readonly origin: ReadPolicy | undefined;
}

type Moved = Pick<Entry, "movedTo" | "isHeadsMove" | "movedVariants" | "movedRecordings">;

/** A model must not leave the gate by changing its place, nor by leaving another file behind in it. */
function moved({ model, target, head, origin }: Compared): Moved {
  const [was, now] = [placesIn(target, model), placesIn(head, model)];
  const left = placesIn(origin ?? target, model);
  const own = (kind: keyof ModelPlaces) =>
    new Map(
      [...now[kind]].filter(
        ([of, place]) =>
          was[kind].has(of) && place !== was[kind].get(of) && place !== left[kind].get(of),
      ),
    );
  const [source, variants, recordings] = [own("source"), own("variants"), own("recordings")];
  const movedTo = now.source.get("") === was.source.get("") ? undefined : now.source.get("");
  return {
    ...(movedTo !== undefined && { movedTo }),
    ...(source.size > 0 && { isHeadsMove: true }),
    ...(variants.size > 0 && { movedVariants: variants }),
    ...(recordings.size > 0 && { movedRecordings: recordings }),
  };
}

/** Where a policy has what makes up a model, from the repository's root. */
export interface ModelPlaces {
  /** One at most, by no name. */
  readonly source: ReadonlyMap<string, string>;
  /** Packages made by hand, by their variant. */
  readonly variants: ReadonlyMap<string, string>;
  /** Folders of measurements taken elsewhere, by their target. */
  readonly recordings: ReadonlyMap<string, string>;
}

function placesIn({ policy, source: { path } }: ReadPolicy, { name }: PolicyModel): ModelPlaces {
  const model = policy.models.find((one) => one.name === name);
  const placed = (written: readonly (readonly [string, string])[]) =>
    new Map(written.map(([of, place]) => [of, besidePolicy(path, place)] as const));
  const { source = null, variants = [], recorded = {} } = model ?? {};
  return {
    source: placed(source === null ? [] : [["", source]]),
    variants: placed(
      variants.flatMap(({ name, recipe }) =>
        recipe.kind === "source" ? [[name, recipe.path] as const] : [],
      ),
    ),
    recordings: placed(Object.entries(recorded)),
  };
}
