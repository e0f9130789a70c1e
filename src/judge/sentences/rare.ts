import { counted } from "../../words/counts.ts";
import { oneIn } from "../../words/shares.ts";
import { confidenceOf } from "../alpha.ts";
import type { Standing } from "../judgement.ts";
import type { About, CountedRare } from "../question/question.ts";

interface Bounded {
  readonly interval: readonly [number, number];
  readonly found: Standing;
  readonly alpha: number;
}

/** `No sample got worse by more than 1. Unseen, at most one in 99 could (95 % sure), and 5 % is allowed` */
export function rareSentences(
  { beyond, n, unit, text, mostText }: CountedRare,
  { limit }: About,
  { interval, found, alpha }: Bounded,
): string {
  const isValue = limit.operator === "min" || limit.operator === "max";
  const more = isValue ? `beyond the limit by more than ${text}` : `worse by more than ${text}`;
  const sure = `(${confidenceOf(alpha)} sure)`;
  const [least, most] = [oneIn(interval[0], "down"), oneIn(interval[1], "up")];
  const which =
    beyond === 0
      ? `No ${unit} is ${more}`
      : `${beyond} of ${counted(n, unit)} ${beyond === 1 ? "is" : "are"} ${more}`;
  return `${which}. ${verdictOn()}`;

  function verdictOn(): string {
    switch (found.state) {
      case "pass":
        return `${beyond === 0 ? "Unseen, at" : "At"} most ${most} could be ${sure}, and ${mostText} is allowed`;
      case "fail":
        return `At least ${least} would be ${sure}, and ${mostText} is allowed`;
      default:
        return found.leans === "fail"
          ? `That is beyond the share of ${mostText}, but it may be as low as ${least}`
          : `That is within the share of ${mostText}, but it may be as high as ${most}`;
    }
  }
}
