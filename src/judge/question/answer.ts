import { isTellable } from "../../statistics/after/harm.ts";
import type { Resampling } from "../../statistics/after/resampling.ts";
import { noValue } from "../evidence/observation.ts";
import { type Judgement, unmeasured } from "../judgement.ts";
import type { Question, SettledQuestion } from "./question.ts";
import { judgeChange, judgeRate } from "./rates.ts";
import { judgeStated } from "./stated.ts";
import { judgeStopped } from "./stopped.ts";
import { judgeLoss, judgeValue } from "./values.ts";

/** The only place where a test is applied: each of its bounds is wrong with a chance of `alpha` at most. */
export function answer(question: Question, alpha: number): Judgement {
  if (question.kind === "settled") return question.judgement;
  const { guess, nothingToLose, foregone, metric } = question;
  if (guess !== undefined) return unmeasured(guess);
  const found = tested(question, alpha);
  if (nothingToLose !== undefined && !isSurelyBetter(found)) return unmeasured(nothingToLose);
  // What comes out as no number was not measured.
  if (!isTellable(found.observed ?? 0)) return unmeasured(noValue(metric));
  if (foregone === undefined || found.state !== "pass") return found;
  const why = `${found.why}; ${foregone} cannot fail, and certifies nothing`;
  return { ...found, foregone: true, why };
}

function tested(question: Exclude<Question, SettledQuestion>, alpha: number): Judgement {
  switch (question.kind) {
    case "rate":
      return judgeRate(question, alpha);
    case "change":
      return judgeChange(question, alpha);
    case "value":
      return judgeValue(question, alpha);
    case "loss":
      return judgeLoss(question, alpha);
    case "stated":
      return judgeStated(question, alpha);
    case "stopped":
      return judgeStopped(question, alpha);
    default:
      return question satisfies never;
  }
}

function isSurelyBetter({ interval }: Judgement): boolean {
  return interval !== undefined && interval[1] < 0;
}

/** What takes long of a question: whoever waits may have it drawn beforehand, some at a time. */
export function drawsOf(question: Question): Resampling | undefined {
  return "harm" in question ? question.harm.resampling : undefined;
}
