import { isAgainstReference } from "../../catalog/metrics.ts";
import { formNameOf } from "../../catalog/operators.ts";
import { amount } from "../../words/amounts.ts";
import { counted, grouped } from "../../words/counts.ts";
import { confidenceOf } from "../alpha.ts";
import type { Standing } from "../judgement.ts";
import type { ChangeQuestion } from "../question/question.ts";

export interface ChangeFound {
  readonly interval: readonly [number, number];
  readonly found: Standing;
  readonly alpha: number;
  /** Whether the loss is exactly what is allowed. */
  readonly isAtLimit: boolean;
}

/** What became of the answers, and what that says of the limit: one idea a sentence, for who knows no statistics. */
export function changeSentences(question: ChangeQuestion, found: ChangeFound): string {
  if (question.unchanged)
    return `program and weights are ${question.than}'s to the bit, and so is every answer`;
  const { n } = question.pairs;
  if (n === 1 && found.found.state === "inconclusive")
    return "with one example nothing can be said";
  return [whatChanged(question), ...unlabelled(question), verdictOn(question, found)].join(". ");
}

/** `3 more of 300 answers are wrong than with the reference (top-1: 5 lost, 2 gained)` */
function whatChanged({ metric, limit, than, seen }: ChangeQuestion): string {
  const { n, lost, gained } = seen;
  const net = lost - gained;
  const [all, flips] = [counted(n, "answer"), `${metric.name}: ${lost} lost, ${gained} gained`];
  if (lost + gained === 0) return `none of ${all} changed (${metric.name})`;
  if (isAgainstReference(metric) && limit.operator === "max-drop")
    return `${lost} of ${all} ${lost === 1 ? "differs" : "differ"} from the reference's`;
  if (net === 0) return `as many of ${all} turned right as turned wrong (${flips})`;
  const count = Math.abs(net);
  const are = count === 1 ? "is" : "are";
  const became = net > 0 ? ["wrong", "unlike the reference's"] : ["right", "like the reference's"];
  const what = became[isAgainstReference(metric) ? 1 : 0];
  return `${count} more of ${all} ${are} ${what} than ${than === "the base" ? "at" : "with"} ${than} (${flips})`;
}

/** While labels are missing, what is counted are the labelled examples alone. */
function unlabelled({ metric, pairs, seen }: ChangeQuestion): string[] {
  const { n, open } = pairs;
  if (open === 0) return [];
  const are = open === 1 ? "is one" : `are ${open}`;
  const { k = 1 } = metric;
  const how =
    k === 1
      ? "that the two answer differently"
      : `for which the two do not name the same ${k} best classes`;
  const labels = `There ${are} more ${how}, without a label`;
  return [`Those are the ${grouped(seen.n)} with a label, of ${grouped(n)} examples`, labels];
}

function verdictOn(question: ChangeQuestion, { interval, found, alpha, isAtLimit }: ChangeFound) {
  const { metric, limit } = question;
  const form = formNameOf(metric, limit.operator);
  const [least, most] = [amount(interval[0], form, "down"), amount(interval[1], form, "up")];
  const sure = `(${confidenceOf(alpha)} sure)`;
  const where = isAtLimit ? "just at" : "within";
  switch (found.state) {
    case "pass":
      return interval[1] < 0
        ? `It is truly better, by at least ${amount(-interval[1], form, "down")} ${sure}`
        : `The true loss is at most ${most} ${sure}, and ${limit.text} is allowed`;
    case "fail":
      return `The true loss is at least ${least} ${sure}, and ${limit.text} is allowed`;
    default:
      return found.leans === "fail"
        ? `That is beyond the limit of ${limit.text}, but ${lowest(interval[0], least)}`
        : `That is ${where} the limit of ${limit.text}, but the true loss may be as high as ${most}`;
  }
}

function lowest(harm: number, least: string): string {
  return harm <= 0 ? "there may be no true loss at all" : `the true loss may be as low as ${least}`;
}
