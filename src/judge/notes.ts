import { quote } from "../catalog/quote.ts";
import { isUnmeasured, type Unmeasured } from "../catalog/unmeasured.ts";
import { differing } from "../contract/measurement.ts";
import {
  ASIDE_KINDS,
  type AsideKind,
  type PlannedSamples,
  type RecordedFrom,
  type SetAside,
} from "../contract/plan.ts";
import { complete } from "../tasks/columns/defects.ts";
import { onlyAnswer, tooFewToSee } from "../tasks/tasks.ts";
import { counted, spanText } from "../words/counts.ts";
import { listed } from "../words/lists.ts";
import type { Comparison } from "./evidence/comparison.ts";
import type { Observation } from "./evidence/observation.ts";
import type { Branch, Case } from "./tree.ts";

/** What a reader should know of a variant beside its limits. */
export function notesOn({ own, reference }: Comparison): string[] {
  const only = answerOf(own);
  const collapsed =
    only === undefined || answerOf(reference) !== undefined
      ? []
      : [`it answers every sample with one class, ${quote(only)}; the reference does not`];
  return [...(own.package.notes ?? []), ...collapsed];
}

function answerOf(seen: Observation | Unmeasured): string | undefined {
  const columns = isUnmeasured(seen) ? seen : complete(seen.columns);
  return isUnmeasured(columns) ? undefined : onlyAnswer(columns);
}

/** Where machines that differ have shared the samples: which ones, and what its numbers are then. */
export function machineNotes(reference: Observation | Unmeasured): string[] {
  if (isUnmeasured(reference) || reference.fingerprints === undefined) return [];
  const [first, ...others] = reference.fingerprints;
  if (first === undefined) return [];
  const parts = others.flatMap((one) => differing(first.fingerprint, one.fingerprint));
  const each = [first, ...others].map(({ rows, fingerprint }) => {
    const what = [...new Set(parts)].map((part) => `${part} ${quote(fingerprint[part])}`);
    return `${spanText(rows)} with ${listed(what)}`;
  });
  return [`${SHARED}: ${listed(each, 0, "; ")}. ${WHOLE}`];
}

const SHARED = "machines that differ have measured it";
const WHOLE =
  "Whatever answered a sample did so on one of them, so that changes compare; a number alone is of all of them together";

const SAYS: Readonly<Partial<Record<RecordedFrom, string>>> = {
  head: "comes from the head itself, for weights that the target branch has no measurement of: whoever opened this could have written any number, so read the files",
  fetched: "was fetched by the workflow and is not under git",
};

/** What a reader must know of numbers that were not taken here. */
export function recordedNotes({ model, branches }: Case): string[] {
  const recorded = Object.keys(model.recorded);
  const brought = recorded.flatMap((target) =>
    (["head", "fetched"] as const).flatMap((from) => {
      const names = branches.filter((one) => broughtBy(one, target) === from);
      if (names.length === 0) return [];
      const which = listed(names.map(({ variant }) => variant.name));
      return [`what was measured on ${target} of ${which} ${SAYS[from]}`];
    }),
  );
  if (model.source !== null || recorded.length === 0) return brought;
  return [UNCHECKED, ...brought];
}

const UNCHECKED =
  "no weights were checked: the model has no source, so its numbers hold for whatever they were taken on";

function broughtBy({ on }: Branch, target: string): RecordedFrom | undefined {
  const seen = on.get(target);
  return seen === undefined || isUnmeasured(seen) ? undefined : seen.own.from;
}

/** What the data cannot see of the model, whatever it answers. */
export function thinNotes(reference: Observation | Unmeasured): string[] {
  const columns = isUnmeasured(reference) ? reference : complete(reference.columns);
  const thin = isUnmeasured(columns) ? undefined : tooFewToSee(columns);
  return thin === undefined ? [] : [thin];
}

/** Where some samples tell of one thing, so that there are fewer than rows. */
export function clusterNotes({
  count: rows,
  clusters,
}: Partial<Pick<PlannedSamples, "count" | "clusters">> = {}): string[] {
  if (rows === undefined || clusters === undefined) return [];
  const { count, inputs, groups } = clusters;
  const copies = inputs === undefined ? "" : `, ${counted(inputs, "different input")}`;
  const grouped = groups === undefined ? "" : ` in ${counted(groups, "group")}`;
  const what = [...(copies === "" ? [] : ["copies"]), ...(grouped === "" ? [] : ["a group"])];
  return [
    `${counted(rows, "row")}${copies}${grouped}: ${what.join(" and ")} ${what.length === 1 && copies === "" ? "counts" : "count"} as one, which leaves ${counted(count, "sample")}`,
  ];
}

/** What lies among a model's data and was not evaluated, a sentence a folder. */
export function asideNotes({ aside = [] }: Pick<PlannedSamples, "aside"> = {}): string[] {
  return aside.map(sentence);
}

function sentence(aside: SetAside): string {
  const { folder, labels, count, examples, byKind } = aside;
  const files =
    byKind.unjudged === undefined ? counted(count, "file") : counted(count, "query", "queries");
  const [are, were] = count === 1 ? ["is no sample", "was"] : ["are no samples", "were"];
  const why = labels === undefined ? "" : `, for no row of ${quote(labels)} names ${it(count)},`;
  const named = listed(examples.map(quote), count - examples.length);
  return `${files} of ${quote(folder)} ${are}${why} and ${were} set aside (${kinds(aside)}): ${named}`;
}

function it(count: number): string {
  return count === 1 ? "it" : "them";
}

const WORDS = {
  unnamed: ["image", "images"],
  unread: ["image of a format that is not read", "images of formats that are not read"],
  movie: ["movie", "movies"],
  hidden: ["hidden file", "hidden files"],
  other: ["file of another kind", "files of other kinds"],
  unjudged: ["without a relevant document", "without a relevant document"],
} as const satisfies Record<AsideKind, readonly [one: string, many: string]>;

function kinds({ byKind }: SetAside): string {
  const each = ASIDE_KINDS.flatMap((kind) => {
    const count = byKind[kind];
    const [one, many] = WORDS[kind];
    return count === undefined ? [] : [counted(count, one, many)];
  });
  return listed(each);
}
