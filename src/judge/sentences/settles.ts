import { about, grouped } from "../../words/counts.ts";
import type { Standing } from "../judgement.ts";

/** How many examples a doubt is of, how many it takes at least, and how many would most likely end it. */
export interface Enough {
  readonly n: number;
  readonly found: Standing;
  readonly least: number;
  readonly enough: number;
}

/** What would end a doubt, in sentences that follow others; nothing where as many as these should have. */
export function enoughSentences({ n, found, least, enough }: Enough): string {
  if (found.state !== "inconclusive" || n <= 1) return "";
  const few =
    n < least
      ? `. With ${grouped(n)} examples it could not pass even if no answer changed: that takes ${grouped(least)}`
      : "";
  if (!Number.isFinite(enough))
    return `${few}. More examples would tell on which side of it the truth is`;
  if (enough <= n) return few;
  return `${few}. It would most likely take ${about(enough)} examples like these to tell`;
}

/** What the missing labels would end: with so many losses among them at most it passes. */
export function labelsSentence(open: number, mostLost: number | undefined): string {
  const [labels, them] =
    open === 1 ? ["The missing label", "it"] : [`The ${grouped(open)} missing labels`, "them"];
  if (mostLost === undefined)
    return `. ${labels} would not prove it, unless some of ${them} turn out right`;
  const some =
    mostLost === 0
      ? open === 1
        ? "it is not lost"
        : "none of them is lost"
      : mostLost >= open
        ? "whatever they are"
        : `if at most ${mostLost} of them ${mostLost === 1 ? "is" : "are"} lost`;
  const how = mostLost === 0 ? `if ${some}` : some;
  return `. ${labels} would tell: it passes ${how}`;
}
