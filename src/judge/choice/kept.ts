import { limitText } from "../../words/limits.ts";
import { listedUpTo } from "../../words/lists.ts";
import { alphaOf } from "../alpha.ts";
import { tryLimits } from "../limits.ts";
import { changesNothing } from "../slices/changes-nothing.ts";
import type { Subject } from "../subject.ts";
import type { Tried } from "../tried.ts";

/** What a chosen variant keeps: a doubt about a slice excludes nothing, and is not passed over in silence. */
export function keptBy(subject: Subject): string {
  const open = tryLimits(subject, alphaOf(subject.settings)).filter(changesNothing);
  if (open.length === 0) return "every limit";
  const against = [...new Set(open.flatMap(leaning))];
  return against.length === 0
    ? "every limit on all examples"
    : `every limit on all examples, though it leans to break ${listedUpTo(NAMED, against)}`;
}

function leaning({ limit, judgement }: Tried): string[] {
  return limit.slice !== undefined && judgement.leans === "fail" ? [limitText(limit)] : [];
}

const NAMED = 3;
