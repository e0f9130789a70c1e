import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

/** Markdown as GitHub reads it, raw HTML included, so that a test sees what an attacker would. */
export function html(markdown: string): string {
  return micromark(markdown, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
  });
}

/** The elements in their order, without what stands in them. */
export function tags(rendered: string): string[] {
  return [...rendered.matchAll(/<[^>]*>/g)].map(([tag]) => tag);
}

/** The text GitHub looks through for mentions, issues and emoji: what stands outside code and links. */
export function proseOf(rendered: string): string {
  return rendered
    .replace(/<(code|a|pre)\b[^>]*>[\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]*>/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");
}
