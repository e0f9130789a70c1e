import { capped } from "../../catalog/capped.ts";
import { type Problem, UserError } from "../../catalog/errors.ts";
import { type Part, placesOf } from "../../contract/data.ts";
import type { Crew } from "../../measure/crew.ts";
import { refuse } from "../../measure/refusal.ts";
import { type Opening, patienceFor } from "../../measure/request.ts";
import type { Truth } from "../../samples/truth.ts";

/**
 * Has the header of every picture read, and refuses those that do not: a run would call each variant unmeasured, once it
 * had answered all the others.
 */
export async function refuseUnread(opening: Opening, truth: Truth, crew: Crew): Promise<void> {
  const { planned, samples } = opening;
  const data = picturesAmong(opening.data);
  if (data.length === 0) return;
  const problems: Problem[] = [];
  const filesOf = filesIn(opening, truth);
  const answer = await crew.ask(
    { do: "survey", task: planned.task, options: planned.options, data, samples, depth: "header" },
    (event) => {
      if (event.event === "item" && "sample" in event && "problem" in event)
        problems.push({ message: event.problem, at: { file: filesOf(event.sample) } });
    },
    patienceFor(opening),
  );
  if (answer.kind !== "result") refuse(answer, planned);
  if (problems.length > 0) throw new UserError(capped(problems, planned.source.path));
}

/** What else a sample has for its inputs does not lie in files of its own. */
function picturesAmong(parts: readonly Part<string>[]): Part<string>[] {
  return parts.flatMap((part): Part<string>[] => {
    if (typeof part.at === "string") return part.key === PICTURES ? [part] : [];
    const at = picturesAmong(part.at);
    return at.length > 0 ? [{ ...part, at }] : [];
  });
}

const PICTURES = "images";

/** The files of a sample, as the repository has them. */
function filesIn({ planned }: Opening, truth: Truth): (id: string) => string {
  const folders = new Map(placesOf(planned.data).map(({ name, at }) => [name, at.path]));
  const samples = new Map(truth.samples.map((sample) => [sample.id, sample]));
  return (id) => {
    const sample = samples.get(id);
    const files = sample === undefined ? [] : truth.inputsOf(sample);
    return files.map(({ part, file }) => `${folders.get(part)}/${file}`).join(", ") || id;
  };
}
