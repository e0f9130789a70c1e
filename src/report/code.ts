import { escapeMarkdown } from "./render/escape.ts";

/** What a code span shows as it stands, wherever it is put. */
const PLAIN = /^(?=.{1,200}$)[\w./:=%-]+(?: [\w./:=%-]+)*$/;

/** A name, path or digest in code style; what could break out of backticks goes through the escape. */
export function code(text: string): string {
  return PLAIN.test(text) ? `\`${text}\`` : `<code>${escapeMarkdown(text)}</code>`;
}
