import type { JudgedLimit } from "../contract/verdict.ts";
import type { Fate, JudgedWaiver } from "../contract/waiver.ts";
import { limitText } from "../words/limits.ts";
import { code } from "./code.ts";
import { findings } from "./findings.ts";
import { fold } from "./markdown.ts";
import { position } from "./origins.ts";
import { escapeMarkdown } from "./render/escape.ts";
import type { Block } from "./render/fit.ts";
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
export function waiverList({ verdict, links = {} }: Report): Block[] {
  const items = (verdict.waivers ?? []).toSorted(byFate).map((waiver) => item(waiver, links));
  return items.length === 0 ? [] : [{ opening: "**Waivers**\n", items }];
}

/** What waives something comes first. */
function byFate(a: JudgedWaiver, b: JudgedWaiver): number {
  return Number(b.fate === "waives") - Number(a.fate === "waives");
}

function item(waiver: JudgedWaiver, links: Links): string {
  const { model, variant, limit, fate, why, now, reason, approver, until } = waiver;
  const what = `**${code(`${model}/${variant}`)} ${code(limit)}: ${SAYS[fate]}**`;
  const granted = `granted until ${until} by ${escapeMarkdown(approver)}: ${escapeMarkdown(reason)}`;
  const weights = now === undefined ? "" : `, ${code(now)}`;
  return `- ${what}: ${escapeMarkdown(why)}${weights} (${granted}; ${position(waiver, links)})`;
}

/** `food/int8 top-1 max-drop: expired, waives nothing: its last day …`, as plain text. */
export function waiverText({ model, variant, limit, fate, why, now, until }: JudgedWaiver): string {
  const weights = now === undefined ? "" : `, ${now}`;
  return `waiver of ${model}/${variant} ${limit} until ${until}: ${SAYS[fate]}: ${why}${weights}`;
}

/** ` (waived until 2027-01-31 by @lead: the new camera needs it)`, or nothing. */
export function waivedAside({ waived }: JudgedLimit): string {
  if (waived === undefined) return "";
  const { until, approver, reason } = waived;
  return ` (waived until ${until} by ${escapeMarkdown(approver)}: ${escapeMarkdown(reason)})`;
}

/** The digest that a waiver has to name, for each limit that stops this. */
export function weightsToWaive({ verdict }: Report): Block[] {
  const items = findings(verdict.models).flatMap(({ model, variant, limit }) =>
    limit.weights === undefined || limit.waived !== undefined
      ? []
      : [
          `- ${code(`${model.name}/${variant.name}`)} ${code(limitText(limit))}: ${code(limit.weights)}`,
        ],
  );
  if (items.length === 0) return [];
  return [fold("Weights that a waiver would name", { opening: "", items })];
}
