import Table from "cli-table3";
import type { Outcome } from "../catalog/states.ts";
import type { JudgedModel, Verdict } from "../contract/verdict.ts";
import { limitText } from "../words/limits.ts";
import { otherCautions, unjudgedText } from "./cautions.ts";
import { changeText, loosened } from "./changes.ts";
import { answerOf, cliffWords } from "./cliff-words.ts";
import { type Finding, findings } from "./findings.ts";
import { becauseOf } from "./headline.ts";
import { ladder, type Rung } from "./ladder.ts";
import { stateWord, UNCHANGED } from "./marks.ts";
import type { Column } from "./node.ts";
import { isUntouched } from "./nothing-to-tell.ts";
import { visible } from "./render/visible.ts";
import { waiverText } from "./waivers.ts";
import { wentWrong } from "./went-wrong.ts";

/** Colours a text, or does not where there are no colours. */
export type Paint = (style: Style, text: string) => string;
export type Style = "strong" | "faint" | "good" | "doubtful" | "bad";

const STYLES = {
  pass: { style: "good", mark: "✓" },
  warn: { style: "doubtful", mark: "!" },
  fail: { style: "bad", mark: "✗" },
  error: { style: "bad", mark: "✗" },
} as const satisfies Record<Outcome, { style: Style; mark: string }>;

const NO_LINES_BETWEEN_ROWS = { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" };

/** The verdict for a terminal: a table a model, what to ship, what stands in the way. */
export function renderTerminal(verdict: Verdict, paint: Paint): string {
  const { style, mark } = STYLES[verdict.outcome];
  const said = isUntouched(verdict)
    ? paint("faint", `– ${UNCHANGED}`)
    : paint(style, `${mark} ${verdict.outcome}`);
  const because = becauseOf(verdict);
  return [
    ...verdict.models.map((model) => modelText(model, paint)),
    ...findings(verdict.models).map((finding) => findingText(finding, paint)),
    ...asides(verdict),
    because === undefined ? said : `${said} ${visible(because)}`,
  ].join("\n\n");
}

/** What was set aside, and what the head would loosen. */
function asides(verdict: Verdict): string[] {
  const waivers = (verdict.waivers ?? []).map(waiverText);
  const loosenings = loosened(verdict).map((change) => `once merged: ${changeText(change)}`);
  const others = [...otherCautions(verdict), ...unjudgedText(verdict)];
  const lines = [...others, ...waivers, ...loosenings].map(visible);
  return lines.length === 0 ? [] : [lines.join("\n")];
}

function modelText(model: JudgedModel, paint: Paint): string {
  const { columns, rungs } = ladder(model);
  const missing = rungs.flatMap(({ name, reason }) =>
    reason === undefined ? [] : [`${visible(name)}: ${visible(reason)}`],
  );
  const table = rungs.length === 0 ? [] : [tableText(columns, rungs, paint)];
  return [
    paint("strong", visible(model.name)),
    ...table,
    ...missing,
    ...answer(model, paint),
    advice(model, paint),
    ...reasons(model),
    ...wentWrong(model),
    ...model.notes.map(visible),
  ].join("\n");
}

function tableText(columns: readonly Column[], rungs: readonly Rung[], paint: Paint): string {
  const table = new Table({
    head: columns.map(({ title }) => paint("faint", title)),
    colAligns: columns.map(({ right }) => (right ? "right" : "left")),
    style: { head: [], border: [] },
    chars: NO_LINES_BETWEEN_ROWS,
  });
  table.push(...rungs.map((rung) => cells(rung, paint)));
  return table.toString();
}

function cells({ name, recommended, numbers, outcome, word }: Rung, paint: Paint): string[] {
  const shown = visible(name);
  const said = recommended ? `${word}, recommended` : word;
  return [
    recommended ? paint("strong", shown) : shown,
    ...numbers,
    verdictText(outcome, said, paint),
  ];
}

function advice({ recommended, because }: JudgedModel, paint: Paint): string {
  const why = visible(because);
  return recommended === null
    ? why
    : `${paint("strong", `Recommended: ${visible(recommended)}.`)} ${why}`;
}

function answer(model: JudgedModel, paint: Paint): string[] {
  const said = answerOf(model);
  return said === undefined ? [] : [paint("strong", visible(`${model.name}: ${said}.`))];
}

/** Why the others were not chosen, where the cliff is, and what is worth trying. */
function reasons({ excluded = [], cliff, advice = [] }: JudgedModel): string[] {
  const out = excluded.map(({ name, why }) => `${name} ${why}`).join("; ");
  return [
    ...(out === "" ? [] : [visible(`Not chosen: ${out}.`)]),
    ...(cliff === undefined ? [] : [visible(cliffWords(cliff))]),
    ...advice.map(({ variant, text }) =>
      visible(`Worth knowing: ${variant === undefined ? "" : `${variant}: `}${text}`),
    ),
  ];
}

function verdictText(outcome: Outcome | null, word: string, paint: Paint): string {
  if (outcome === null) return paint("faint", word);
  const { style, mark } = STYLES[outcome];
  return paint(style, `${mark} ${word}`);
}

function findingText({ model, variant, limit }: Finding, paint: Paint): string {
  const { style, mark } = STYLES[limit.outcome];
  const what = `${model.name}/${variant.name} ${limitText(limit)}: ${stateWord(limit)}`;
  const where = paint("faint", visible(`${limit.at.path}:${limit.at.line}`));
  return `${paint(style, `${mark} ${visible(what)}`)}\n  ${visible(limit.why)}\n  ${where}`;
}
