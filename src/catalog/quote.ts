/** What a file holds, for a message: short, on one line, without characters that move the cursor. */
export function quote(value: unknown): string {
  return quoteUpTo(LONGEST, value);
}

/** The same, of another length. */
export function quoteUpTo(longest: number, value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  const short = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return short.replace(HIDDEN, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`);
}

const LONGEST = 60;

/** Control, format (bidirectional, zero-width), line and paragraph separators, lone surrogates. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
