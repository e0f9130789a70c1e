import { quote } from "../catalog/quote.ts";
import type { Change } from "../contract/change.ts";
import { counted } from "../words/counts.ts";
import { shortDigest } from "../words/digests.ts";
import { sliceName } from "../words/limits.ts";
import { listed } from "../words/lists.ts";
import { type Digests, replacedFiles } from "./file-changes.ts";
import { type SampleChanges, sampleChanges } from "./sample-changes.ts";
import type { Truth } from "./truth.ts";

/** The evaluation data of a model in one state of the project. */
export interface DataState {
  readonly commit: string | null;
  readonly truth: Truth;
  /** Of each part that the inputs come from, such as `images`, its files; none where git knows no digests. */
  readonly files: ReadonlyMap<string, Digests>;
}

export interface DataStates {
  readonly target: DataState;
  readonly head: DataState;
  readonly base?: DataState;
}

/** What the head would change of a model's evaluation data, in words. Which data are the harder, nobody can tell. */
export function dataChanges(model: string, states: DataStates): Change[] {
  const { target, head, base } = states;
  const found = sampleChanges({
    ...{ target: target.truth.samples, head: head.truth.samples },
    ...(base && { base: base.truth.samples }),
  });
  const told = { model, states, found };
  const parts = [...target.files.keys()];
  return [
    ...removals(told),
    ...rewritten(told, "relabelled", `gives ${target.truth.another} to`, (id, truth) =>
      truth.answerOf(id),
    ),
    ...rewritten(told, "reshown", "gives other pictures to", picturesOf),
    ...rewritten(told, "resliced", "puts into other slices", slicesOf),
    ...additions(told),
    ...parts.flatMap((part) => replacements(model, part, states)),
  ];
}

interface Told {
  readonly model: string;
  readonly states: DataStates;
  readonly found: SampleChanges;
}

function removals({ model, states, found }: Told): Change[] {
  const { removed, before, after } = found;
  if (removed.length === 0) return [];
  const says = `removes ${removed.length} of ${samples(before)}`;
  return [
    {
      ...{ direction: "loosens", about: `${model} data`, says },
      ...{ before: samples(before), after: samples(after), ...place(states.head) },
    },
  ];
}

function additions({ model, states, found }: Told): Change[] {
  const { added, before, after } = found;
  if (added.length === 0) return [];
  return [
    {
      ...{ direction: "changes", about: `${model} data`, says: `adds ${samples(added.length)}` },
      ...{ before: samples(before), after: samples(after), ...place(states.head, added[0]) },
    },
  ];
}

/** Of many the first is shown: it tells what sort of change it is. */
function rewritten(
  { model, states, found }: Told,
  kind: "relabelled" | "reshown" | "resliced",
  does: string,
  of: (id: string, truth: Truth) => string,
): Change[] {
  const [first] = found[kind];
  if (first === undefined) return [];
  const says = `${does} ${found[kind].length} of ${samples(found.before)}`;
  return [
    {
      ...{ direction: "changes", about: `${model} data`, says },
      before: `${quote(first)}: ${of(first, states.target.truth)}`,
      after: `${quote(first)}: ${of(first, states.head.truth)}`,
      ...place(states.head, first),
    },
  ];
}

function replacements(model: string, part: string, { target, head, base }: DataStates): Change[] {
  const [was, is, origin] = [target, head, base].map((state) => state?.files.get(part));
  if (was === undefined || is === undefined) return [];
  const replaced = replacedFiles({ target: was, head: is, ...(origin && { base: origin }) });
  const [first] = replaced;
  if (first === undefined) return [];
  const says = `replaces ${replaced.length} of ${counted(was.size, "file")}`;
  const shown = (files: Digests) => `${quote(first)} ${shortDigest(files.get(first) ?? "")}`.trim();
  return [
    {
      ...{ direction: "changes", about: `${model} data ${part}`, says },
      ...{ before: shown(was), after: shown(is) },
    },
  ];
}

function picturesOf(id: string, { samples }: Truth): string {
  const { files = {} } = samples.find((sample) => sample.id === id) ?? {};
  const named = Object.entries(files).map(([input, file]) => `${quote(file)} for ${quote(input)}`);
  return named.length === 0 ? "the file of its name" : listed(named);
}

function slicesOf(id: string, { samples }: Truth): string {
  const { slices = {}, group } = samples.find((sample) => sample.id === id) ?? {};
  const all = { ...slices, ...(group !== undefined && { group }) };
  const named = Object.entries(all).map(([column, value]) => quote(sliceName({ column, value })));
  return named.length === 0 ? "no slice" : listed(named);
}

/** In the file of the head that says what is true, where there is one. */
function place({ commit, truth }: DataState, id = ""): Pick<Change, "at"> {
  if (truth.lines.size === 0) return {};
  return { at: { commit, path: truth.file, line: truth.lines.get(id) ?? 1 } };
}

function samples(count: number): string {
  return counted(count, "sample");
}
