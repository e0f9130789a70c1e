import { alphaOf } from "../alpha.ts";
import { tryLimits } from "../limits.ts";
import { changesNothing } from "../slices/changes-nothing.ts";
import { sliceName } from "../slices/slice-of.ts";
import type { Subject } from "../subject.ts";
import type { Tried } from "../tried.ts";

/** What a chosen variant keeps: a doubt about a slice excludes nothing, and is not passed over in silence. */
export function keptBy(subject: Subject): string {
  const open = tryLimits(subject, alphaOf(subject.settings)).filter(changesNothing);
  if (open.length === 0) return "every limit";
  const against = [...new Set(open.flatMap(leaning))];
  return against.length === 0
    ? "every limit on all examples"
    : `every limit on all examples, though it leans to break ${listed(against)}`;
}

function leaning({ limit, judgement }: Tried): string[] {
  const { metric, operator, text, slice } = limit;
  if (slice === undefined || judgement.leans !== "fail") return [];
  return [`${metric} ${operator} ${text} on ${sliceName(slice)}`];
}

const NAMED = 3;

function listed(names: readonly string[]): string {
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : "";
  return `${names.slice(0, NAMED).join(", ")}${more}`;
}
