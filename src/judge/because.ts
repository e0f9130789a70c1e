import { isAgainstReference } from "../catalog/metrics.ts";
import { OPERATOR_NAMES, OPERATORS } from "../catalog/operators.ts";
import { type Outcome, worst } from "../catalog/states.ts";
import type { Unjudged } from "../contract/plan.ts";
import {
  FAULT_SENTENCES,
  type Fault,
  type JudgedLimit,
  type JudgedModel,
  type JudgedVariant,
  PART_SENTENCE,
} from "../contract/verdict.ts";
import { findMetric } from "../tasks/rows.ts";
import { limitTextAmong } from "../words/limits.ts";
import { listed } from "../words/lists.ts";

/** One sentence on the whole run: the first of the worst things found, or how much was kept. */
export function because(models: readonly JudgedModel[], unjudged?: Unjudged): string {
  if (models.length === 0) return "There is no model to judge.";
  const said = becauseOf(models, unjudged);
  return models.some(isPart) ? `${PART_SENTENCE} ${said}` : said;
}

function isPart({ status, unasked }: JudgedModel): boolean {
  return status === "unasked" || unasked !== undefined;
}

function becauseOf(models: readonly JudgedModel[], unjudged?: Unjudged): string {
  const complaints = [...models.flatMap(complaintsOf), ...complaintsAboutOthers(unjudged)];
  const outcome = worst([...models, ...complaints].map((one) => one.outcome));
  const [first, ...more] = complaints.filter((complaint) => complaint.outcome === outcome);
  if (first === undefined) return allKept(models);
  const text = more.length === 0 ? first.text : `${first.text} (and ${more.length} more)`;
  const fault = faultOf(models);
  return fault === undefined ? text : `${FAULT_SENTENCES[fault]} ${text}`;
}

/** By the models of which it can be told: those that were compared with the base, or limited themselves. */
export function faultOf(models: readonly JudgedModel[]): Fault | undefined {
  const outcome = worst(models.map((model) => model.outcome));
  if (outcome === "pass" || outcome === "error") return;
  const faults = new Set(models.map((model) => faultIn(model, outcome)));
  const model = faults.has("both") || faults.has("model");
  const quantization = faults.has("both") || faults.has("quantization");
  if (model) return quantization ? "both" : "model";
  return quantization ? "quantization" : undefined;
}

function faultIn({ itself, variants }: JudgedModel, outcome: Outcome): Fault | undefined {
  if (itself === undefined) return;
  const broken = ({ limits }: JudgedVariant) =>
    limits.filter((limit) => limit.outcome === outcome && isBroken(limit));
  const model = broken(itself).length > 0;
  const own = variants.filter(({ enforced }) => enforced).flatMap(broken);
  // What a variant has lost since the base, or lacks of a fixed number, it may have from the model.
  const quantization = own.some((limit) => !model || isAgainstModel(limit));
  if (model) return quantization ? "both" : "model";
  return quantization && itself.outcome === "pass" && itself.base ? "quantization" : undefined;
}

/**
 * What could not be measured blames nobody, and neither does what the data cannot tell; nor that vectors of the base's
 * model do not go with those of another; nor that a run time answers otherwise than it should.
 */
function isBroken({ state, leans, metric, runTime }: JudgedLimit): boolean {
  const { source, ofBase } = findMetric(metric) ?? {};
  const isOfModel = source !== "package" && ofBase === undefined && runTime !== true;
  return (state === "fail" || leans === "fail") && isOfModel;
}

function isAgainstModel({ operator, metric }: JudgedLimit): boolean {
  const found = findMetric(metric);
  const own = OPERATORS_AGAINST_MODEL.some((one) => one === operator);
  return own || (found !== undefined && isAgainstReference(found));
}

const OPERATORS_AGAINST_MODEL = OPERATOR_NAMES.filter(
  (operator) => OPERATORS[operator].against === "reference",
);

interface Complaint {
  readonly outcome: Outcome;
  readonly text: string;
}

function complaintsOf(model: JudgedModel): Complaint[] {
  const { name, outcome, status, because, doubts = [] } = model;
  if (outcome === "error" || status === "removed")
    return [{ outcome, text: `${name}: ${because}` }];
  return [
    ...doubts.map((doubt): Complaint => ({ outcome: "warn", text: `${name}: ${doubt}` })),
    ...enforcedOf(model).flatMap((variant) => complaintsAbout(variant, model)),
  ];
}

function complaintsAboutOthers(unjudged: Unjudged | undefined): Complaint[] {
  if (unjudged?.warns === undefined) return [];
  const { paths, more = 0, warns } = unjudged;
  const [first, ...others] = paths;
  const which = first === undefined ? "" : listed([first], others.length + more);
  const text = `No policy names ${which}, so nobody judges it, and ${warns}`;
  return [{ outcome: "warn", text: `${text}: name it in a policy, or under ignore-models` }];
}

function complaintsAbout(variant: JudgedVariant, { name, targets }: JudgedModel): Complaint[] {
  const where = `${name}/${variant.name}`;
  const limits = variant.limits
    .filter(({ outcome }) => outcome !== "pass")
    .map((limit) => {
      const { outcome, why, waived } = limit;
      const aside = waived === undefined ? "" : `; waived until ${waived.until}: ${waived.reason}`;
      return { outcome, text: `${where} ${limitTextAmong(limit, targets)}: ${why}${aside}` };
    });
  if (limits.length > 0 || variant.outcome === "pass") return limits;
  return [{ outcome: variant.outcome, text: `${where}: ${variant.reason ?? variant.uncertified}` }];
}

function allKept(models: readonly JudgedModel[]): string {
  const limits = models.flatMap(enforcedOf).flatMap((variant) => variant.limits);
  const idle = limits.filter(({ state }) => state === "not-applicable");
  const told = limits.filter(({ state }) => state !== "inconclusive" && state !== "not-applicable");
  const asked = models.filter(({ status }) => status !== "unasked");
  if (asked.every(({ status }) => status === "unchanged")) return UNTOUCHED;
  if (limits.length === 0) return `No limit${ofPart(models)} is enforced, so none is broken.`;
  const open = limits.length - told.length - idle.length;
  return `${kept(told.length, ofPart(models))}${untold(open)}${inapplicable(idle)}.`;
}

/** What was not asked is not kept, and not passed over: without a base there is nothing to compare with. */
function inapplicable(idle: readonly JudgedLimit[]): string {
  const [first] = idle;
  if (first === undefined) return "";
  const many = idle.length === 1 ? "one does not apply" : `${idle.length} do not apply`;
  return `; ${many}: ${first.why}`;
}

const UNTOUCHED = "This changes no model that the policy judges: nothing was measured.";

function ofPart(models: readonly JudgedModel[]): string {
  return models.some(isPart) ? " of the part" : "";
}

function kept(count: number, part: string): string {
  if (count === 0) return `No enforced limit${part} is broken`;
  return count === 1
    ? `The one enforced limit${part} is kept`
    : `All ${count} enforced limits${part} are kept`;
}

/** Limits on slices: where the data cannot tell of any other, the outcome is no pass. */
function untold(count: number): string {
  if (count === 0) return "";
  return `; of ${count === 1 ? "one on a slice" : `${count} on slices`} the data cannot tell`;
}

/** The model itself stands before what is made of it. */
function enforcedOf({ itself, variants }: JudgedModel): JudgedVariant[] {
  return [...(itself ? [itself] : []), ...variants.filter(({ enforced }) => enforced)];
}
