import { REFERENCE } from "../contract/names.ts";
import type { Tree } from "../git/tree.ts";
import type { Entry } from "../plan/entries.ts";
import { besidePolicy } from "../plan/paths.ts";
import { type Place, type Recording, readRecording } from "./recording.ts";
import type { Scope } from "./scope.ts";

/** One state of the project that may hold a folder of measurements. */
type Holder = Omit<Place, "target" | "variant">;

/**
 * Every measurement that the folders of a model hold. The target branch's stand before the pull request's: of the same
 * weights the first is believed, so that a pull request can bring numbers for new weights and rewrite none.
 */
export async function findRecordings(
  entry: Entry,
  scope: Scope,
  working: Tree,
): Promise<Recording[]> {
  const found: Recording[] = [];
  for (const [target, written] of Object.entries(entry.model.recorded)) {
    const folder = besidePolicy(entry.policyPath, written);
    for (const holder of await holdersOf(folder, target, entry, { scope, working })) {
      for (const variant of variantsOf(entry)) {
        const place = { ...holder, target, variant };
        const read = await readRecording(place, entry.model.name);
        found.push(read ?? missing(place));
      }
    }
  }
  return found;
}

/** Whether some folder of a model's measurements is there. */
export async function holdsRecordings({ model, policyPath }: Entry, tree: Tree): Promise<boolean> {
  const folders = Object.values(model.recorded).map((one) => besidePolicy(policyPath, one));
  return await holdsSome(folders, tree);
}

/** Likewise at the head, which may have moved them. */
export async function headHoldsRecordings(entry: Entry, head: Tree): Promise<boolean> {
  const folders = Object.entries(entry.model.recorded).map(
    ([target, one]) => entry.movedRecordings?.get(target) ?? besidePolicy(entry.policyPath, one),
  );
  return await holdsSome(folders, head);
}

async function holdsSome(folders: readonly string[], tree: Tree): Promise<boolean> {
  const kinds = await Promise.all(folders.map((folder) => tree.kindOf(folder)));
  return kinds.some((kind) => kind !== "absent");
}

async function holdersOf(
  folder: string,
  measuredOn: string,
  { from, movedRecordings }: Entry,
  { scope: { target, head, base }, working }: { readonly scope: Scope; readonly working: Tree },
): Promise<Holder[]> {
  const ofTarget: Holder = { from: "target", side: "head", tree: target, folder };
  const moved = movedRecordings?.get(measuredOn) ?? folder;
  const ofHead: Holder = { from: "head", side: "head", tree: head, folder: moved };
  const committed = [
    ...(from === "target" ? [ofTarget] : []),
    ...(from === "head" || head !== target ? [ofHead] : []),
  ];
  const kinds = await Promise.all(committed.map((one) => one.tree.kindOf(one.folder)));
  const nowhere = kinds.every((kind) => kind === "absent");
  return [
    ...(nowhere && head !== working
      ? [{ from: "fetched" as const, side: "head" as const, tree: working, folder: moved }]
      : committed),
    ...("unknown" in base
      ? []
      : [{ from: "base" as const, side: "base" as const, tree: base, folder }]),
  ];
}

function variantsOf({ model }: Entry): string[] {
  const { reference } = model;
  const names = model.variants.map(({ name }) => name);
  return [...new Set([REFERENCE, ...(reference === "source" ? [] : [reference]), ...names])];
}

/** A folder need not hold every variant: that one is missing is told where it is judged. */
export const ABSENT = "is not there";

/** Told like any other, so that nobody takes the target branch's numbers for what the head has dropped. */
function missing({ tree, folder, ...slot }: Place): Recording {
  const at = { path: `${folder}/${slot.variant}.json`, commit: tree.commit };
  return { planned: { ...slot, at, refused: ABSENT } };
}
