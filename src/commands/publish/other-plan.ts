import { isDeepStrictEqual } from "node:util";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import { placesOf } from "../../contract/data.ts";
import type { Plan, PlannedRequest } from "../../contract/plan.ts";
import { type Slot, sameSlot, slotsOf } from "../../contract/slot.ts";
import type { Project } from "../../git/repository.ts";
import { type SameContent, sameContentIn } from "./same-content.ts";

type Whether = (slot: Slot) => Promise<string | undefined>;

/**
 * Tells of a measurement whether it was taken by another plan than the one that judges it, and why that matters. An
 * honest run's differs when the target branch moves on meanwhile; a forged one may say anything, and gains nothing by
 * it that a forged measurement would not.
 */
export function planComparison(plan: Plan, theirs: Plan | Unmeasured, project: Project): Whether {
  if (isUnmeasured(theirs))
    return async () => `nothing says by which plan it was measured: ${theirs.unmeasured}`;
  const isSame = sameContentIn(project);
  return async (slot) => {
    const [own, other] = [requestFor(plan, slot), requestFor(theirs, slot)];
    if (own === undefined || other === undefined)
      return `${MEASURED} had no such request; ${AGAIN}`;
    const what = await differenceOf({ slot, own, other, plan, theirs, isSame });
    return what === undefined ? undefined : `${MEASURED} had other ${what}; ${AGAIN}`;
  };
}

const MEASURED = "the plan that it was measured by";
const AGAIN = "the target branch may have moved on: run the workflow that measures again";

function requestFor({ requests }: Plan, slot: Slot) {
  return requests.find((one) => slotsOf([one]).some((asked) => sameSlot(asked, slot)));
}

interface Compared {
  readonly slot: Slot;
  readonly own: PlannedRequest;
  readonly other: PlannedRequest;
  readonly plan: Plan;
  readonly theirs: Plan;
  readonly isSame: SameContent;
}

/** What is cheap to compare comes first. */
async function differenceOf(compared: Compared): Promise<string | undefined> {
  for (const { what, isEqual } of PARTS) if (!(await isEqual(compared))) return what;
}

interface Part {
  readonly what: string;
  readonly isEqual: (compared: Compared) => boolean | Promise<boolean>;
}

const PARTS: readonly Part[] = [
  {
    what: "samples",
    isEqual: ({ slot: { model }, plan, theirs }) =>
      isDeepStrictEqual(samplesOf(plan, model), samplesOf(theirs, model)),
  },
  {
    what: "settings",
    isEqual: ({ own, other }) => isDeepStrictEqual(settings(own), settings(other)),
  },
  {
    what: "steps to make the variant",
    isEqual: ({ slot, own, other }) =>
      isDeepStrictEqual(recipeOf(own, slot), recipeOf(other, slot)),
  },
  { what: "evaluation data", isEqual: sameData },
  { what: "models", isEqual: sameModels },
];

function samplesOf({ models }: Plan, model: string) {
  const { digest, data } = models.find(({ name }) => name === model)?.samples ?? {};
  return { digest, data };
}

function settings({ task, options, packagesOnly, data }: PlannedRequest) {
  const ofParts = placesOf(data).map(({ name, options }) => [name, options] as const);
  const told = ofParts.filter(([, options]) => Object.keys(options).length > 0);
  return { task, options, packagesOnly, ofParts: Object.fromEntries(told) };
}

function recipeOf({ variants }: PlannedRequest, { variant }: Slot) {
  return variants.find(({ name }) => name === variant)?.recipe;
}

async function sameData({ own, other, isSame }: Compared): Promise<boolean> {
  const [here, there] = [placesOf(own.data), placesOf(other.data)];
  if (here.length !== there.length) return false;
  for (const { name, at } of here)
    if (!(await isSame(at, there.find((one) => one.name === name)?.at))) return false;
  return true;
}

/** The source, and a package made by hand beside it. */
async function sameModels({ slot, own, other, isSame }: Compared): Promise<boolean> {
  if (!(await isSame(own.source, other.source))) return false;
  const recipe = recipeOf(own, slot);
  if (recipe?.kind !== "source") return true;
  const { path } = recipe;
  return await isSame({ ...own.source, path }, { ...other.source, path });
}
