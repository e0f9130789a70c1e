import { UserError } from "../../src/catalog/errors.ts";
import { type Behaviour, NAMES, nameOf } from "./behaviour.ts";

/** Those that one of the words names, such as `gating/05` or `security`; all without words. */
export function select(all: readonly Behaviour[], words: readonly string[]): Behaviour[] {
  for (const word of words) {
    if (all.some((one) => isNamed(one, word))) continue;
    throw new UserError({ message: `no behaviour is named ${word}`, fix: KNOWN });
  }
  return all.filter((one) => words.length === 0 || words.some((word) => isNamed(one, word)));
}

const KNOWN = `name an area (${NAMES.join(", ")}), or one of it: gating/05`;

function isNamed(behaviour: Behaviour, word: string): boolean {
  const { area, number } = behaviour;
  return [area, `${area}/${number}`, nameOf(behaviour)].includes(word);
}
