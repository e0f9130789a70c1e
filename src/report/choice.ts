import type { JudgedModel } from "../contract/verdict.ts";
import { answerOf, cliffWords } from "./cliff-words.ts";
import { code } from "./code.ts";
import { cliffPlot } from "./plot.ts";
import { escapeMarkdown } from "./render/escape.ts";
import type { Block } from "./render/fit.ts";

/** Below the table: why the other variants were not chosen, where the cliff is, and what is worth trying. */
export function choiceBlocks(model: JudgedModel): Block[] {
  return [...excludedLine(model), ...cliffBlocks(model), ...adviceList(model)];
}

/** `ship int8; cliff at int4: 8.7 points for 6 MB`, or nothing where there is no cliff. */
export function answerLine(model: JudgedModel): string {
  const answer = answerOf(model);
  return answer === undefined ? "" : `**${escapeMarkdown(`${model.name}: ${answer}`)}.**\n\n`;
}

function excludedLine({ excluded = [] }: JudgedModel): Block[] {
  if (excluded.length === 0) return [];
  const each = excluded.map(({ name, why }) => `${code(name)} ${escapeMarkdown(why)}`);
  return [{ opening: `Not chosen: ${each.join("; ")}.` }];
}

function cliffBlocks(model: JudgedModel): Block[] {
  if (model.cliff === undefined) return [];
  return [{ opening: `📉 ${escapeMarkdown(cliffWords(model.cliff))}` }, ...cliffPlot(model)];
}

function adviceList({ advice = [] }: JudgedModel): Block[] {
  const items = advice.map(({ variant, text }) => {
    const about = variant === undefined ? "" : `${code(variant)}: `;
    return `- ${about}${escapeMarkdown(text)}`;
  });
  return items.length === 0 ? [] : [{ opening: "**Worth knowing**\n", items }];
}
