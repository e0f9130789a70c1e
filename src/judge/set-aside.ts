import { quote } from "../catalog/quote.ts";
import {
  ASIDE_KINDS,
  type AsideKind,
  type PlannedSamples,
  type SetAside,
} from "../contract/plan.ts";
import { counted } from "../words/counts.ts";
import { listed } from "../words/lists.ts";

/** What lies among a model's data and was not evaluated, a sentence a folder. */
export function asideNotes({ aside = [] }: Pick<PlannedSamples, "aside"> = {}): string[] {
  return aside.map(sentence);
}

function sentence(aside: SetAside): string {
  const { folder, labels, count, examples } = aside;
  const files = counted(count, "file");
  const [are, were] = count === 1 ? ["is no sample", "was"] : ["are no samples", "were"];
  const why = labels === undefined ? "" : `, for no row of ${quote(labels)} names ${it(count)},`;
  const named = listed(examples.map(quote), count - examples.length);
  return `${files} of ${quote(folder)} ${are}${why} and ${were} set aside (${kinds(aside)}): ${named}`;
}

function it(count: number): string {
  return count === 1 ? "it" : "them";
}

const WORDS = {
  unnamed: ["image", "images"],
  unread: ["image of a format that is not read", "images of formats that are not read"],
  movie: ["movie", "movies"],
  hidden: ["hidden file", "hidden files"],
  other: ["file of another kind", "files of other kinds"],
} as const satisfies Record<AsideKind, readonly [one: string, many: string]>;

function kinds({ byKind }: SetAside): string {
  const each = ASIDE_KINDS.flatMap((kind) => {
    const count = byKind[kind];
    const [one, many] = WORDS[kind];
    return count === undefined ? [] : [counted(count, one, many)];
  });
  return listed(each);
}
