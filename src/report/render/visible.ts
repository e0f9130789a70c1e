const LONGEST = 500;

/** Whatever renders as nothing, turns the direction of text, or is half a character; not emoji style (FE0F). */
const HIDDEN = /(?!\uFE0F)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** The marks of a verdict: only the report itself may set them. */
const RESERVED = /[✅☑✔✓❎❌✖✗✘⚠⛔🚫🟢🟡🟠🔴]/gu;

const PILED_ACCENTS = /(\p{M}{2})\p{M}+/gu;

/**
 * A foreign string as one line a reader can trust: hidden characters and forged marks become
 * `⟨U+202E⟩`, line breaks become spaces, and what is too long ends in `…`.
 */
export function visible(text: string): string {
  return shown(shorten(onOneLine(text.slice(0, LONGEST * 4)).trim()));
}

/** The same of our own words, whose length and whose spaces at the ends we have chosen. */
export function shown(text: string): string {
  return onOneLine(text)
    .replace(PILED_ACCENTS, "$1")
    .replace(HIDDEN, codePoint)
    .replace(RESERVED, codePoint);
}

function onOneLine(text: string): string {
  return text.replace(/\s+/gu, " ");
}

function shorten(text: string): string {
  const characters = [...text];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join("")}…` : text;
}

function codePoint(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `⟨U+${hex}⟩`;
}
