import { allOf } from "../catalog/errors.ts";
import { type Auto, autoOn } from "../catalog/targets.ts";
import type { Plan } from "../contract/plan.ts";
import type { Project } from "../git/repository.ts";
import type { Tree } from "../git/tree.ts";
import type { OutFolder } from "../out/out-folder.ts";
import { type Entry, entriesOf } from "../plan/entries.ts";
import { askedOf, type Part, type Asked as PartOfEntry } from "../plan/part.ts";
import { planRun } from "../plan/plan.ts";
import { withoutVariants } from "../policy/entry-of.ts";
import type { Truth } from "../samples/truth.ts";
import { checkCheckouts } from "./checkouts.ts";
import { dataChangesOf } from "./data-changes.ts";
import { inferredNote } from "./inferred.ts";
import { look, needsData } from "./look.ts";
import { withOutlooks } from "./outlooks.ts";
import type { OwnSamples } from "./own-samples.ts";
import { onBranch, policiesOf } from "./policies.ts";
import type { Recording } from "./recordings.ts";
import { type Scope, type ScopeWanted, scopeOf } from "./scope.ts";
import { followed } from "./successors.ts";
import { whyUnchanged } from "./unchanged.ts";
import { unjudgedOf } from "./unjudged.ts";

/** What a run will do, before any of it is written: every mistake in policy and data has been told. */
export interface Prepared {
  readonly plan: Plan;
  /** Of each model that is evaluated, what its data says is true, with the places that say so. */
  readonly truths: ReadonlyMap<string, Truth>;
  readonly recordings: readonly Recording[];
  /** Which base models something is compared with, where nobody named them. */
  readonly inferred?: string;
}

/** What is true of each model, as the run read it, with the lines that say so. */
export function truthsIn({ truths }: Pick<Prepared, "truths">): (model: string) => Promise<Truth> {
  return async (model) => {
    const found = truths.get(model);
    if (found === undefined) throw new Error(`${model} has no labels`);
    return found;
  };
}

/** Which states are compared, and the policy that says how. */
interface Wanted extends ScopeWanted {
  readonly policy: string;
  /** Some models or variants alone. */
  readonly part?: Part;
}

interface Surroundings {
  /** Today, in UTC: `2027-01-31`. */
  readonly today: () => string;
  /** Whether it is a Mac. */
  readonly mac?: boolean;
  readonly signal?: AbortSignal;
  /** Absent where no code of a project is run. */
  readonly list?: OwnSamples;
}

/** Everything that a project says of what a run will do. */
export async function prepareIn(
  project: Project,
  wanted: Wanted,
  { today, signal, list, ...machine }: Surroundings,
): Promise<Prepared> {
  const scope = await scopeOf(project, wanted);
  const prepared = await prepare({
    scope,
    committed: await committedIn(project, scope),
    working: project.working(),
    policyPath: project.pathOf(wanted.policy),
    today: today(),
    ...(list && { list }),
    ...(wanted.part && { part: wanted.part }),
    auto: autoOn(machine),
  });
  // What could not be read has its reason in the plan; that the run was stopped is no such reason.
  signal?.throwIfAborted();
  return prepared;
}

interface Asked {
  readonly scope: Scope;
  readonly working: Tree;
  readonly policyPath: string;
  readonly today: string;
  /** What the target `auto` stands for: the portable engine unless told. */
  readonly auto?: Auto;
  /** When the commits were made, of those that say. */
  readonly committed?: ReadonlyMap<string, string>;
  readonly part?: Part;
  readonly list?: OwnSamples;
}

