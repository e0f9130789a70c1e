import { closestMatch } from "leven";

/** The known name that a mistyped one most likely means; nothing where none is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const typed = name.slice(0, LONGEST).toLowerCase();
  const edits = Math.max(1, Math.round(typed.length * 0.4));
  const found = closestMatch(
    typed,
    known.map((word) => word.toLowerCase()),
    { maxDistance: edits },
  );
  return known.find((word) => word.toLowerCase() === found);
}

/** For the end of a message: `; did you mean top-1?`, or nothing. */
export function didYouMean(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  if (near === undefined) return "";
  return near !== name && near.normalize() === name.normalize()
    ? OTHER_ACCENTS
    : `; did you mean ${near}?`;
}

/** Two names that look the same, as a Mac and other systems may write them. */
export const OTHER_ACCENTS =
  "; one of the same name is known, with its accents stored in another way (NFC and NFD): rename either";

const LONGEST = 60;
