import Table from "cli-table3";
import type { Document, Inline, Line, ListItem, Mark, Node } from "../node.ts";
import { shown, visible } from "./visible.ts";

/** Colours a text, or does not where there are no colours. */
export type Paint = (style: Style, text: string) => string;
export type Style = "strong" | "faint" | "good" | "doubtful" | "bad";

/** A document for a terminal, without a line's end after the last: nothing in it can steer what shows it. */
export function renderTerminal(document: Document, paint: Paint = unpainted): string {
  return document.map(({ node }) => written(node, paint)).join("\n\n");
}

/** A line without any colour, where a line is all that there is room for. */
export function plainLine(line: Line): string {
  return said(line, unpainted);
}

function unpainted(_: Style, text: string): string {
  return text;
}

function written(node: Node, paint: Paint): string {
  switch (node.kind) {
    case "heading":
      return paint("strong", plainLine(node.said));
    case "paragraph":
      return [said(node.said, paint), ...node.below.map((one) => `  ${said(one, paint)}`)].join(
        "\n",
      );
    case "list":
      return node.points.map((point) => pointText(point, paint)).join("\n");
    case "facts":
      return aligned(node.facts.map(([name, is]) => [plainLine(name), said(is, paint)]));
    case "table":
      return tableText(node, paint);
    case "fold":
      return [paint("strong", shown(node.summary)), together(node.nodes, paint)].join("\n");
    case "chart":
      return [
        paint("strong", visible(node.title)),
        aligned(node.steps.map(({ name, value }) => [visible(name), String(value)])),
      ].join("\n");
    case "group":
      return together(node.nodes, paint);
    default:
      return node satisfies never;
  }
}

function together(nodes: readonly Node[], paint: Paint): string {
  return nodes.map((node) => written(node, paint)).join("\n");
}

function pointText({ said: first, below = [], points = [] }: ListItem, paint: Paint): string {
  return [
    `- ${said(first, paint)}`,
    ...below.map((one) => `  ${said(one, paint)}`),
    ...points.map((one) => `  - ${said(one, paint)}`),
  ].join("\n");
}

function aligned(facts: readonly (readonly [name: string, is: string])[]): string {
  const width = Math.max(...facts.map(([name]) => name.length));
  return facts.map(([name, is]) => `${name.padEnd(width)}  ${is}`).join("\n");
}

function tableText({ columns, rows, ruled }: Extract<Node, { kind: "table" }>, paint: Paint) {
  const table = new Table({
    head: columns.map(({ title }) => paint("faint", shown(title))),
    colAligns: columns.map(({ right }) => (right ? "right" : "left")),
    style: { head: [], border: [] },
    ...(ruled ? {} : { chars: NO_LINES_BETWEEN_ROWS }),
  });
  table.push(
    ...rows.map((cells) => cells.map((cell) => said("kind" in cell ? [cell] : cell, paint))),
  );
  return table.toString();
}

const NO_LINES_BETWEEN_ROWS = { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" };

function said(line: Line, paint: Paint): string {
  return line.map((one) => inlineText(one, paint)).join("");
}

/** A text has one style: what is painted has no other within. */
function inlineText(one: Inline, paint: Paint): string {
  switch (one.kind) {
    case "text":
    case "figure":
      return shown(one.text);
    case "foreign":
    case "code":
      return visible(one.text);
    case "strong":
      return paint("strong", plainLine(one.said));
    case "faint":
      return paint("faint", plainLine(one.said));
    case "emphasis":
    case "link":
      return said(one.said, paint);
    case "marked":
      return paint(STYLES[one.mark], `${MARKS[one.mark]}${plainLine(one.said)}`);
    default:
      return one satisfies never;
  }
}

const STYLES = {
  pass: "good",
  warn: "doubtful",
  fail: "bad",
  error: "bad",
  unmeasured: "faint",
  none: "faint",
} as const satisfies Record<Mark, Style>;

/** Each with the space after it. */
const MARKS = {
  pass: "✓ ",
  warn: "! ",
  fail: "✗ ",
  error: "✗ ",
  unmeasured: "– ",
  none: "",
} as const satisfies Record<Mark, string>;
