import type { AnySample } from "../contract/sample.ts";

type Sample = AnySample & Readonly<Record<string, unknown>>;

/** How many samples of the target branch the head would change once merged, and where the first of them stands. */
export interface SampleChanges {
  readonly before: number;
  readonly after: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
  /** With another right answer. */
  readonly relabelled: readonly string[];
  /** Shown to the model by other files. */
  readonly reshown: readonly string[];
  /** In another slice. */
  readonly resliced: readonly string[];
}

interface States<Of> {
  readonly target: Of;
  readonly head: Of;
  /** At the merge-base, where that is another commit than the target's tip. */
  readonly base?: Of;
}

/** What the head itself changes: what only the target branch has changed since, merging leaves as it is. */
export function sampleChanges(states: States<readonly Sample[]>): SampleChanges {
  const { target, head, base } = states;
  const [was, is] = [byId(target), byId(head)];
  const origin = base && byId(base);
  const touched = (id: string, of: (sample: Sample | undefined) => string) =>
    of(is.get(id)) !== of(was.get(id)) && (!origin || of(is.get(id)) !== of(origin.get(id)));
  const ids = [...new Set([...was.keys(), ...is.keys()])].filter((id) => touched(id, presence));
  const both = [...was.keys()].filter((id) => is.has(id));
  return {
    ...{ before: target.length, after: head.length },
    removed: ids.filter((id) => was.has(id)),
    added: ids.filter((id) => is.has(id)),
    relabelled: both.filter((id) => touched(id, answer)),
    reshown: both.filter((id) => touched(id, files)),
    resliced: both.filter((id) => touched(id, slices)),
  };
}

function byId(samples: readonly Sample[]): ReadonlyMap<string, Sample> {
  return new Map(samples.map((sample) => [sample.id, sample]));
}

function presence(sample: Sample | undefined): string {
  return sample === undefined ? "absent" : "present";
}

/** All that a sample says but where it belongs. */
function answer(sample: Sample | undefined): string {
  const { id, slices, group, input, files, ...rest } = sample ?? { id: "" };
  return JSON.stringify(Object.entries(rest).sort());
}

function files(sample: Sample | undefined): string {
  return JSON.stringify(Object.entries(sample?.files ?? {}).sort());
}

function slices(sample: Sample | undefined): string {
  const own = Object.entries(sample?.slices ?? {}).sort();
  return JSON.stringify([
    ...own,
    ...(sample?.group === undefined ? [] : [["group", sample.group]]),
  ]);
}
