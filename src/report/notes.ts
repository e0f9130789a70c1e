import type { Verdict } from "../contract/verdict.ts";
import { code } from "./code.ts";
import { fold } from "./markdown.ts";
import { escapeMarkdown } from "./render/escape.ts";
import type { Block } from "./render/fit.ts";

/** What else a reader should know of the run and its models. */
export function noteList({ notes, models }: Verdict): Block[] {
  const items = [
    ...notes.map((note) => item(note)),
    ...models.flatMap((model) => model.notes.map((note) => item(note, model.name))),
  ];
  return items.length === 0 ? [] : [{ opening: "**Notes**\n", items }];
}

/** What converting and measuring had to say of each variant, under a fold. */
export function variantNotes({ models }: Verdict): Block[] {
  const items = models.flatMap(({ name, variants }) =>
    variants.flatMap((variant) =>
      variant.notes.map((note) => item(note, `${name}/${variant.name}`)),
    ),
  );
  return items.length === 0 ? [] : [fold(`Every note (${items.length})`, { opening: "", items })];
}

function item(note: string, about?: string): string {
  return `- ${about === undefined ? "" : `${code(about)}: `}${escapeMarkdown(note)}`;
}
