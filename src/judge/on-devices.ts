import { isUnmeasured } from "../catalog/unmeasured.ts";
import type { Placement } from "../contract/placement.ts";
import type { JudgedVariant } from "../contract/verdict.ts";
import type { Branch, Case } from "./tree.ts";

/** Where Core ML expects a variant's operations to run, by target; nothing where nobody asked. */
export function placementsOf({ on }: Branch): Pick<JudgedVariant, "placements"> {
  const found: [string, Placement][] = [...on].flatMap(([target, one]) => {
    if (isUnmeasured(one) || one.own.placement === undefined) return [];
    return isUnmeasured(one.own.placement) ? [] : [[target, one.own.placement]];
  });
  return found.length === 0 ? {} : { placements: Object.fromEntries(found) };
}

/** Why there are no times or no plan of a variant, though some were asked for; why times decide nothing. */
export function deviceNotes({ branches }: Case): string[] {
  const notes = branches.flatMap(({ variant, on }) =>
    [...on].flatMap(([target, one]) => {
      if (isUnmeasured(one)) return [];
      const { untimed, informs, placement } = one.own;
      const where = `${variant.name} on ${target}`;
      return [
        ...(untimed === undefined ? [] : [`there are no times of ${where}: ${untimed}`]),
        ...(informs === undefined
          ? []
          : [`times on ${target} inform and decide nothing: ${informs}`]),
        ...(placement !== undefined && isUnmeasured(placement)
          ? [`nobody knows where Core ML would run ${where}: ${placement.unmeasured}`]
          : []),
      ];
    }),
  );
  return [...new Set(notes)];
}
