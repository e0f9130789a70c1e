/** An invisible break inside what GitHub would turn into a mention, an issue, a link or an emoji. */
const BREAK = "&#8203;";

/**
 * `_` inside a word is only itself. `:` before a non-space starts URLs and `:emoji:`; `.` matters
 * after `www` and in a leading `1.`; the empty match sits inside `GH-1`. Dashes and the like matter
 * only where a block could start.
 */
const ACTIVE =
  /[&<>@#$\\`*[\]!|~]|(?<![a-z0-9])_|_(?![a-z0-9])|:(?=\S)|(?<=www|^\d+)\.|(?<=^\d+)\)|(?<=GH-)(?=\d)|^[-+=]/giu;

const SPELLED: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "@": `@${BREAK}`,
  "#": `#${BREAK}`,
  ":": `:${BREAK}`,
  ".": `${BREAK}.`,
  $: "<span>$</span>",
  "": BREAK,
};

/** A text as Markdown that shows it and does nothing else: no markup, link, mention or emoji. */
export function escapeMarkdown(text: string): string {
  return text.replace(ACTIVE, (found) => SPELLED[found] ?? `\\${found}`);
}

/** The same inside an element, where GitHub reads no Markdown, and still looks for mentions and the like. */
export function escapeHtml(text: string): string {
  return text.replace(ACTIVE, (found) => SPELLED[found] ?? found);
}
