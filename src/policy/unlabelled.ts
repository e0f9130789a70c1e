import { checkFilePath } from "./file-path.ts";
import type { WrittenData } from "./language/data.ts";
import type { Draft } from "./text/draft.ts";
import type { Path } from "./text/places.ts";

/** Unlabelled examples are given as the labelled ones are; rows of arrays need a file that names them. */
export function checkUnlabelled(
  { unlabelled = {}, ...labelled }: WrittenData,
  path: Path,
  draft: Draft,
): void {
  for (const [key, value] of Object.entries(unlabelled))
    checkFilePath(value, [...path, key], draft);
  const kind = labelled.arrays === undefined ? "images" : "arrays";
  const other = kind === "images" ? "arrays" : "images";
  if (unlabelled[other] !== undefined)
    draft.tellKey([...path, other], `the labelled examples are ${kind}: give ${kind} here too`);
  else if (unlabelled[kind] === undefined)
    draft.tellKey(path, `unlabelled needs ${kind}`, `such as ${EXAMPLES[kind]}`);
  if (kind === "arrays" && unlabelled.labels === undefined)
    draft.tellKey(path, "unlabelled arrays need labels beside them", LABELS);
}

const EXAMPLES = {
  images: "unlabelled: { images: Eval/more }",
  arrays: "unlabelled: { arrays: Eval/more.npz, labels: Eval/more.csv }",
};

const LABELS =
  "a CSV with a line for each row: id,label with the label empty where there is none yet";
