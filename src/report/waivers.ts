import type { JudgedLimit } from "../contract/verdict.ts";
import type { Fate, JudgedWaiver } from "../contract/waiver.ts";
import { code, group, type Line, line, list, type Node, paragraph, strong } from "./node.ts";
import { position } from "./origins.ts";
import type { Links, Report } from "./report.ts";

const SAYS = {
  waives: "waived",
  expired: "expired, waives nothing",
  "other-weights": "granted for other weights, waives nothing",
  unmeasured: "waives nothing",
  idle: "nothing to waive",
  unmerged: "does not count yet",
  undated: "waives nothing",
} as const satisfies Record<Fate, string>;

/** What was set aside, by whom and why; and each waiver that sets nothing aside. */
export function waiverList({ verdict, links = {} }: Report): Node[] {
  const points = (verdict.waivers ?? []).toSorted(byFate).map((waiver) => pointOf(waiver, links));
  return points.length === 0 ? [] : [group(paragraph([strong(line`Waivers`)]), list(points))];
}

/** What waives something comes first. */
function byFate(a: JudgedWaiver, b: JudgedWaiver): number {
  return Number(b.fate === "waives") - Number(a.fate === "waives");
}

function pointOf(waiver: JudgedWaiver, links: Links): Line {
  const { model, variant, limit, fate, why, now, reason, approver, until } = waiver;
  const what = strong(line`${code(`${model}/${variant}`)} ${code(limit)}: ${SAYS[fate]}`);
  const granted = line`granted until ${until} by ${approver}: ${reason}`;
  const weights = now === undefined ? [] : line`, ${code(now)}`;
  return line`${what}: ${why}${weights} (${granted}; ${position(waiver, links)})`;
}

/** `food/int8 top-1 max-drop: expired, waives nothing: its last day …`, as plain text. */
export function waiverText({ model, variant, limit, fate, why, now, until }: JudgedWaiver): string {
  const weights = now === undefined ? "" : `, ${now}`;
  return `waiver of ${model}/${variant} ${limit} until ${until}: ${SAYS[fate]}: ${why}${weights}`;
}

/** ` (waived until 2027-01-31 by @lead: the new camera needs it)`, or nothing. */
export function waivedAside({ waived }: JudgedLimit): Line {
  if (waived === undefined) return [];
  const { until, approver, reason } = waived;
  return line` (waived until ${until} by ${approver}: ${reason})`;
}
