import type { Source } from "../catalog/metrics.ts";
import type { Outcome } from "../catalog/states.ts";
import { type FormName, WRITTEN } from "../catalog/units.ts";
import type { JudgedModel, JudgedVariant, ObservedMetric } from "../contract/verdict.ts";
import { findMetric, METRICS } from "../tasks/rows.ts";
import { cell, cellBetween, MISSING } from "../words/amounts.ts";
import { grouped } from "../words/counts.ts";
import { type Declaring, formOfDifference, formOfValue } from "../words/forms.ts";
import { listed } from "../words/lists.ts";
import { capitalized } from "../words/sentences.ts";
import type { Column } from "./node.ts";
import { isUnjudged, variantWord } from "./state-words.ts";

/** One variant as a line of the table; `outcome` is null where nothing judges: the reference, a variant without limits. */
export interface VariantRow {
  readonly name: string;
  readonly recommended: boolean;
  readonly outcome: Outcome | null;
  /** Size, bits per weight, oldest iOS, score, drop, flips, latency. */
  readonly numbers: readonly string[];
  readonly word: string;
  /** Why there are no numbers, or why they certify nothing, as a stranger may have said it. */
  readonly reason?: string;
  /** Not a variant: the model before anything was quantized, at the base and at the head. */
  readonly isItself?: true;
}

export interface Ladder {
  readonly columns: readonly Column[];
  readonly rungs: readonly VariantRow[];
}

type Metrics = Readonly<Record<string, ObservedMetric>>;

/** A model's variants below its reference, in the policy's order: the same for every format. */
export function ladder(model: JudgedModel): Ladder {
  const shown = { score: scoreOf(model), ofTarget: OF_TARGET.filter(isMeasuredIn(model)) };
  const { score, ofTarget } = shown;
  return {
    columns: [
      { title: "Variant" },
      ...OF_PACKAGE.map(columnOf),
      { title: capitalized(score ?? "score"), right: true },
      { title: "Drop", right: true },
      { title: "Lost / gained", right: true },
      ...ofTarget.map(columnOf),
      { title: "Verdict" },
    ],
    rungs: [
      ...itselfRung(model, shown),
      ...referenceRung(model, shown),
      ...model.variants.map((variant) => variantRung(variant, model, shown)),
    ],
  };
}

/** What the table has columns for. */
interface Shown {
  readonly score: string | undefined;
  readonly ofTarget: readonly Tabled[];
}

/** A metric that has a column whatever the task. */
interface Tabled {
  readonly name: string;
  readonly title: string;
  readonly form: FormName;
}

const OF_PACKAGE = tabled("package");
const OF_TARGET = tabled("target");

function tabled(source: Source): readonly Tabled[] {
  return METRICS.filter((metric) => metric.source === source).flatMap(
    ({ name, column, quantity }) =>
      column === undefined ? [] : [{ name, title: column, form: WRITTEN[quantity].value }],
  );
}

function columnOf({ title, form }: Tabled): Column {
  return form === "version" ? { title } : { title, right: true };
}

/** The metric that the table is about: the first one the records give. */
function scoreOf({ reference, variants, declared = {} }: JudgedModel): string | undefined {
  const named = [reference, ...variants].flatMap((part) => Object.keys(part?.metrics ?? {}));
  return named.find(
    (name) => Object.hasOwn(declared, name) || findMetric(name)?.source === "records",
  );
}

function isMeasuredIn({ reference, variants }: JudgedModel): (tabled: Tabled) => boolean {
  return ({ name }) => [reference, ...variants].some((part) => part?.metrics[name] !== undefined);
}

function referenceRung(model: JudgedModel, shown: Shown): VariantRow[] {
  const { reference, variants } = model;
  if (reference === null || variants.some(({ name }) => name === reference.name)) return [];
  return [
    {
      name: reference.name,
      recommended: false,
      outcome: null,
      numbers: numbers(reference.metrics, shown, model),
      word: "the reference",
    },
  ];
}

