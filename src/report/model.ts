import type { JudgedModel, Verdict } from "../contract/verdict.ts";
import { amount } from "../words/amounts.ts";
import { answerLine, choiceInBrief } from "./choice.ts";
import { wentWrong } from "./explanations.ts";
import { ladder, type VariantRow } from "./ladder.ts";
import {
  type Cell,
  code,
  emphasis,
  faint,
  figure,
  group,
  heading,
  joined,
  type Line,
  line,
  type Marked,
  marked,
  type Node,
  paragraph,
  strong,
  table,
} from "./node.ts";
import { NOT_MEASURED, OUTCOME_WORDS } from "./state-words.ts";

const STATUS: Readonly<Record<string, string>> = {
  new: "new, judged by its own policy",
  removed: "removed",
  missing: "missing",
  unchanged: "unchanged",
  unsupported: "not evaluated",
  unasked: "not asked for",
};

/** A model's verdict, what to ship of it, and one sentence why. */
export function modelHeading(model: JudgedModel): Node {
  const status = STATUS[model.status];
  const aside = status === undefined ? [] : line` (${status})`;
  const isLeft = model.status === "unchanged" || model.status === "unasked";
  const word = isLeft ? NOT_MEASURED : OUTCOME_WORDS[model.outcome];
  const said = line`${code(model.name)}: ${word}${aside}`;
  return group(
    heading(3, [marked(isLeft ? "unmeasured" : model.outcome, said)]),
    ...advice(model, line`Recommended`),
  );
}

/** The same below a headline that has said the rest: of the only model, judged in the usual way. */
export function onlyModel(model: JudgedModel): Node {
  return group(...advice(model, line`Recommended for ${code(model.name)}`));
}

function advice(model: JudgedModel, word: Line): Node[] {
  const { recommended, because } = model;
  const what = recommended === null ? [] : line`${strong(line`${word}: ${code(recommended)}.`)} `;
  return [...answerLine(model), paragraph(line`${what}${because}${howToShip(model)}`)];
}

/** Where every variant is enforced, one that breaks its limits stops those that keep theirs. */
function howToShip({ ships, recommended, outcome, onEstimates }: JudgedModel): Line {
  const isStopped = outcome === "fail" && ships === undefined && !onEstimates;
  if (!isStopped || recommended === null) return [];
  return line` The policy enforces every variant; ${code(`ship: ${recommended}`)} would enforce this one alone.`;
}

/** The variants below their reference; nothing where a model has none. */
export function modelTable(model: JudgedModel): Node[] {
  const { columns, rungs } = ladder(model);
  return rungs.length === 0
    ? []
    : [
        table(
          columns,
          rungs.map((rung) => cells(rung, becauseOf(rung))),
        ),
      ];
}

/** All of a model together; why a variant has no numbers stands below the table, where there is room for it. */
export function modelInBrief(model: JudgedModel): Node {
  const { columns, rungs } = ladder(model);
  const rows = rungs.map((rung) => cells(rung, []));
  const missing = rungs.flatMap(({ name, reason }) =>
    reason === undefined ? [] : [line`${name}: ${reason}`],
  );
  return group(
    heading(3, line`${model.name}`),
    ...(rows.length === 0 ? [] : [table(columns, rows)]),
    ...missing.map((one) => paragraph(one)),
    ...advice(model, line`Recommended`),
    ...[...choiceInBrief(model), ...wentWrong(model), ...model.notes].map((one) =>
      paragraph(line`${one}`),
    ),
  );
}

function cells(rung: VariantRow, because: Line): Cell[] {
  const name = rung.isItself ? emphasis(line`${rung.name}`) : code(rung.name);
  return [
    [rung.recommended ? strong([name]) : name],
    ...rung.numbers.map(figure),
    line`${verdictOf(rung)}${because}`,
  ];
}

function verdictOf({ outcome, word, recommended }: VariantRow): Marked {
  const advised = recommended ? line`, ${strong(line`recommended`)}` : [];
  return marked(outcome ?? "none", line`${word}${advised}`);
}

function becauseOf({ reason }: VariantRow): Line {
  return reason === undefined ? [] : line`: ${reason}`;
}

/** What the tables' words mean, in two lines, for a reader who knows no statistics. */
export function legend({ confidence, models }: Verdict): Node[] {
  if (models.every(({ variants }) => variants.length === 0)) return [];
  const side = figure(amount(confidence, "confidence"));
  const both = figure(amount(2 * confidence - 1, "confidence"));
  const means = joined(
    [
      line`${strong(line`Drop`)}: how much worse than the reference on the same examples (below zero: better); in`,
      line`brackets all that the data allows (${both}, each side ${side}). ${strong(line`Lost / gained`)}: answers that`,
      line`turned wrong / right. ${strong(line`Inconclusive`)}: the limit lies inside the brackets, so the data cannot tell.`,
    ],
    " ",
  );
  return [paragraph([faint(means)])];
}
