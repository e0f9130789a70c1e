import { didYouMean } from "../catalog/nearest.ts";
import { quote } from "../catalog/quote.ts";
import { findTask, isCustomTask } from "../tasks/rows.ts";
import { listed } from "../words/lists.ts";
import { readData } from "./data.ts";
import { readGate } from "./gate.ts";
import type { Written } from "./language/policy.ts";
import { isMeasuredElsewhere } from "./measured-elsewhere.ts";
import type { BranchRule, PolicyData, PolicyModel } from "./policy.ts";
import type { Assignment } from "./task.ts";
import type { Draft } from "./text/draft.ts";
import type { Path } from "./text/places.ts";

/** Longer than any branch name. */
const LONGEST = 250;

const KEYS = ["gate", "models"];

type WrittenBranches = NonNullable<Written["branches"]>;

export function readBranches(
  written: Written["branches"],
  models: readonly PolicyModel[],
  draft: Draft,
): BranchRule[] {
  return draft.inOrder(["branches"], written).map(([pattern, { gate, models: own }, path]) => {
    if (pattern.trim() === "" || pattern.length > LONGEST)
      draft.tellKey(
        path,
        `a branch pattern is a glob such as release/** (found ${quote(pattern)})`,
      );
    if (!KEYS.some((key) => draft.wrote(path, key, KEYS)))
      draft.tellKey(
        path,
        `branch ${quote(pattern)} overrides nothing: give it a gate, or data for a model`,
      );
    return {
      pattern,
      gate: readGate(gate, [...path, "gate"], draft),
      data: dataByModel(own, [...path, "models"], models, draft),
    };
  });
}

function dataByModel(
  written: WrittenBranches[string]["models"],
  path: Path,
  models: readonly PolicyModel[],
  draft: Draft,
): ReadonlyMap<string, PolicyData> {
  const read = draft
    .inOrder(path, written)
    .flatMap(([name, { data }, here]): (readonly [string, PolicyData])[] => {
      const model = models.find((one) => one.name === name);
      if (model === undefined) {
        const names = models.map((one) => one.name);
        const known = `it has: ${listed(names)}`;
        draft.tellKey(here, `no model is called ${quote(name)}${didYouMean(name, names)}`, known);
        return [];
      }
      if (!draft.wrote(here, "data", ["data"]))
        draft.tellKey(here, `${name} needs data here: it is judged on that instead of its own`);
      const { sliceBy } = model.data;
      const own = readData(
        data,
        [...here, "data"],
        assignmentOf(model),
        draft,
        isMeasuredElsewhere(model),
      );
      // Slices are named in the variants, which are the same on every branch.
      return [[name, { ...(sliceBy && { sliceBy }), ...own }]];
    });
  return new Map(read);
}

function assignmentOf({ task: name, metrics = [] }: PolicyModel): Assignment {
  if (isCustomTask(name)) return { kind: "custom", metrics };
  const task = findTask(name);
  return task === undefined ? { kind: "unknown" } : { kind: "known", task };
}
