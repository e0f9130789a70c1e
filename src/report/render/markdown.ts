import type { Cell, Document, Inline, Line, ListItem, Mark, Node } from "../node.ts";
import { escapeHtml, escapeMarkdown } from "./escape.ts";
import { assemble, BETWEEN, fitInto, type Piece, type Room } from "./fit.ts";
import { mermaid } from "./mermaid.ts";
import { shown, visible } from "./visible.ts";

export interface Page extends Pick<Room, "limit" | "measure"> {
  /** A line of ours that no reader sees, by which we find the page again. */
  readonly begins?: string;
  /** Said at the end when something had to go: where the rest is. */
  readonly pointer: Line;
}

/** A document as Markdown that GitHub shows: as much of it as the page holds, the most important first. */
export function renderMarkdown(document: Document, { begins, pointer, ...room }: Page): string {
  const pieces = document.map(({ rank, node }) => ({ rank, ...written(node) }));
  const first = begins === undefined ? [] : [{ rank: 0, opening: begins }];
  return fitInto([...first, ...pieces], { ...room, pointer: said(pointer) });
}

function written(node: Node): Piece {
  switch (node.kind) {
    case "heading":
      return { opening: `${"#".repeat(node.level)} ${said(node.said)}` };
    case "paragraph":
      return { opening: [node.said, ...node.below].map(said).join("\n") };
    case "list":
      return { opening: "", items: node.points.flatMap(pointLines) };
    case "facts":
      return {
        opening: "",
        items: node.facts.map(([name, is]) => `- ${said(name)}: ${said(is)}`),
      };
    case "table":
      return {
        opening: [
          row(node.columns.map(({ title }) => titleText(title))),
          row(node.columns.map(({ right }) => (right ? "--:" : "---"))),
        ].join("\n"),
        items: node.rows.map((cells) => row(cells.map(cellText))),
      };
    case "fold":
      return folded(escapeHtml(shown(node.summary)), together(node.nodes));
    case "chart":
      return { opening: mermaid(node) };
    case "group":
      return together(node.nodes);
    default:
      return node satisfies never;
  }
}

/** `Ndcg@10`: with a letter before and only digits behind, it is neither a mention nor an address. */
const AT_RANK = /^[a-z]+@\d+$/i;

function titleText(title: string): string {
  return AT_RANK.test(title) ? title : escaped(title);
}

function pointLines({ said: first, below = [], points = [] }: ListItem): string[] {
  const own = [`- ${said(first)}`, ...below.map((one) => `  ${said(one)}`)].join("\n");
  return [own, ...points.map((one) => `  - ${said(one)}`)];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** The last may be shortened; the others stand whole before it. */
function together(nodes: readonly Node[]): Piece {
  const last = nodes.at(-1);
  if (last === undefined) return { opening: "" };
  const before = nodes.slice(0, -1).map((node) => assemble(written(node)));
  const { opening, ...rest } = written(last);
  if (before.length === 0) return { opening, ...rest };
  const start = before.join(BETWEEN);
  return { opening: opening === "" ? `${start}\n` : `${start}${BETWEEN}${opening}`, ...rest };
}

function folded(summary: string, { opening, items = [], closing }: Piece): Piece {
  const start = `<details><summary>${summary}</summary>\n`;
  const end = "\n</details>";
  return {
    opening: opening === "" ? start : `${start}\n${opening}`,
    items,
    closing: closing === undefined ? end : `${closing}\n${end}`,
  };
}

function said(line: Line): string {
  return line.map(inlineText).join("");
}

function inlineText(one: Inline): string {
  switch (one.kind) {
    case "text":
      return escaped(one.text);
    case "foreign":
      return escapeMarkdown(visible(one.text));
    case "figure":
      return figureText(one.text);
    case "code":
      return codeText(one.text);
    case "strong":
      return `**${said(one.said)}**`;
    case "emphasis":
      return `_${said(one.said)}_`;
    case "faint":
      return `<sub>${said(one.said)}</sub>`;
    case "link":
      return linkText(said(one.said), one.to);
    case "marked":
      return `${MARKS[one.mark]}${said(one.said)}`;
    default:
      return one satisfies never;
  }
}

/** Each with the space after it. */
const MARKS = {
  pass: "✅ ",
  warn: "⚠️ ",
  fail: "❌ ",
  error: "❌ ",
  unmeasured: "➖ ",
  none: "",
} as const satisfies Record<Mark, string>;

/** Our words are escaped too: a stranger's that somebody took for ours still do nothing. */
function escaped(words: string): string {
  return escapeMarkdown(shown(words));
}

/** What a code span shows as it stands, wherever it is put. */
const PLAIN = /^(?=.{1,200}$)[\w./:=%-]+(?: [\w./:=%-]+)*$/;

/** What could break out of backticks goes through the escape. */
function codeText(text: string): string {
  return PLAIN.test(text) ? `\`${text}\`` : `<code>${escapeMarkdown(visible(text))}</code>`;
}

/** What cannot end a link early, nor the cell or the line that it stands in. */
const WEB = /^https?:\/\/[\w.!~*'():/?#@&+,;=%-]+$/;

function linkText(text: string, to: string | undefined): string {
  return to === undefined || !WEB.test(to) ? text : `[${text}](<${to}>)`;
}

/** Digits and units, of which no Markdown can be made, wherever they stand. */
const FIGURE = /^\+?(?:\d+(?:[.,]\d+)*|[ −–/→×%]|iOS|pt|ms|[kMG]?B)*$/;

/** The ends after it, in brackets that could begin a link where anything follows. */
const INTERVAL = / \[−?[\d.]+, −?[\d.]+\]$/;

function figureText(text: string): string {
  return FIGURE.test(text) ? text : escaped(text);
}

/** In a cell nothing can follow. */
function cellText(cell: Cell): string {
  if (!("kind" in cell)) return said(cell);
  const [interval = ""] = INTERVAL.exec(cell.text) ?? [];
  return `${figureText(cell.text.slice(0, cell.text.length - interval.length))}${interval}`;
}
