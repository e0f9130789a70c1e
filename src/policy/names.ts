import { quote } from "../catalog/quote.ts";
import { Name, REFERENCE } from "../contract/names.ts";
import type { Draft } from "./text/draft.ts";
import type { Path } from "./text/places.ts";

/** Words that already mean something where a name could stand. */
const RESERVED = [REFERENCE, "source", "constructor"];

/** Names become paths, and are the same to file systems that ignore case. */
export function checkNames(what: string, names: readonly string[], path: Path, draft: Draft): void {
  const seen = new Map<string, string>();
  for (const name of names) {
    const here = [...path, name];
    const before = seen.get(name.toLowerCase());
    if (before !== undefined)
      draft.tellKey(here, `${what} ${quote(name)} differs from ${quote(before)} only in case`);
    else if (!Name.safeParse(name).success)
      draft.tellKey(here, `${quote(name)} cannot name a ${what}`, RULE);
    else if (RESERVED.includes(name))
      draft.tellKey(here, `${name} is a reserved word and cannot name a ${what}`);
    seen.set(name.toLowerCase(), name);
  }
}

const RULE = "a name is 1 to 100 of a-z, 0-9, `.`, `-` and `_`, beginning with a letter or digit";
