import { allOf, UserError } from "../catalog/errors.ts";
import { UnfetchedPointer } from "../git/lfs-objects.ts";
import type { Tree } from "../git/tree.ts";
import { LAYOUT } from "../out/layout.ts";
import { digestOf, linesText } from "../out/write.ts";
import type { Entry } from "../plan/entries.ts";
import type { ModelFacts } from "../plan/facts.ts";
import { whyUnsupported } from "../plan/models.ts";
import { besidePolicy } from "../plan/paths.ts";
import { isMeasuredElsewhere } from "../policy/measured-elsewhere.ts";
import type { Truth } from "../samples/truth.ts";
import { findTask } from "../tasks/rows.ts";
import { shortCommit } from "../words/digests.ts";
import { clusterCounts, withCopies } from "./copies.ts";
import { dataDigest, findData, plannedData, readTruth } from "./data.ts";
import type { DataPart } from "./data-part.ts";
import { whyNoBase } from "./inferred.ts";
import { shippedOf } from "./merged.ts";
import { isListed, type OwnSamples, unlisted } from "./own-samples.ts";
import type { Recording } from "./recordings.ts";
import { findRecordings } from "./recordings.ts";
import { isAbsent } from "./same.ts";
import type { Scope } from "./scope.ts";
import { findSource, newVariants, refuseNowhere } from "./source.ts";

/** What the project holds of a model. */
export interface Looked {
  readonly name: string;
  readonly facts: ModelFacts;
  /** Absent where the model cannot be judged here, or no data say what it should answer. */
  readonly truth?: Truth;
  readonly recordings: readonly Recording[];
  readonly notes: readonly string[];
}

/** Looks for a model and its data, in the states of the project that may hold them. */
export async function look(
  entry: Entry,
  states: Scope,
  { working, list = unlisted }: { readonly working: Tree; readonly list?: OwnSamples },
  unchanged?: string,
): Promise<Looked> {
  const { name } = entry.model;
  const noBase = await whyNoBase(entry, states);
  const scope = noBase === undefined ? states : { ...states, base: { unknown: noBase } };
  const holders = { judging: judgingOf(entry, scope), head: scope.head, working };
  const findAll = async () => (needsData(entry) ? await findData(entry, holders) : []);
  const { movedTo, gone, ...found } = await findSource(entry, scope, working).catch(
    withOthers(() => refuseNowhere(entry, scope), findAll),
  );
  const ofPolicy = entry.doubt === undefined ? {} : { doubts: [entry.doubt] };
  const leave = (why: Partial<ModelFacts>) => ({
    ...{ name, recordings: [], notes: [] },
    facts: { source: found, data: [], ...ofPolicy, ...why },
  });
  if (gone !== undefined) return leave({ gone });
  await refuseNowhere(entry, scope).catch(withOthers(findAll));
  if (unchanged !== undefined) return leave({ unchanged });
  const { isCarried, merged, doubts: untold = [] } = await shippedOf(entry, scope, movedTo);
  const doubts = [...(entry.doubt === undefined ? [] : [entry.doubt]), ...untold];
  if (isCarried) return leave({ isCarried });
  const source = { ...found, head: found.head || merged !== undefined };
  const recordings = source.head ? await findRecordings(entry, scope, working) : [];
  const recorded = recordings.map(({ planned }) => planned);
  const known = {
    ...{ source, recorded, doubts },
    ...(movedTo !== undefined && { movedTo }),
    ...(merged && { merged }),
    ...(noBase !== undefined && { noBase }),
  };
  const moves = [...movedNotes(entry, movedTo), ...mergedNote(name, scope, merged)];
  if (!source.head || !needsData(entry)) {
    return { name, recordings, facts: { ...known, data: [] }, notes: source.head ? moves : [] };
  }
  await refuseHeadsPython(entry, scope);
  if (list === unlisted && isListed(entry.model))
    return { name, recordings, facts: { ...known, data: [], unlisted: UNLISTED }, notes: moves };
  const parts = await findData(entry, holders);
  const read = await readTruth(entry, parts, list).catch(withOtherPointers(parts));
  const truth = await withCopies(read, parts);
  const fetched = parts.some(({ tree }) => tree !== holders.judging);
  const digest = await pinned(entry, parts, fetched);
  return {
    name,
    truth,
    recordings,
    facts: {
      ...known,
      newVariants: await newVariants(entry, scope.base),
      samples: {
        ...plannedSamples(name, truth, fetched ? "fetched" : entry.from),
        ...(digest !== undefined && { data: digest }),
      },
      data: await plannedData(entry.model, parts),
    },
    notes: [
      ...moves,
      ...(await goneNotes(entry, scope)),
      ...fetchedNote(name, fetched, digest),
      ...howAsked(entry),
    ],
  };
}

/** The state whose policy judges it. */
function judgingOf({ from }: Entry, { head, target }: Scope): Tree {
  return from === "head" ? head : target;
}

/** Where something is missing, what else is: whoever mends the policy is told all of it at once. */
function withOthers(...others: readonly (() => Promise<unknown>)[]) {
  return async (error: unknown): Promise<never> => {
    if (!(error instanceof UserError)) throw error;
    const more = await allOf(others, (look) => look()).catch((found: unknown) => found);
    throw more instanceof UserError ? new UserError([...error.problems, ...more.problems]) : error;
  };
}

