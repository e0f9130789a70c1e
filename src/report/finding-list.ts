import { limitText } from "../words/limits.ts";
import { type Finding, findings } from "./findings.ts";
import { stateWord } from "./marks.ts";
import { code, type Line, line, list, marked, type Node, strong } from "./node.ts";
import { position } from "./origins.ts";
import type { Links, Report } from "./report.ts";
import { waivedAside } from "./waivers.ts";

/** What stands in the way, each with its reason and the line of the policy that asks for it. */
export function findingList({ verdict, links = {} }: Report): Node[] {
  const points = findings(verdict.models).map((finding) => pointOf(finding, links));
  return points.length === 0 ? [] : [list(points)];
}

function pointOf({ model, variant, limit }: Finding, links: Links): Line {
  const who = code(`${model.name}/${variant.name}`);
  const what = strong(line`${who} ${code(limitText(limit))}: ${stateWord(limit)}`);
  const why = line`${what}: ${limit.why}${waivedAside(limit)} (${position(limit, links)})`;
  return [marked(limit.outcome, why)];
}
