import type { Plan, PlannedModel } from "../contract/plan.ts";
import { visible } from "../report/visible.ts";

/** The plan in words: a line a model, then what each request runs. */
export function describePlan({ models, requests, notes }: Plan): string {
  return [
    ...models.map(describeModel),
    ...requests.map(
      ({ model, side, target, variants }) =>
        `  ${model} (${side}) on ${target}: ${variants.map(({ name }) => name).join(", ")}`,
    ),
    ...notes.map((note) => `note: ${note}`),
  ]
    .map(visible)
    .join("\n");
}

function describeModel({ name, status, why, samples }: PlannedModel): string {
  const data = samples === undefined ? "" : `, ${samples.count} samples`;
  return `${name}: ${status}${why === undefined ? "" : `, ${why}`}${data}`;
}
