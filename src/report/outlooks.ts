import { decimalOf } from "../catalog/decimal.ts";
import type { Chance, Outlook } from "../contract/outlook.ts";
import { amount, chance } from "../words/amounts.ts";
import { asWritten, limitText } from "../words/limits.ts";
import { listed } from "../words/lists.ts";
import { capitalized } from "../words/sentences.ts";
import { group, line, type Mark, marked, type Node, paragraph, table } from "./node.ts";
import { plainLine, renderTerminal } from "./render/terminal.ts";

/** What a model's examples will be able to tell: a table for each limit, and what to do where that is little. */
export function renderOutlooks(model: string, outlooks: readonly Outlook[]): string {
  const estimated = alike(outlooks.filter(({ decides }) => decides !== "always"));
  const read = outlooks.filter(({ decides }) => decides === "always");
  const nodes = [
    paragraph(line`What the examples of ${model} will be able to tell`),
    ...estimated.map(outlookNode),
    ...(read.length === 0
      ? []
      : [paragraph(line`Certain whatever they answer: ${namesOf(read)}.`)]),
    ...(estimated.some(([{ chances }]) => chances) ? [LEGEND] : []),
  ];
  return renderTerminal(nodes.map((node) => ({ rank: 0, node })));
}

const LEGEND = group(
  paragraph(
    line`Each line says how often the policy would give each answer if the truth were so, and if about 2 % of all`,
  ),
  paragraph(
    line`answers changed. Pass and fail are certain at the policy's confidence. Between them the examples cannot`,
  ),
  paragraph(
    line`tell: what leans to pass is let through with a warning, or stopped under \`on-inconclusive: fail\`; what`,
  ),
  paragraph(line`leans to fail is always stopped.`),
);

/** What nothing recorded can certify, a line each: whatever the number, such a limit ends in doubt. */
export function undecidable(model: string, outlooks: readonly Outlook[]): string[] {
  return outlooks
    .filter(({ on, decides }) => on !== undefined && decides === "never")
    .map((one) => {
      const where = `${one.at.path}:${placeOf(one)}`;
      return plainLine(
        line`${`${where} ${model}/${one.variant} ${limitText(one)} on ${one.on}: ${one.why}`}`,
      );
    });
}

/** Limits that ask the same of as many examples have the same table. */
type Alike = readonly [Outlook, ...Outlook[]];

function alike(outlooks: readonly Outlook[]): Alike[] {
  const groups = new Map<string, Alike>();
  for (const outlook of outlooks) {
    const { slice, on, confidence, n, why } = outlook;
    const key = JSON.stringify([limitText(outlook), slice, on, confidence, n, why]);
    const [first = outlook, ...others] = groups.get(key) ?? [];
    groups.set(key, first === outlook ? [first] : [first, ...others, outlook]);
  }
  return [...groups.values()];
}

function outlookNode([outlook, ...others]: Alike): Node {
  const { at, on, chances = [], sees = [], decides, variant, why } = outlook;
  const elsewhere = others.map((one) => `${one.variant} (${placeOf(one)})`);
  const of = listed([variant, ...elsewhere]);
  const where = on === undefined ? "" : ` on ${on}`;
  const heading = `${at.path}:${placeOf(outlook)} ${limitText(outlook)}${where} of ${of}`;
  return group(
    paragraph(line`${heading}`),
    ...(chances.length === 0 ? [] : [chanceTable(outlook, chances)]),
    ...(sees.length === 0 ? [] : [seesTable(sees)]),
    paragraph([marked(MARKS[decides], line`${capitalized(why)}.`)]),
  );
}

const MARKS = {
  always: "pass",
  likely: "pass",
  seldom: "warn",
  "too-few": "fail",
  never: "fail",
  unknown: "unmeasured",
  foregone: "warn",
} as const satisfies Record<Outlook["decides"], Mark>;

function chanceTable(outlook: Outlook, chances: readonly Chance[]): Node {
  const truth = isRate(outlook) ? "if it truly is" : "if it truly loses";
  return table(
    [{ title: truth }, ...ANSWERS.map((title) => ({ title, right: true }))],
    chances.map((one) => [
      line`${truthText(outlook, one)}`,
      ...[one.pass, one.leansPass, one.leansFail, one.fail].map((share) => line`${chance(share)}`),
    ]),
  );
}

/** By how many answers change: how often one that loses nothing passes, and how often one that loses more is stopped. */
function seesTable(sees: NonNullable<Outlook["sees"]>): Node {
  const [first] = sees;
  const losses = first?.stops.map(({ drop }) => asWritten(decimalOf(drop), "points")) ?? [];
  return table(
    [
      { title: "if so many answers change" },
      { title: "one that loses nothing passes", right: true },
      ...losses.map((loss) => ({ title: `${loss} is stopped`, right: true })),
    ],
    sees.map(({ as, flips, passes, stops }) => [
      line`${`${amount(flips, "rate")}${AS[as]}`}`,
      ...[passes, ...stops.map(({ share }) => share)].map((share) => line`${chance(share)}`),
    ]),
  );
}

const AS = {
  usual: "",
  many: "",
  "last-run": ", as in the last run",
} as const satisfies Record<NonNullable<Outlook["sees"]>[number]["as"], string>;

const ANSWERS = ["pass", "leans to pass", "leans to fail", "fail"];

function truthText(outlook: Outlook, { truth }: Chance): string {
  const written = asWritten(decimalOf(truth), isRate(outlook) ? "rate" : "points");
  const text = truth === 0 && !isRate(outlook) ? "nothing" : written;
  return truth === outlook.target ? `${text}, the limit` : text;
}

function isRate({ operator }: Outlook): boolean {
  return operator === "min" || operator === "max";
}

function placeOf({ at }: Outlook): string {
  return `${at.line}:${at.column}`;
}

function namesOf(outlooks: readonly Outlook[]): string {
  return listed([...new Set(outlooks.map(({ metric }) => metric))]);
}
