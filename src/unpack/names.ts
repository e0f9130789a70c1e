import { refuseFile } from "./refusal.ts";

/** What no name may be; a folder's own ends in a slash. */
const REFUSED: readonly (readonly [RegExp, string])[] = [
  [/^\//, "has an absolute path"],
  [/^[a-z]:/i, "begins with a drive letter"],
  [/\\/, "has a backslash in its name"],
  [/(^|\/)\.\.(\/|$)/, "leads out of its folder"],
  [/(^|\/)(\.?\/|\.$)|^$/, "has a part without a name"],
  [/\p{Cc}/u, "has a control character in its name"],
];

/** Reads names, and refuses those that would be written elsewhere or, on some system, over one another. */
export function nameLedger(longest: number): (raw: Buffer) => string {
  const seen = new Set<string>();
  return (raw) => {
    const name = raw.toString("utf8");
    const wrong =
      raw.length > longest
        ? `has a name of more than ${longest} bytes`
        : (REFUSED.find(([pattern]) => pattern.test(name))?.[1] ?? whyTwice(name, seen));
    if (wrong !== undefined) throw refuseFile(name, wrong);
    return name;
  };
}

function whyTwice(name: string, seen: Set<string>): string | undefined {
  const folded = name.normalize("NFC").toLowerCase();
  if (seen.has(folded)) return "is there twice, or again in other case";
  seen.add(folded);
}
