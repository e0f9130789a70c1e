import { OBJECTIVES } from "../catalog/objectives.ts";
import { WAIT } from "../catalog/units.ts";
import { LABEL, OUTPUT } from "../contract/sample.ts";
import { readData } from "./data.ts";
import { readGate } from "./gate.ts";
import type { WrittenModel } from "./language/model.ts";
import { isMeasuredElsewhere } from "./measured-elsewhere.ts";
import type { PolicyModel, WrittenNumber } from "./policy.ts";
import { readReference, withInherited } from "./reference.ts";
import { checkReferences } from "./references.ts";
import { readTask } from "./task.ts";
import type { Draft } from "./text/draft.ts";
import type { Path } from "./text/places.ts";
import { readVariant } from "./variant.ts";
import { readNumber } from "./written-number.ts";

export function readModel(
  name: string,
  model: WrittenModel,
  path: Path,
  draft: Draft,
): PolicyModel {
  const assignment = readTask(model, path, draft);
  const targets = model.targets ?? ["auto"];
  const recorded = model.recorded ?? {};
  const ground = {
    assignment,
    targets,
    recorded: Object.keys(recorded),
    columns: [
      ...(model.data?.["slice-by"] ?? []),
      ...(assignment.kind === "known" && assignment.task.slicesByLabel ? [LABEL] : []),
      ...(assignment.kind === "known" && assignment.task.slicesByOutput ? [OUTPUT] : []),
    ],
    ranges: assignment.kind === "known" ? Object.keys(assignment.task.ranges ?? {}) : [],
  };
  checkReferences(name, model, path, draft);
  const reference = readReference(model.reference, [...path, "reference"], ground, draft);
  const variants = draft
    .inOrder([...path, "variants"], model.variants)
    .map(([variant, written, here]) => readVariant(variant, written, here, ground, draft));
  const timeout = readTimeout(model, [...path, "timeout"], draft);
  return {
    name,
    source: model.source ?? null,
    task: model.task ?? "",
    data: readData(
      model.data,
      [...path, "data"],
      assignment,
      draft,
      isMeasuredElsewhere({ targets, recorded }),
    ),
    reference: reference.name,
    referenceLimits: reference.limits,
    ship: model.ship ?? null,
    targets,
    ...(timeout && { timeout }),
    ...(model.audit !== undefined && { audit: model.audit }),
    objective: model.objective ?? OBJECTIVES[0],
    gate: readGate(model.gate, [...path, "gate"], draft),
    variants: withInherited(variants, reference),
    recorded,
    ...(assignment.kind === "custom" && { metrics: assignment.metrics }),
    ...(model.python !== undefined && { python: model.python }),
    at: draft.places.key(path),
    sourceAt: draft.places.key([...path, model.source === undefined ? "recorded" : "source"]),
  };
}

function readTimeout(model: WrittenModel, path: Path, draft: Draft): WrittenNumber | undefined {
  if (!("timeout" in model)) return;
  return readNumber("timeout", WAIT, path, draft);
}
