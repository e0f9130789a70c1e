import type { Verdict } from "../contract/verdict.ts";
import { listed } from "../words/lists.ts";
import { code, group, line, list, marked, type Node, paragraph, strong } from "./node.ts";

/** What a reader must know beside the limits: a model that leaves the gate, and what nobody can tell of what will ship. */
export function cautionsIn({ models }: Pick<Verdict, "models">): string[] {
  return models.flatMap(({ name, status, because, doubts = [] }) => [
    ...(LEAVES.has(status) ? [`${name}: ${because}`] : []),
    ...doubts.map((doubt) => `${name}: ${doubt}`),
  ]);
}

const LEAVES: ReadonlySet<string> = new Set(["removed", "missing"]);

/** The same, without what the sentence on the whole run says already. */
export function otherCautions(verdict: Verdict): string[] {
  return cautionsIn(verdict).filter((one) => !verdict.because.includes(one));
}

/** Models that are added or changed while no policy names them. */
export function unjudgedList({ unjudged }: Verdict): Node[] {
  if (unjudged === undefined) return [];
  const { paths, more, warns } = unjudged;
  const why = warns === undefined ? [] : line`; ${warns}`;
  const said = line`${strong(line`Models that nobody judges`)}: this adds or changes them, and no policy names them${why}`;
  const rest = more === undefined ? [] : [line`and ${more} more`];
  return [
    group(
      paragraph([marked(warns === undefined ? "none" : "warn", said)]),
      list([...paths.map((path) => [code(path)]), ...rest]),
    ),
  ];
}

/** The same in plain words, for a terminal. */
export function unjudgedText({ unjudged }: Pick<Verdict, "unjudged">): string[] {
  if (unjudged === undefined) return [];
  const { paths, more, warns } = unjudged;
  const why = warns === undefined ? "" : `; ${warns}`;
  return [`no policy names these models, so nobody judges them: ${listed(paths, more)}${why}`];
}
