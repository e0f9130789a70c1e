import { z } from "zod";
import { didYouMean } from "../catalog/nearest.ts";
import { quote } from "../catalog/quote.ts";
import { Digest, REFERENCE } from "../contract/names.ts";
import { limitName } from "../words/limits.ts";
import { listed } from "../words/lists.ts";
import { WrittenWaiver } from "./language/waiver.ts";
import type { PolicyModel, Waiver } from "./policy.ts";
import { readShape } from "./read-shape.ts";
import type { Draft } from "./text/draft.ts";
import type { Path } from "./text/places.ts";

const EMPTY = {
  model: "",
  variant: "",
  limit: "",
  weights: "",
  until: "",
  reason: "",
  approver: "",
};

/** None where the value is no waiver at all. */
export function readWaiver(
  value: unknown,
  path: Path,
  models: readonly PolicyModel[],
  draft: Draft,
): Waiver[] {
  const written = readShape(WrittenWaiver, value, path, draft);
  if (written === undefined) return [];
  const waiver = { ...EMPTY, ...written, at: draft.places.value(path) };
  const keys = Object.keys(EMPTY);
  for (const key of keys) {
    if (!draft.wrote(path, key, keys)) draft.tell(path, `a waiver needs ${key}`);
    else if (draft.places.text([...path, key])?.trim() === "")
      draft.tell([...path, key], `${key} must not be empty`);
  }
  checkForm(waiver, path, draft);
  checkNamed(waiver, path, models, draft);
  return [waiver];
}

function checkForm({ weights, until }: Waiver, path: Path, draft: Draft): void {
  if (weights !== "" && !Digest.safeParse(weights).success)
    draft.tell(
      [...path, "weights"],
      `weights must be sha256: and 64 hex digits (found ${quote(weights)})`,
    );
  if (until !== "" && !z.iso.date().safeParse(until).success)
    draft.tell(
      [...path, "until"],
      `until must be a day of the calendar, such as 2027-01-31 (found ${quote(until)})`,
    );
}

/** Whether the model, its variant and that one's limit exist; of these only the first that does not is told. */
function checkNamed(
  waiver: Waiver,
  path: Path,
  models: readonly PolicyModel[],
  draft: Draft,
): void {
  const model = models.find(({ name }) => name === waiver.model);
  // The model itself, under the name that its numbers have.
  const itself = { name: REFERENCE, limits: model?.referenceLimits ?? [] };
  const variants = [...(model?.variants ?? []), ...(itself.limits.length > 0 ? [itself] : [])];
  const variant = variants.find(({ name }) => name === waiver.variant);
  const limits = variant?.limits.map(limitName) ?? [];
  if (model === undefined)
    tell(
      "model",
      models.map(({ name }) => name),
    );
  else if (variant === undefined)
    tell(
      "variant",
      variants.map(({ name }) => name),
    );
  else if (!limits.includes(waiver.limit)) tell("limit", limits);

  function tell(key: "model" | "variant" | "limit", known: readonly string[]): void {
    const word = waiver[key];
    if (word === "") return;
    const message = `the waiver's ${key} is not in this policy${didYouMean(word, known)} (found ${quote(word)})`;
    draft.tell([...path, key], message, `accepted: ${listed(known) || "none"}`);
  }
}
