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
  const data = filesAmong(opening.data, truth);
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

/** The parts that have a file for each sample; what else there is of its inputs is not looked at. */
function filesAmong(parts: readonly Part<string>[], truth: Truth): Part<string>[] {
  const names = new Set(
    truth.samples.flatMap((sample) => truth.inputsOf(sample).map(({ part }) => part)),
  );
  const among = (some: readonly Part<string>[], above = ""): Part<string>[] =>
    some.flatMap((part): Part<string>[] => {
      const name = `${above}${part.key}`;
      if (typeof part.at === "string") return names.has(name) ? [part] : [];
      const at = among(part.at, `${name} `);
      return at.length > 0 ? [{ ...part, at }] : [];
    });
  return among(parts);
}

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
