/** Writes the tables of docs/action.md from action.yml: `npx node scripts/action-reference.ts`. */
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parse } from "yaml";

const DOCUMENT = "docs/action.md";

interface Described {
  readonly description: string;
  readonly default?: string;
}

/** The document with its tables as action.yml says now; what stands around them is left alone. */
export function withTables(document: string, action: string): string {
  const { inputs, outputs } = parse(action) as Record<string, Record<string, Described>>;
  const tables = { inputs: inputTable(inputs ?? {}), outputs: outputTable(outputs ?? {}) };
  return Object.entries(tables).reduce(
    (text, [name, table]) => between(text, name, table),
    document,
  );
}

function inputTable(inputs: Record<string, Described>): string {
  const rows = Object.entries(inputs).map(
    ([name, { description, default: value = "" }]) =>
      `| \`${name}\` | ${value === "" ? "" : `\`${value}\``} | ${cell(description)} |`,
  );
  return ["| Input | Default | What it does |", "| --- | --- | --- |", ...rows].join("\n");
}

function outputTable(outputs: Record<string, Described>): string {
  const rows = Object.entries(outputs).map(
    ([name, { description }]) => `| \`${name}\` | ${cell(description)} |`,
  );
  return ["| Output | What it is |", "| --- | --- |", ...rows].join("\n");
}

function cell(text: string): string {
  return text.trim().replaceAll("|", "\\|").replaceAll("\n", " ");
}

function between(document: string, name: string, table: string): string {
  const [begin, end] = [`<!-- ${name} -->\n`, `\n<!-- /${name} -->`];
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${DOCUMENT} has no place for ${name}`);
  return document.slice(0, from + begin.length) + table + document.slice(to);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const document = readFileSync(DOCUMENT, "utf8");
  writeFileSync(DOCUMENT, withTables(document, readFileSync("action.yml", "utf8")));
}