/** Where Git LFS cannot bring what planning reads of the data, it may lack what only the worker would read. */
function withOtherPointers(parts: readonly DataPart[]) {
  return async (error: unknown): Promise<never> => {
    if (error instanceof UnfetchedPointer)
      await allOf(parts, async ({ tree, path }) => await tree.bring(path));
    throw error;
  };
}

/** What runs the code that judges must not come with what is judged. */
async function refuseHeadsPython({ model, policyPath }: Entry, { head }: Scope): Promise<void> {
  const { python } = model;
  if (python === undefined || !python.includes("/") || head.commit === null) return;
  if ((await head.kindOf(python.replace(/^\.\//, ""))) === "absent") return;
  throw new UserError({
    message: `${model.name} runs its task in ${python}, which the head brings along`,
    at: { file: policyPath, ...model.at },
    fix: "let a step of the workflow make the environment, and keep it out of git",
  });
}

const UNLISTED =
  "its samples are listed by its own code, and none is run where there are rights to publish; judge it in the run that measures, or name the samples in a file and measure it elsewhere";

/** Records taken elsewhere are of samples too; a model of which only totals were recorded has none. */
export function needsData(entry: Entry): boolean {
  if (whyUnsupported(entry) !== undefined) return false;
  return !isMeasuredElsewhere(entry.model) || entry.model.data.parts.length > 0;
}

function mergedNote(
  name: string,
  { branch, head }: Scope,
  merged?: ModelFacts["merged"],
): string[] {
  if (merged === undefined) return [];
  const [one, other] = [head.commit, merged.into].map(shortCommit);
  return [
    `${name} was judged as merging leaves it, neither the head's nor ${branch}'s: ${one} merged into ${other}`,
  ];
}

function movedNotes(entry: Entry, movedTo?: string): string[] {
  const { model, isFollowed, isHeadsMove, entry: policyEntry = model.name } = entry;
  const { movedVariants = new Map(), movedRecordings = new Map() } = entry;
  const made = [...movedVariants].map(([name, place]) => `${model.name}/${name} to ${place}`);
  const recorded = [...movedRecordings].map(
    ([target, place]) => `what was measured of ${model.name} on ${target} to ${place}`,
  );
  if (isFollowed) {
    const places = [...(movedTo === undefined ? [] : [movedTo]), ...movedVariants.values()];
    return [
      `The head drops or moves the entry ${policyEntry}; ${places.join(" and ")} may have taken its place, and was judged as ${model.name} by the target's limits`,
    ];
  }
  const source = movedTo === undefined ? [] : [`${model.name} to ${movedTo}`];
  const moved = [...(isHeadsMove ? source : []), ...made, ...recorded];
  return [
    ...moved.map((what) => `The head moves ${what}, where it was judged`),
    ...(isHeadsMove || movedTo === undefined
      ? []
      : [`${model.name} was judged at ${movedTo}, where the head still has it`]),
  ];
}

/** A package made by hand that the target's policy names and the head does not have: the variant is unmeasured. */
async function goneNotes(entry: Entry, { head }: Scope): Promise<string[]> {
  const { model, movedVariants, policyPath } = entry;
  const notes: string[] = [];
  if (model.source === null) return notes;
  for (const { name, recipe } of model.variants) {
    if (recipe.kind !== "source") continue;
    const path = movedVariants?.get(name) ?? besidePolicy(policyPath, recipe.path);
    if (await isAbsent({ tree: head, path }))
      notes.push(
        `The head has no ${path}, which is ${model.name}/${name} by the policy that judges: put it back, or drop the variant first, in a pull request of its own`,
      );
  }
  return notes;
}

/** Of what was recorded elsewhere nobody here knows how it was asked. */
function howAsked({ model }: Entry): string[] {
  if (isMeasuredElsewhere(model)) return [];
  const told = findTask(model.task)?.tells?.(model.data.options) ?? [];
  return told.map((what) => `${model.name}: ${what}`);
}

function fetchedNote(name: string, fetched: boolean, digest?: string): string[] {
  return fetched ? [`The data of ${name} is not under git and was used as found: ${digest}`] : [];
}

/** The digest of the data where someone wants to know it: it was fetched, or the policy pins it. */
async function pinned({ model, policyPath }: Entry, parts: readonly DataPart[], fetched: boolean) {
  if (!fetched && model.data.digest === undefined) return;
  const digest = await dataDigest(parts);
  if (model.data.digest === undefined || model.data.digest === digest) return digest;
  throw new UserError({
    message: `the data of ${model.name} is ${digest}, not the ${model.data.digest} that the policy pins`,
    at: { file: policyPath, ...model.data.at },
    fix: "fetch the data that was pinned, or pin this one in a change of its own",
  });
}

function plannedSamples(
  model: string,
  { samples, unlabelled, aside }: Truth,
  from: "target" | "head" | "fetched",
): NonNullable<ModelFacts["samples"]> {
  const path = LAYOUT.samples.of({ model });
  const clusters = clusterCounts(samples);
  return {
    ...{ path, digest: digestOf(linesText(samples)), count: samples.length },
    ...(unlabelled !== undefined && { unlabelled }),
    ...(clusters && { clusters }),
    ...(aside && { aside: [...aside] }),
    from,
  };
}
