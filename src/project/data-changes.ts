import { UserError } from "../catalog/errors.ts";
import type { Change } from "../contract/change.ts";
import type { Tree } from "../git/tree.ts";
import type { Entry, Policies } from "../plan/entries.ts";
import { type DataState, dataChanges } from "../samples/data-changes.ts";
import type { Digests } from "../samples/file-changes.ts";
import { type Truth, truthFrom } from "../samples/truth.ts";
import { isInput } from "../tasks/rows.ts";
import { findData, readTruth } from "./data.ts";
import type { DataPart } from "./data-part.ts";
import { isListed } from "./own-samples.ts";
import { isSameState, type Scope } from "./scope.ts";

interface Asked {
  readonly scope: Scope;
  readonly policies: Policies;
  readonly working: Tree;
  /**
   * What is true as it was read to be judged by: what only code can tell, is asked once. Absent where nobody asks, as of a
   * model that the head leaves as it is.
   */
  readonly listed?: Truth | undefined;
}

/** What the head would change of the data that a model is judged on; nothing where it judges itself. */
export async function dataChangesOf(entry: Entry, asked: Asked): Promise<Change[]> {
  const { scope, policies, working, listed } = asked;
  if (entry.from === "head" || entry.isNew || isSameState(scope.target, scope.head)) return [];
  const { base } = scope;
  const moved = !("unknown" in base) && !isSameState(base, scope.target);
  const [target, head, origin] = [
    await stateAt(entry, scope.target, working, listed),
    await stateAt(proposed(entry, policies), scope.head, working, listed),
    moved ? await stateAt(entry, base, working, listed) : undefined,
  ];
  if (target instanceof UserError) throw target;
  if (head instanceof UserError) return [unreadable(entry, head)];
  const known = origin === undefined || origin instanceof UserError ? {} : { base: origin };
  return dataChanges(entry.model.name, { target, head, ...known });
}

/** As the head's policy names the data; by which columns they are sliced, the target's says. */
function proposed(entry: Entry, { head }: Policies): Entry {
  const own = head?.policy.models.find(({ name }) => name === entry.model.name);
  if (own === undefined) return entry;
  const { sliceBy: _, ...data } = own.data;
  const { sliceBy } = entry.model.data;
  return { ...entry, model: { ...own, data: { ...data, ...(sliceBy && { sliceBy }) } } };
}

async function stateAt(
  entry: Entry,
  tree: Tree,
  working: Tree,
  listed: Truth = UNASKED,
): Promise<DataState | UserError> {
  try {
    const parts = await findData(entry, { judging: tree, head: tree, working });
    // Code that only the head has is not run to see what it would say: its files are compared.
    const truth = isListed(entry.model) ? listed : await readTruth(entry, parts);
    return { commit: tree.commit, truth, files: await filesOf(entry.model.task, parts) };
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

const UNASKED = truthFrom(
  { file: "", samples: [], lines: new Map() },
  { another: "another sample", answerOf: () => "" },
);

/** Of what the inputs are made of; the labels are compared sample by sample. */
async function filesOf(task: string, parts: readonly DataPart[]): Promise<Map<string, Digests>> {
  const inputs = parts.filter(({ key }) => isInput(task, key));
  const files = new Map<string, Digests>();
  for (const { part, path, tree } of inputs) {
    const found = await tree.blobs(path);
    if (found !== null) files.set(part, found);
  }
  return files;
}

/** Once merged, it would stop every run: it is told, and judged by the target's all the same. */
function unreadable({ model }: Entry, { problems }: UserError): Change {
  const [first] = problems;
  const says = `cannot be read at the head: ${first?.message ?? "unknown"}`;
  return { direction: "changes", about: `${model.name} data`, says, before: null, after: null };
}
