import type { Change } from "../contract/change.ts";
import type { Verdict } from "../contract/verdict.ts";
import { code } from "./code.ts";
import { fold } from "./markdown.ts";
import { position } from "./origins.ts";
import { escapeMarkdown } from "./render/escape.ts";
import type { Block } from "./render/fit.ts";
import type { Report } from "./report.ts";

/** What the head would loosen, once merged, of how it is judged; all else that it changes under a fold. */
export function changeList({ verdict, links = {} }: Report): Block[] {
  const loosenings = loosened(verdict);
  const others = (verdict.changes ?? []).filter(({ direction }) => direction !== "loosens");
  const item = (change: Change) => `- ${said(change)}${where(change)}`;
  const where = ({ at }: Change) => (at === undefined ? "" : ` (${position({ at }, links)})`);
  return [
    ...(loosenings.length === 0
      ? []
      : [{ opening: `**${TITLE}** ${COUNTS}\n`, items: loosenings.map(item) }]),
    ...(others.length === 0
      ? []
      : [
          fold(`What else it changes (${others.length})`, { opening: "", items: others.map(item) }),
        ]),
  ];
}

const TITLE = "What this would loosen.";
const COUNTS = "It counts once merged; here the target branch's policy and data have judged.";

/** Those that loosen something. */
export function loosened({ changes = [] }: Verdict): Change[] {
  return changes.filter(({ direction }) => direction === "loosens");
}

function said({ direction, about, says, before, after }: Change): string {
  const what = says === undefined ? "" : ` ${escapeMarkdown(says)}`;
  return `${direction} ${code(about)}${what}: ${side(before)} → ${side(after)}`;
}

function side(text: string | null): string {
  return text === null ? "nothing" : code(text);
}

/** `loosens food/int8 top-1 max-drop: 0.5 pt → 2 pt`, as plain text. */
export function changeText({ direction, about, says, before, after }: Change): string {
  const what = [direction, about, ...(says === undefined ? [] : [says])].join(" ");
  return `${what}: ${before ?? "nothing"} → ${after ?? "nothing"}`;
}
