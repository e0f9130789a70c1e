import { limitText } from "../words/limits.ts";
import { type Finding, findings } from "./findings.ts";
import { stateWord } from "./marks.ts";
import {
  code,
  faint,
  type Line,
  line,
  list,
  marked,
  type Node,
  paragraph,
  strong,
} from "./node.ts";
import { position } from "./origins.ts";
import type { Links, Report } from "./report.ts";
import { waivedAside } from "./waivers.ts";

/** What stands in the way, each with its reason and the line of the policy that asks for it. */
export function findingList({ verdict, links = {} }: Report): Node[] {
  const points = findings(verdict.models).map((finding) => pointOf(finding, links));
  return points.length === 0 ? [] : [list(points)];
}

function pointOf(finding: Finding, links: Links): Line {
  const { limit } = finding;
  const what = strong(whatOf(finding));
  const why = line`${what}: ${limit.why}${waivedAside(limit)} (${position(limit, links)})`;
  return [marked(limit.outcome, why)];
}

/** One of them over three lines. */
export function findingInBrief(finding: Finding): Node {
  const { limit } = finding;
  const what = marked(limit.outcome, whatOf(finding));
  return paragraph([what], line`${limit.why}`, [faint([position(limit, {})])]);
}

function whatOf({ model, variant, limit }: Finding): Line {
  const who = code(`${model.name}/${variant.name}`);
  return line`${who} ${code(limitText(limit))}: ${stateWord(limit)}`;
}
