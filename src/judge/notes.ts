import { quote } from "../catalog/quote.ts";
import { isUnmeasured, type Unmeasured } from "../catalog/unmeasured.ts";
import { complete } from "../tasks/columns/defects.ts";
import { onlyAnswer } from "../tasks/tasks.ts";
import type { Seen } from "./evidence.ts";
import type { Sighting } from "./sighting.ts";

/** What a reader should know of a variant beside its limits. */
export function notesOn({ variant, reference }: Sighting): string[] {
  const only = answerOf(variant);
  const collapsed =
    only === undefined || answerOf(reference) !== undefined
      ? []
      : [`it answers every sample with one class, ${quote(only)}; the reference does not`];
  return [...(variant.package.notes ?? []), ...collapsed];
}

function answerOf(seen: Seen | Unmeasured): string | undefined {
  const columns = isUnmeasured(seen) ? seen : complete(seen.columns);
  return isUnmeasured(columns) ? undefined : onlyAnswer(columns);
}
