import type { JudgedModel, Verdict } from "../contract/verdict.ts";
import { code } from "./code.ts";
import { escapeMarkdown } from "./escape.ts";
import type { Block } from "./fit.ts";

/** What else a reader should know, from the whole run down to one variant. */
export function noteList({ notes, models }: Verdict): Block[] {
  const items = [...notes.map((note) => item(note)), ...models.flatMap(modelNotes)];
  return items.length === 0 ? [] : [{ opening: "**Notes**\n", items }];
}

function modelNotes({ name, notes, variants }: JudgedModel): string[] {
  return [
    ...notes.map((note) => item(note, name)),
    ...variants.flatMap((variant) =>
      variant.notes.map((note) => item(note, `${name}/${variant.name}`)),
    ),
  ];
}

function item(note: string, about?: string): string {
  return `- ${about === undefined ? "" : `${code(about)}: `}${escapeMarkdown(note)}`;
}
