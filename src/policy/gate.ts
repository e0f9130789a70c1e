import { quote } from "../catalog/quote.ts";
import { FORMS } from "../catalog/units.ts";
import { readAmount } from "./amount.ts";
import type { WrittenGate } from "./language/gate.ts";
import type { GateSettings } from "./policy.ts";
import type { Draft } from "./text/draft.ts";
import type { Path } from "./text/places.ts";

export function readGate(gate: WrittenGate = {}, path: Path, draft: Draft): Partial<GateSettings> {
  const confidence = readConfidence(gate, [...path, "confidence"], draft);
  const {
    "on-inconclusive": onInconclusive,
    "on-unmeasured": onUnmeasured,
    "on-unchanged": onUnchanged,
    "on-removed": onRemoved,
    "on-regression": onRegression,
    early,
  } = gate;
  return {
    ...(confidence !== undefined && { confidence }),
    ...(onInconclusive !== undefined && { onInconclusive }),
    ...(onUnmeasured !== undefined && { onUnmeasured }),
    ...(onUnchanged !== undefined && { onUnchanged }),
    ...(onRemoved !== undefined && { onRemoved }),
    ...(onRegression !== undefined && { onRegression }),
    ...(early !== undefined && { early }),
  };
}

function readConfidence(gate: WrittenGate, path: Path, draft: Draft) {
  if (!("confidence" in gate)) return;
  const text = draft.places.text(path) ?? "nothing";
  const amount = readAmount(text, FORMS.confidence);
  if (amount.kind === "exact") return amount.value;
  draft.tell(path, `confidence ${amount.why} (found ${quote(text)})`, amount.fix);
}
