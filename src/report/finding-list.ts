import { limitText } from "../words/limits.ts";
import { code } from "./code.ts";
import { type Finding, findings } from "./findings.ts";
import { MARKS, stateWord } from "./marks.ts";
import { position } from "./origins.ts";
import { escapeMarkdown } from "./render/escape.ts";
import type { Block } from "./render/fit.ts";
import type { Links, Report } from "./report.ts";
import { waivedAside } from "./waivers.ts";

/** What stands in the way, each with its reason and the line of the policy that asks for it. */
export function findingList({ verdict, links = {} }: Report): Block[] {
  const items = findings(verdict.models).map((finding) => item(finding, links));
  return items.length === 0 ? [] : [{ opening: "", items }];
}

function item({ model, variant, limit }: Finding, links: Links): string {
  const who = code(`${model.name}/${variant.name}`);
  const { mark } = MARKS[limit.outcome];
  const what = `**${who} ${code(limitText(limit))}: ${stateWord(limit)}**`;
  return `- ${mark} ${what}: ${escapeMarkdown(limit.why)}${waivedAside(limit)} (${position(limit, links)})`;
}
