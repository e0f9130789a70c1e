import { didYouMean } from "../catalog/nearest.ts";
import { quote } from "../catalog/quote.ts";
import { TARGETS } from "../catalog/targets.ts";
import { isCustomTask } from "../tasks/rows.ts";
import { listed } from "../words/lists.ts";
import { checkFilePath } from "./file-path.ts";
import { WrittenModel } from "./language/model.ts";
import { isMeasuredElsewhere } from "./measured-elsewhere.ts";
import { checkNames } from "./names.ts";
import { checkSource } from "./source.ts";
import type { Draft } from "./text/draft.ts";
import type { Path } from "./text/places.ts";

/** What a model must have, and whether the names that it uses name something. */
export function checkReferences(name: string, model: WrittenModel, path: Path, draft: Draft): void {
  checkNeeds(name, model, path, draft);
  if (model.source !== undefined) checkSource(model.source, [...path, "source"], draft);
  checkVariants(name, model, path, draft);
  checkTargets(model, path, draft);
}

const NEEDED = {
  source: "such as source: Models/Food.mlpackage",
  task: "such as task: image-classification",
  data: "such as data: { images: Eval/images, labels: Eval/labels.csv }",
  variants: "such as variants: { fp16: {}, int8: {} }",
};

function checkNeeds(name: string, model: WrittenModel, path: Path, draft: Draft): void {
  const known = Object.keys(WrittenModel.shape);
  const optional = whatMayBeAbsent(model);
  for (const [key, fix] of Object.entries(NEEDED))
    if (!optional.includes(key) && !draft.wrote(path, key, known))
      draft.tellKey(path, `model ${quote(name)} needs ${key}`, fix);
}

function whatMayBeAbsent(model: WrittenModel): string[] {
  const { targets = [], recorded = {} } = model;
  if (isMeasuredElsewhere({ targets, recorded })) return ["source", "data"];
  return isCustomTask(model.task ?? "") ? ["data"] : [];
}

function checkVariants(name: string, model: WrittenModel, path: Path, draft: Draft): void {
  const variants = Object.keys(model.variants ?? {});
  checkNames("variant", variants, [...path, "variants"], draft);
  if (model.variants !== undefined && variants.length === 0)
    draft.tell(
      [...path, "variants"],
      `model ${quote(name)} has no variant: name at least one, such as int8`,
    );
  if (model.variants === undefined) return;
  checkKnown(model.ship, variants, "ship", path, draft);
  const { reference } = model;
  const known = ["source", "fp32", ...variants];
  if (typeof reference !== "object") checkKnown(reference, known, "reference", path, draft);
  else checkKnown(reference.is, known, "is", [...path, "reference"], draft);
}

function checkKnown(
  word: string | undefined,
  known: readonly string[],
  key: string,
  path: Path,
  draft: Draft,
): void {
  if (word === undefined || known.includes(word)) return;
  const message = `${key} names no variant of this model${didYouMean(word, known)} (found ${quote(word)})`;
  draft.tell([...path, key], message, `accepted: ${listed(known)}`);
}

function checkTargets(
  { targets = [], recorded = {} }: WrittenModel,
  path: Path,
  draft: Draft,
): void {
  const here = [...path, "targets"];
  const own = TARGETS.map((target) => target.name);
  const known = [...new Set([...own, ...Object.keys(recorded)])];
  checkNames("recorded target", Object.keys(recorded), [...path, "recorded"], draft);
  for (const [target, folder, at] of draft.inOrder([...path, "recorded"], recorded)) {
    checkFilePath(folder, at, draft);
    if (own.includes(target))
      draft.tellKey(at, `${target} is a target already: give the recorded one another name`);
  }
  if (targets.length === 0 && draft.places.has(here))
    draft.tell(here, "targets is empty: name at least one, such as auto");
  for (const [i, target] of targets.entries()) {
    const message = `unknown target ${quote(target)}${didYouMean(target, known)}`;
    if (!known.includes(target)) draft.tell([...here, i], message, `accepted: ${listed(known)}`);
    else if (targets.indexOf(target) < i)
      draft.tell([...here, i], `target ${target} stands here twice`);
  }
}
