import type { JudgedModel } from "../contract/verdict.ts";
import { answerLine } from "./choice.ts";
import { ladder, type Rung } from "./ladder.ts";
import { OUTCOME_WORDS, UNCHANGED } from "./marks.ts";
import {
  type Cell,
  code,
  emphasis,
  figure,
  group,
  heading,
  type Line,
  line,
  marked,
  type Node,
  paragraph,
  strong,
  table,
} from "./node.ts";

const STATUS: Readonly<Record<string, string>> = {
  new: "new, judged by its own policy",
  removed: "removed",
  missing: "missing",
  unchanged: "unchanged",
  unsupported: "not evaluated",
};

/** A model's verdict, what to ship of it, and one sentence why. */
export function modelHeading(model: JudgedModel): Node {
  const status = STATUS[model.status];
  const aside = status === undefined ? [] : line` (${status})`;
  const isUnchanged = model.status === "unchanged";
  const word = isUnchanged ? UNCHANGED : OUTCOME_WORDS[model.outcome];
  const said = line`${code(model.name)}: ${word}${aside}`;
  return group(
    heading(3, [marked(isUnchanged ? "unmeasured" : model.outcome, said)]),
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
  return [...answerLine(model), paragraph(line`${what}${because}`)];
}

/** The variants below their reference; nothing where a model has none. */
export function modelTable(model: JudgedModel): Node[] {
  const { columns, rungs } = ladder(model);
  return rungs.length === 0 ? [] : [table(columns, rungs.map(cells))];
}

function cells(rung: Rung): Cell[] {
  const name = rung.isItself ? emphasis(line`${rung.name}`) : code(rung.name);
  return [
    [rung.recommended ? strong([name]) : name],
    ...rung.numbers.map(figure),
    verdictCell(rung),
  ];
}

function verdictCell({ outcome, word, recommended, reason }: Rung): Line {
  const advised = recommended ? line`, ${strong(line`recommended`)}` : [];
  const because = reason === undefined ? [] : line`: ${reason}`;
  return line`${marked(outcome ?? "none", line`${word}${advised}`)}${because}`;
}
