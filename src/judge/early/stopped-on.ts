import { isUnmeasured } from "../../catalog/unmeasured.ts";
import type { JudgedVariant } from "../../contract/verdict.ts";
import { limitName } from "../../words/limits.ts";
import type { Branch } from "../tree.ts";

/** By target where the measuring of a variant ended before the last example; nothing where it ended nowhere. */
export function stoppedOn({ on }: Branch): Pick<JudgedVariant, "stopped"> {
  const found = [...on].flatMap(([target, one]) => {
    const stop = isUnmeasured(one) ? undefined : one.own.stopped?.stop;
    const proven = stop?.found.find(({ proof }) => proof !== undefined);
    if (stop === undefined || proven === undefined) return [];
    const { after, of } = stop;
    return [[target, { after, of, by: limitName(proven.rule.limit) }] as const];
  });
  return found.length === 0 ? {} : { stopped: Object.fromEntries(found) };
}
