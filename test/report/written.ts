import type { Node } from "../../src/report/node.ts";
import { renderMarkdown } from "../../src/report/render/markdown.ts";

/** Nodes as Markdown on a page without an end. */
export function written(...nodes: readonly Node[]): string {
  const document = nodes.map((node) => ({ rank: 0, node }));
  const room = { limit: Number.POSITIVE_INFINITY, measure: (text: string) => text.length };
  return renderMarkdown(document, { ...room, pointer: [] });
}
