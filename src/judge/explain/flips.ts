import type { Flip } from "../../contract/explanation.ts";
import type { ClassificationColumns } from "../../tasks/image-classification/columns.ts";
import type { Turns } from "../slices.ts";

export interface Answers {
  readonly before: ClassificationColumns;
  readonly after: ClassificationColumns;
}

/** Every example that turned, and those that went from one wrong answer to another; the worst first. */
export function flipsOf(turns: Turns, answers: Answers): Flip[] {
  const { samples } = answers.after;
  const flips = samples.ids.flatMap((id, row) => {
    const kind = kindOf(turns, answers, row);
    if (kind === undefined) return [];
    const label = nameOf(answers.after, samples.labels[row]);
    const [before, after] = [answerIn(answers.before, row), answerIn(answers.after, row)];
    return [{ kind, id, label, before, after }];
  });
  return flips.sort(worstFirst);
}

function kindOf(turns: Turns, answers: Answers, row: number): Flip["kind"] | undefined {
  const [was, is] = [turns.before[row], turns.after[row]];
  if (was === 1 && is === 0) return "lost";
  if (was === 0 && is === 1) return "gained";
  const other = answers.before.answers[row] !== answers.after.answers[row];
  return is === 0 && other ? "changed" : undefined;
}

function answerIn(columns: ClassificationColumns, row: number): Flip["after"] {
  return { answer: nameOf(columns, columns.answers[row]), score: columns.scores[row] ?? 0 };
}

export function nameOf({ samples }: ClassificationColumns, number = -1): string {
  return samples.classes.nameOf(number) ?? "";
}

const ORDER: readonly Flip["kind"][] = ["lost", "changed", "gained"];

/** The surer of a wrong answer, the worse; ids settle what is left, so that the samples' order does not. */
function worstFirst(a: Flip, b: Flip): number {
  const byKind = ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind);
  return byKind || b.after.score - a.after.score || (a.id < b.id ? -1 : 1);
}
