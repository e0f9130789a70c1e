import type { JudgedModel } from "../contract/verdict.ts";
import { code } from "./code.ts";
import { escapeMarkdown } from "./escape.ts";
import { type Finding, findings, limitText } from "./findings.ts";
import type { Block } from "./fit.ts";
import { MARKS, stateWord } from "./marks.ts";
import { position } from "./origins.ts";
import type { Links } from "./report.ts";

/** What stands in a model's way, each with its reason and the line of the policy that asks for it. */
export function findingList(model: JudgedModel, links: Links): Block[] {
  const items = findings([model]).map((finding) => item(finding, links));
  return items.length === 0 ? [] : [{ opening: "**Limits not kept**\n", items }];
}

function item({ variant, limit }: Finding, links: Links): string {
  const who = code(variant.name);
  const { mark } = MARKS[limit.outcome];
  const what = `**${who} ${code(limitText(limit))}: ${stateWord(limit)}**`;
  return `- ${mark} ${what}: ${escapeMarkdown(limit.why)} (${position(limit, links)})`;
}
