import type { Outcome } from "../catalog/states.ts";

/**
 * What a report is made of. Whoever writes a section says what stands there and in what role; how it is written, and
 * that a stranger's string does nothing there but show, is the renderer's.
 */
export type Node = Heading | Paragraph | List | Facts | Table | Fold | Chart | Group;

/** A document is read from top to bottom. Where there is not room for all, the highest ranks go first; 0 must be said. */
export interface Section {
  readonly rank: number;
  readonly node: Node;
}

export type Document = readonly Section[];

export interface Heading {
  readonly kind: "heading";
  /** 2 is a document's own, 3 one below it. */
  readonly level: 2 | 3;
  readonly said: Line;
}

/** A line, and others right below it that belong to it. */
export interface Paragraph {
  readonly kind: "paragraph";
  readonly said: Line;
  readonly below: readonly Line[];
}

/** Points that are worth having without the next: it may be cut after any of them. */
export interface List {
  readonly kind: "list";
  readonly points: readonly ListItem[];
}

export interface ListItem {
  readonly said: Line;
  /** Lines right below it that belong to it. */
  readonly below?: readonly Line[];
  /** Points of its own, each worth having without the next too. */
  readonly points?: readonly Line[];
}

/** Names with what they stand for, so that they line up. */
export interface Facts {
  readonly kind: "facts";
  readonly facts: readonly (readonly [name: Line, is: Line])[];
}

/** Its rows may be cut from the end, its head may not. */
export interface Table {
  readonly kind: "table";
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** With lines between the rows, where they can be drawn. */
  readonly ruled?: true;
}

/** Numbers stand to the right. */
export interface Column {
  readonly title: string;
  readonly right?: boolean;
}

export type Cell = Line | Figure;

/** What is seen once a reader asks for it. */
export interface Fold {
  readonly kind: "fold";
  readonly summary: string;
  readonly nodes: readonly Node[];
}

/** A line over named steps, from left to right. */
export interface Chart {
  readonly kind: "chart";
  readonly title: string;
  readonly axis: string;
  readonly steps: readonly { readonly name: string; readonly value: number }[];
  /** What no value can pass. */
  readonly within: readonly [number, number];
}

/** Several that are left out or shortened together: only the last of them may be cut. */
export interface Group {
  readonly kind: "group";
  readonly nodes: readonly Node[];
}

export type Line = readonly Inline[];

export type Inline = Text | Foreign | Figure | Code | Strong | Faint | Emphasis | Link | Marked;

/** What we say: the spaces at its ends count, and it is never cut. */
export interface Text {
  readonly kind: "text";
  readonly text: string;
}

/** A stranger's string, which is as long as a stranger likes. */
export interface Foreign {
  readonly kind: "foreign";
  readonly text: string;
}

/** A number with its unit, as `src/words/amounts.ts` writes it: `93.1 %`, `0.4 pt [−0.1, 1.2]`. */
export interface Figure {
  readonly kind: "figure";
  readonly text: string;
}

/** A name, path or digest, whoever's. */
export interface Code {
  readonly kind: "code";
  readonly text: string;
}

export interface Strong {
  readonly kind: "strong";
  readonly said: Line;
}

/** For those who look closer. */
export interface Faint {
  readonly kind: "faint";
  readonly said: Line;
}

export interface Emphasis {
  readonly kind: "emphasis";
  readonly said: Line;
}

/** A link where there is somewhere to go, else what it says. */
export interface Link {
  readonly kind: "link";
  readonly to: string | undefined;
  readonly said: Line;
}

/** A mark never stands without its words: not everyone sees the colour. */
export interface Marked {
  readonly kind: "marked";
  readonly mark: Mark;
  readonly said: Line;
}

/** `unmeasured`: nobody looked, and nothing stops. `none`: nothing judges it. */
export type Mark = Outcome | "unmeasured" | "none";

type Put = string | number | Inline | Line;

/** A line of words: what the source says is ours, and every string that is put into it is a stranger's. */
export function line(ours: TemplateStringsArray, ...put: readonly Put[]): Line {
  return ours.flatMap((words, at) => {
    const next = put[at];
    return [...(words === "" ? [] : [text(words)]), ...(next === undefined ? [] : inlines(next))];
  });
}

function inlines(put: Put): Line {
  if (typeof put === "string") return [foreign(put)];
  if (typeof put === "number") return [text(String(put))];
  return "kind" in put ? [put] : put;
}

/** Lines one after another, with our words between them. */
export function joined(lines: readonly Line[], between = ", "): Line {
  return lines.flatMap((one, at) => (at === 0 ? one : [text(between), ...one]));
}

export function text(words: string): Text {
  return { kind: "text", text: words };
}

export function foreign(words: string): Foreign {
  return { kind: "foreign", text: words };
}

export function code(name: string): Code {
  return { kind: "code", text: name };
}

export function strong(said: Line): Strong {
  return { kind: "strong", said };
}

export function faint(said: Line): Faint {
  return { kind: "faint", said };
}

export function emphasis(said: Line): Emphasis {
  return { kind: "emphasis", said };
}

export function link(said: Line, to: string | undefined): Link {
  return { kind: "link", said, to };
}

export function marked(mark: Mark, said: Line): Marked {
  return { kind: "marked", mark, said };
}

export function figure(number: string): Figure {
  return { kind: "figure", text: number };
}

export function heading(level: Heading["level"], said: Line): Heading {
  return { kind: "heading", level, said };
}

export function paragraph(said: Line, ...below: readonly Line[]): Paragraph {
  return { kind: "paragraph", said, below };
}

export function list(points: readonly (Line | ListItem)[]): List {
  return { kind: "list", points: points.map((one) => ("said" in one ? one : { said: one })) };
}

export function facts(all: Facts["facts"]): Facts {
  return { kind: "facts", facts: all };
}

export function table(columns: readonly Column[], rows: Table["rows"]): Table {
  return { kind: "table", columns, rows };
}

export function fold(summary: string, ...nodes: readonly Node[]): Fold {
  return { kind: "fold", summary, nodes };
}

export function chart(drawn: Omit<Chart, "kind">): Chart {
  return { kind: "chart", ...drawn };
}

export function group(...nodes: readonly Node[]): Group {
  return { kind: "group", nodes };
}
