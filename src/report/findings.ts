import { OUTCOMES } from "../catalog/states.ts";
import type { JudgedLimit, JudgedModel, JudgedVariant } from "../contract/verdict.ts";
import { limitText } from "../words/limits.ts";
import {
  code,
  faint,
  fold,
  type Line,
  type ListItem,
  line,
  list,
  marked,
  type Node,
  paragraph,
  strong,
} from "./node.ts";
import { position } from "./origins.ts";
import type { Links, Report } from "./report.ts";
import { stateWord } from "./state-words.ts";
import { waivedAside } from "./waivers.ts";

/** A limit with the names it needs to be understood alone. */
export interface NamedLimit {
  readonly model: JudgedModel;
  readonly variant: JudgedVariant;
  readonly limit: JudgedLimit;
}

/** Every limit that keeps the model or an enforced variant from passing, the worst first, else in the policy's order. */
export function findings(models: readonly JudgedModel[]): NamedLimit[] {
  return everyFinding(models)
    .filter(({ variant, limit }) => variant.enforced && limit.outcome !== "pass")
    .sort((a, b) => OUTCOMES.indexOf(b.limit.outcome) - OUTCOMES.indexOf(a.limit.outcome));
}

export function everyFinding(models: readonly JudgedModel[]): NamedLimit[] {
  return models.flatMap((model) =>
    partsOf(model).flatMap((variant) => variant.limits.map((limit) => ({ model, variant, limit }))),
  );
}

/** All that limits are put to: the model itself, and what is made of it. */
function partsOf({ itself, variants }: JudgedModel): JudgedVariant[] {
  return [...(itself ? [itself] : []), ...variants];
}

/** What stands in the way, each with its reason and the line of the policy that asks for it. */
export function findingList({ verdict, links = {} }: Report): Node[] {
  const points = findings(verdict.models).map((finding) => pointOf(finding, links));
  return points.length === 0 ? [] : [list(points)];
}

function pointOf(finding: NamedLimit, links: Links): ListItem {
  const { limit } = finding;
  const what = strong(whatOf(finding));
  const why = line`${what}: ${limit.why}${waivedAside(limit)} (${position(limit, links)})`;
  return { said: [marked(limit.outcome, why)], below: wayOutOf(limit) };
}

/** One of them over three lines. */
export function findingInBrief(finding: NamedLimit): Node {
  const { limit } = finding;
  const what = marked(limit.outcome, whatOf(finding));
  const at = [faint([position(limit, {})])];
  return paragraph([what], line`${limit.why}`, ...wayOutOf(limit), at);
}

function wayOutOf({ wayOut }: JudgedLimit): Line[] {
  return wayOut === undefined ? [] : [line`${wayOut}`];
}

function whatOf({ model, variant, limit }: NamedLimit): Line {
  const who = code(`${model.name}/${variant.name}`);
  const what = code(limitText(limit));
  const on = model.targets.length > 1 ? line` on ${code(limit.on)}` : [];
  return line`${who} ${what}${on}: ${stateWord(limit)}`;
}

/** The digest that a waiver has to name, for each limit that stops this. */
export function weightsToWaive({ verdict }: Report): Node[] {
  const points = findings(verdict.models).flatMap(({ model, variant, limit }) =>
    limit.weights === undefined || limit.waived !== undefined
      ? []
      : [
          line`${code(`${model.name}/${variant.name}`)} ${code(limitText(limit))}: ${code(limit.weights)}`,
        ],
  );
  if (points.length === 0) return [];
  return [fold("Weights that a waiver would name", list(points))];
}