/** What became of the model itself since the base, beside what quantizing it costs: its drop is from the base. */
function itselfRung(model: JudgedModel, shown: Shown): VariantRow[] {
  const { itself } = model;
  if (itself === undefined) return [];
  const { metrics, base, limits, reason, outcome } = itself;
  const { score } = shown;
  const [value = MISSING, ...rest] = scoreNumbers(metrics, shown, model);
  const was = score === undefined ? undefined : base?.metrics[score]?.value;
  const now =
    was === undefined ? value : `${cell(was, formOfValue(score ?? "", model))} → ${value}`;
  const isIdle = limits.length > 0 && limits.every(({ state }) => state === "not-applicable");
  const word = limits.length === 0 && outcome === "pass" ? "no loss proven" : variantWord(itself);
  return [
    {
      ...{ name: ITSELF, isItself: true, recommended: false },
      outcome: isIdle ? null : outcome,
      numbers: [...cellsOf(OF_PACKAGE, metrics), now, ...rest],
      word: isIdle
        ? "compared with nothing"
        : base === undefined
          ? word
          : `${word}, against the base`,
      ...(reason === undefined ? {} : { reason }),
    },
  ];
}

const ITSELF = "the model itself";

function variantRung(variant: JudgedVariant, model: JudgedModel, shown: Shown): VariantRow {
  const { name, metrics, reason = variant.uncertified } = variant;
  return {
    name,
    recommended: name === model.recommended,
    outcome: isUnjudged(variant) ? null : variant.outcome,
    numbers: numbers(metrics, shown, model),
    word: wordOf(variant, model),
    ...(reason === undefined ? {} : { reason }),
  };
}

function wordOf(variant: JudgedVariant, model: JudgedModel): string {
  if (isUnjudged(variant) && variant.name === model.reference?.name) return "the reference";
  return listed([variantWord(variant), ...standing(variant, model), ...ended(variant, model)]);
}

/** Whose numbers are of fewer examples than the others'. */
function ended({ stopped = {} }: JudgedVariant, { targets }: JudgedModel): string[] {
  return targets.flatMap((target) => {
    const stop = Object.hasOwn(stopped, target) ? stopped[target] : undefined;
    if (stop === undefined) return [];
    const on = targets.length > 1 ? ` on ${target}` : "";
    return [`stopped after ${grouped(stop.after)} of ${grouped(stop.of)} examples${on}`];
  });
}

/** Where only some variants can stop anything, which these are. */
function standing({ enforced, outcome }: JudgedVariant, { variants }: JudgedModel): string[] {
  if (variants.every((one) => one.enforced)) return [];
  if (enforced) return ["enforced"];
  return outcome === "pass" ? [] : ["not enforced"];
}

function numbers(metrics: Metrics, shown: Shown, model: Declaring): string[] {
  return [...cellsOf(OF_PACKAGE, metrics), ...scoreNumbers(metrics, shown, model)];
}

function cellsOf(tabled: readonly Tabled[], metrics: Metrics): string[] {
  return tabled.map(({ name, form }) => cell(metrics[name]?.value, form));
}

/** The score itself, and what stands behind it. */
function scoreNumbers(metrics: Metrics, { score, ofTarget }: Shown, model: Declaring): string[] {
  const scored = score === undefined ? undefined : metrics[score];
  const compared = scored?.versus;
  return [
    cell(scored?.value, formOfValue(score ?? "", model)),
    cellBetween(compared?.drop, compared?.interval, formOfDifference(score ?? "", model)),
    flips(compared),
    ...cellsOf(ofTarget, metrics),
  ];
}

/** `12 / 4`: what was lost and what was gained, where single answers are known. */
export function flips(versus: ObservedMetric["versus"]): string {
  if (versus?.lost === undefined || versus.gained === undefined) return MISSING;
  return `${versus.lost} / ${versus.gained}`;
}