export async function prepare(asked: Asked): Promise<Prepared> {
  const { working, policyPath, today, auto = autoOn({}), committed = new Map(), list } = asked;
  const policies = onBranch(await policiesOf(asked.scope, policyPath), asked.scope.branch);
  const scope = policies.first ? { ...asked.scope, target: asked.scope.head } : asked.scope;
  const entries = await followed(entriesOf(policies), scope);
  const part = askedOf(entries, asked.part ?? {}, policyPath);
  const judged = entries.flatMap((entry) => narrowed(entry, part.get(entry.model.name)));
  const looked = await allOf(judged, async (entry) => {
    const notes = await checkCheckouts(entry, policies, scope);
    const unchanged = await whyUnchanged(entry, policies, scope);
    const found = await look(entry, scope, { working, ...(list && { list }) }, unchanged);
    return { ...found, notes: [...found.notes, ...notes] };
  });
  const isCompared = looked.some(({ facts }) => facts.source.base);
  const inferred = isCompared ? inferredNote(scope) : undefined;
  const notes = [
    ...(inferred === undefined ? [] : [inferred]),
    ...[...scope.notes, ...policies.notes, ...looked.flatMap((model) => model.notes)],
  ];
  const { branch, head, base } = scope;
  const mergeInto = scope.merge?.into.commit ?? undefined;
  const states = { branch, head: head.commit, base: baseOf(base), mergeInto };
  const run = { ...states, today, auto, notes, committed };
  const facts = new Map(looked.map((model) => [model.name, model.facts]));
  const truths = new Map(
    looked.flatMap(({ name, truth }) => (truth ? [[name, truth] as const] : [])),
  );
  const isLeft = (entry: Entry) => facts.get(entry.model.name)?.unchanged !== undefined;
  const hasData = (entry: Entry) => truths.has(entry.model.name) || isLeft(entry);
  const data = await allOf(judged.filter(needsData).filter(hasData), (entry) =>
    dataChangesOf(entry, { scope, policies, working, listed: truths.get(entry.model.name) }),
  );
  const changes = [...policies.changes, ...data.flat()];
  const found = new Map(looked.map((model) => [model.name, model]));
  const planned = planRun({ policies, entries, run, facts, changes, asked: part });
  const unjudged = await unjudgedOf({ scope, policies, entries });
  const plan = withOutlooks({ ...planned, ...(unjudged && { unjudged }) }, policies, found);
  const recordings = looked.flatMap((model) => model.recordings);
  return { plan, truths, recordings, ...(inferred !== undefined && { inferred }) };
}

/** Nothing is asked of the project for what nobody wants judged. */
function narrowed(entry: Entry, asked: PartOfEntry | undefined): Entry[] {
  if (asked?.kind === "none") return [];
  if (asked?.kind !== "but") return [entry];
  const needless = asked.unasked.filter((name) => name !== entry.model.reference);
  return [{ ...entry, model: withoutVariants(entry.model, needless) }];
}

function baseOf(base: Scope["base"]) {
  if ("unknown" in base) return base;
  if (base.commit === null) throw new Error("a base is always a commit");
  return { commit: base.commit };
}

/** When head and base were committed, of those that are commits. */
async function committedIn(project: Project, { head, base }: Scope): Promise<Map<string, string>> {
  const commits = [head.commit, "unknown" in base ? null : base.commit];
  const found = new Map<string, string>();
  for (const commit of commits) {
    if (commit === null || project.kind === "folder") continue;
    const when = await project.committed(commit);
    if (when !== null) found.set(commit, when);
  }
  return found;
}

/** Leaves in the out folder what others go on with: plan, samples, and what was measured elsewhere. */
export async function writePrepared(
  { plan, truths, recordings }: Prepared,
  out: OutFolder,
): Promise<void> {
  for (const recording of recordings) await writeRecording(recording, out);
  for (const [model, { samples }] of truths) await out.writeSamples(model, samples);
  await out.writePlan(plan);
}

/** A refused one leaves nothing but its reason, in the plan. */
async function writeRecording(
  { planned, measurement, records }: Recording,
  out: OutFolder,
): Promise<void> {
  if (measurement === undefined) return;
  const brought = out.recorded(planned.from);
  await brought.writeMeasurement(measurement);
  if (records !== undefined) await brought.writeRecords(measurement, records);
}
