import type { JudgedModel } from "../contract/verdict.ts";
import { answerLine } from "./choice.ts";
import { code } from "./code.ts";
import { ladder, type Rung } from "./ladder.ts";
import { table } from "./markdown.ts";
import { MARKS, UNCHANGED } from "./marks.ts";
import { escapeMarkdown } from "./render/escape.ts";
import type { Block } from "./render/fit.ts";

const STATUS: Readonly<Record<string, string>> = {
  new: "new, judged by its own policy",
  removed: "removed",
  missing: "missing",
  unchanged: "unchanged",
  unsupported: "not evaluated",
};

/** A model's verdict, what to ship of it, and one sentence why. */
export function modelHeading(model: JudgedModel): Block {
  const status = STATUS[model.status];
  const aside = status === undefined ? "" : ` (${status})`;
  const { mark, word } = model.status === "unchanged" ? UNCHANGED : MARKS[model.outcome];
  const heading = `### ${mark} ${code(model.name)}: ${word}${aside}`;
  return { opening: `${heading}\n\n${advice(model, "Recommended")}` };
}

/** The same below a headline that has said the rest: of the only model, judged in the usual way. */
export function onlyModel(model: JudgedModel): Block {
  return { opening: advice(model, `Recommended for ${code(model.name)}`) };
}

function advice(model: JudgedModel, word: string): string {
  const { recommended, because } = model;
  const why = escapeMarkdown(because);
  const said = recommended === null ? why : `**${word}: ${code(recommended)}.** ${why}`;
  return `${answerLine(model)}${said}`;
}

/** The variants below their reference; nothing where a model has none. */
export function modelTable(model: JudgedModel): Block[] {
  const { columns, rungs } = ladder(model);
  return rungs.length === 0 ? [] : [table(columns, rungs.map(cells))];
}

function cells(rung: Rung): string[] {
  const name = rung.isItself ? `_${rung.name}_` : code(rung.name);
  return [rung.recommended ? `**${name}**` : name, ...rung.numbers, verdictCell(rung)];
}

function verdictCell({ outcome, word, recommended, reason }: Rung): string {
  const mark = outcome === null ? "" : `${MARKS[outcome].mark} `;
  const advised = recommended ? ", **recommended**" : "";
  const because = reason === undefined ? "" : `: ${escapeMarkdown(reason)}`;
  return `${mark}${word}${advised}${because}`;
}
