import type { Column } from "./ladder.ts";
import type { Block } from "./render/fit.ts";

/** A table: its rows may be left out from the end, its head may not. Cells are Markdown. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): Block {
  const titles = row(columns.map(({ title }) => title));
  const alignments = row(columns.map(({ right }) => (right ? "--:" : "---")));
  return { opening: `${titles}\n${alignments}`, items: rows.map(row) };
}

/** The same under a fold that a click opens; `summary` is ours, without foreign text. */
export function fold(summary: string, block: Block): Block {
  const start = `<details><summary>${summary}</summary>\n`;
  const opening = block.opening === "" ? start : `${start}\n${block.opening}`;
  return { ...block, opening, closing: "\n</details>" };
}

const WEB = /^https?:\/\/[^\s<>\\]+$/;

/** `text` as a link where there is somewhere to go. */
export function link(text: string, url: string | undefined): string {
  return url === undefined || !WEB.test(url) ? text : `[${text}](<${url}>)`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
