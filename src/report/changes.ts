import type { Change } from "../contract/change.ts";
import type { Verdict } from "../contract/verdict.ts";
import { code, fold, group, type Line, line, list, type Node, paragraph, strong } from "./node.ts";
import { position } from "./origins.ts";
import type { Report } from "./report.ts";

/** What the head would loosen, once merged, of how it is judged; all else that it changes under a fold. */
export function changeList({ verdict, links = {} }: Report): Node[] {
  const loosenings = loosened(verdict);
  const others = (verdict.changes ?? []).filter(({ direction }) => direction !== "loosens");
  const point = (change: Change) => line`${said(change)}${where(change)}`;
  const where = ({ at }: Change) => (at === undefined ? [] : line` (${position({ at }, links)})`);
  return [
    ...(loosenings.length === 0 ? [] : [group(paragraph(LOOSENS), list(loosenings.map(point)))]),
    ...(others.length === 0
      ? []
      : [fold(`What else it changes (${others.length})`, list(others.map(point)))]),
  ];
}

const LOOSENS = line`${strong(line`What this would loosen.`)} It counts once merged; here the target branch's policy and data have judged.`;

/** Those that loosen something. */
export function loosened({ changes = [] }: Verdict): Change[] {
  return changes.filter(({ direction }) => direction === "loosens");
}

function said({ direction, about, says, before, after }: Change): Line {
  const what = says === undefined ? [] : line` ${says}`;
  return line`${direction} ${code(about)}${what}: ${side(before)} → ${side(after)}`;
}

function side(text: string | null): Line {
  return text === null ? line`nothing` : [code(text)];
}

/** `loosens food/int8 top-1 max-drop: 0.5 pt → 2 pt`, as plain text. */
export function changeText({ direction, about, says, before, after }: Change): string {
  const what = [direction, about, ...(says === undefined ? [] : [says])].join(" ");
  return `${what}: ${before ?? "nothing"} → ${after ?? "nothing"}`;
}
