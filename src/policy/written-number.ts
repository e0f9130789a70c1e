import { quote } from "../catalog/quote.ts";
import type { Form } from "../catalog/units.ts";
import { readAmount } from "./amount.ts";
import type { WrittenNumber } from "./policy.ts";
import type { Draft } from "./text/draft.ts";
import type { Path } from "./text/places.ts";

/** A number with its unit, as it stands at a place; what is none is told. */
export function readNumber(
  what: string,
  form: Form,
  here: Path,
  draft: Draft,
): WrittenNumber | undefined {
  const text = draft.places.text(here) ?? "";
  const amount = readAmount(text, form);
  if (amount.kind === "exact")
    return { value: amount.value, text: text.trim().replace(/\s+/g, " ") };
  const found = text === "" ? "no number" : quote(text);
  draft.tell(here, `${what} ${amount.why} (found ${found})`, amount.fix);
}
