import type { ClassChange, Confusion, Flip } from "../../contract/explanation.ts";
import { type Explained, MOST_EXPLAINED, type Turns } from "../task.ts";
import type { ClassificationColumns } from "./columns.ts";

/** Which answers turned, which classes are confused more often than before, and what that did to each class. */
export function explainAnswers(
  turns: Turns,
  before: ClassificationColumns,
  after: ClassificationColumns,
): Explained {
  const answers = { before, after };
  const flips = flipsOf(turns, answers);
  const count = (kind: Flip["kind"]) => flips.filter((flip) => flip.kind === kind).length;
  return {
    n: after.samples.size,
    lost: count("lost"),
    gained: count("gained"),
    changed: count("changed"),
    flips: flips.slice(0, MOST_EXPLAINED),
    moved: [],
    confusions: confusionsOf(answers).slice(0, MOST_EXPLAINED),
    classes: classesOf(turns, after),
  };
}

/** The one class that every sample is answered with, if there is one. */
export function onlyClass({ answers, samples }: ClassificationColumns): string | undefined {
  const [first] = answers;
  if (first === undefined || first < 0) return;
  return answers.every((answer) => answer === first) ? samples.classes.nameOf(first) : undefined;
}

interface Answers {
  readonly before: ClassificationColumns;
  readonly after: ClassificationColumns;
}

/** Every example that turned, and those that went from one wrong answer to another; the worst first. */
function flipsOf(turns: Turns, answers: Answers): Flip[] {
  const { samples } = answers.after;
  const flips = samples.ids.flatMap((id, row) => {
    const kind = kindOf(turns, answers, row);
    if (kind === undefined) return [];
    const label = nameOf(answers.after, samples.labels[row]);
    const [before, after] = [answerIn(answers.before, row), answerIn(answers.after, row)];
    return [{ kind, id, label, before, after }];
  });
  return flips.sort(worstFlipFirst);
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

function nameOf({ samples }: ClassificationColumns, number = -1): string {
  return samples.classes.nameOf(number) ?? "";
}

const ORDER: readonly Flip["kind"][] = ["lost", "changed", "gained"];

/** The surer of a wrong answer, the worse; ids settle what is left, so that the samples' order does not. */
function worstFlipFirst(a: Flip, b: Flip): number {
  const byKind = ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind);
  return byKind || b.after.score - a.after.score || (a.id < b.id ? -1 : 1);
}

/** The pairs of classes that are confused more often than before, those that grew most first. */
function confusionsOf({ before, after }: Answers): Confusion[] {
  const earlier = tally(before);
  const grown = [...tally(after)].flatMap(([key, count]) => {
    const was = earlier.get(key)?.times ?? 0;
    const { label, answer, times } = count;
    return times > was ? [{ label, answer, after: times, before: was }] : [];
  });
  return grown.sort(mostGrownFirst);
}

interface Count {
  readonly label: string;
  readonly answer: string;
  times: number;
}

/** Of each pair of a class and another that it was taken for, how often. */
function tally(columns: ClassificationColumns): Map<string, Count> {
  const counts = new Map<string, Count>();
  for (const [row, label] of columns.samples.labels.entries()) {
    const answer = columns.answers[row] ?? -1;
    if (answer === label) continue;
    const key = `${label} ${answer}`;
    const count = counts.get(key) ?? countOf(columns, label, answer);
    count.times += 1;
    counts.set(key, count);
  }
  return counts;
}

function countOf(columns: ClassificationColumns, label: number, answer: number): Count {
  return { label: nameOf(columns, label), answer: nameOf(columns, answer), times: 0 };
}

function mostGrownFirst(a: Confusion, b: Confusion): number {
  const grown = b.after - b.before - (a.after - a.before);
  return grown || b.after - a.after || order(a.label, b.label) || order(a.answer, b.answer);
}

function order(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Every class that examples have, with how many were right before and are now; the worst drop first. */
function classesOf(turns: Turns, columns: ClassificationColumns): ClassChange[] {
  const counts = new Map<number, { n: number; before: number; after: number }>();
  for (const [row, label] of columns.samples.labels.entries()) {
    const { n, before, after } = counts.get(label) ?? { n: 0, before: 0, after: 0 };
    counts.set(label, {
      n: n + 1,
      before: before + (turns.before[row] ?? 0),
      after: after + (turns.after[row] ?? 0),
    });
  }
  const changes = [...counts].map(([label, count]) => ({
    label: nameOf(columns, label),
    ...count,
    drop: (count.before - count.after) / count.n,
  }));
  return changes.sort(worstClassFirst);
}

function worstClassFirst(a: ClassChange, b: ClassChange): number {
  const lost = b.before - b.after - (a.before - a.after);
  return b.drop - a.drop || lost || (a.label < b.label ? -1 : 1);
}
