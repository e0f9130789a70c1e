import type { Plan } from "../../contract/plan.ts";
import type { Hello } from "../../contract/protocol.ts";
import { renderOutlooks } from "../../report/outlooks.ts";
import { describePlan } from "../describe-plan.ts";

/** What a check found in order, and what the examples will be able to tell. */
export function describeCheck(plan: Plan, worker: Hello): string {
  const outlooks = plan.models.flatMap(({ name, outlooks }) =>
    outlooks === undefined ? [] : [renderOutlooks(name, outlooks)],
  );
  return [describePlan(plan), ...outlooks, `${describe(worker)}\n`].join("\n\n");
}

function describe({ python, coremltools, onnxruntime, os }: Hello): string {
  const parts = `Python ${python}, coremltools ${coremltools}, onnxruntime ${onnxruntime}`;
  return `Policy, data and models are in order, and so is the worker: ${parts} on ${os}.`;
}
