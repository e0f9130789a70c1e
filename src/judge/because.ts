import { type Outcome, worst } from "../catalog/states.ts";
import type { JudgedModel, JudgedVariant } from "../contract/verdict.ts";
import { sliceName } from "./slices/slice-of.ts";

/** One sentence on the whole run: the first of the worst things found, or how much was kept. */
export function because(models: readonly JudgedModel[]): string {
  if (models.length === 0) return "There is no model to judge.";
  const outcome = worst(models.map((model) => model.outcome));
  const [first, ...more] = models
    .flatMap(complaintsOf)
    .filter((complaint) => complaint.outcome === outcome);
  if (first === undefined) return allKept(models);
  return more.length === 0 ? first.text : `${first.text} (and ${more.length} more)`;
}

interface Complaint {
  readonly outcome: Outcome;
  readonly text: string;
}

function complaintsOf(model: JudgedModel): Complaint[] {
  if (model.outcome === "error") {
    return [{ outcome: "error", text: `${model.name}: ${model.because}` }];
  }
  return enforcedOf(model).flatMap((variant) => complaintsAbout(variant, model.name));
}

function complaintsAbout(variant: JudgedVariant, model: string): Complaint[] {
  const where = `${model}/${variant.name}`;
  const limits = variant.limits
    .filter(({ outcome }) => outcome !== "pass")
    .map(({ slice, metric, operator, limit, outcome, why, waived }) => {
      const of = slice === undefined ? "" : `${sliceName(slice)} `;
      const aside = waived === undefined ? "" : `; waived until ${waived.until}: ${waived.reason}`;
      return { outcome, text: `${where} ${of}${metric} ${operator} ${limit}: ${why}${aside}` };
    });
  if (limits.length > 0 || variant.outcome === "pass") return limits;
  return [{ outcome: variant.outcome, text: `${where}: ${variant.reason ?? variant.uncertified}` }];
}

function allKept(models: readonly JudgedModel[]): string {
  const limits = models.flatMap(enforcedOf).flatMap((variant) => variant.limits);
  const told = limits.filter(({ state }) => state !== "inconclusive");
  if (models.every(({ status }) => status === "unchanged")) return UNTOUCHED;
  if (limits.length === 0) return "No limit is enforced, so none is broken.";
  return `${kept(told.length)}${untold(limits.length - told.length)}.`;
}

const UNTOUCHED = "This changes no model that the policy judges: nothing was measured.";

function kept(count: number): string {
  if (count === 0) return "No enforced limit is broken";
  return count === 1 ? "The one enforced limit is kept" : `All ${count} enforced limits are kept`;
}

/** Limits on slices: where the data cannot tell of any other, the outcome is no pass. */
function untold(count: number): string {
  if (count === 0) return "";
  return `; of ${count === 1 ? "one on a slice" : `${count} on slices`} the data cannot tell`;
}

function enforcedOf({ variants }: JudgedModel): JudgedVariant[] {
  return variants.filter(({ enforced }) => enforced);
}
