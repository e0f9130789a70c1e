import { type Behaviour, nameOf } from "./behaviour.ts";

/** Those that one of the words names, such as `gating/05` or `security`; all without words. */
export function select(all: readonly Behaviour[], words: readonly string[]): Behaviour[] {
  for (const word of words) {
    if (!all.some((one) => isNamed(one, word))) throw new Error(`no behaviour is named ${word}`);
  }
  return all.filter((one) => words.length === 0 || words.some((word) => isNamed(one, word)));
}

function isNamed(behaviour: Behaviour, word: string): boolean {
  const { area, number } = behaviour;
  return [area, `${area}/${number}`, nameOf(behaviour)].includes(word);
}
