import type { Outcome } from "../catalog/states.ts";
import type { JudgedModel, JudgedVariant, ObservedMetric } from "../contract/verdict.ts";
import { findMetric } from "../tasks/rows.ts";
import { cell, cellBetween, MISSING } from "../words/amounts.ts";
import { type Declaring, formOfDifference, formOfValue } from "../words/forms.ts";
import { listed } from "../words/lists.ts";
import { isUnjudged, variantWord } from "./marks.ts";
import type { Column } from "./node.ts";

/** One variant as a line of the table; `outcome` is null where nothing judges: the reference, a variant without limits. */
export interface Rung {
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
  readonly rungs: readonly Rung[];
}

type Metrics = Readonly<Record<string, ObservedMetric>>;

/** A model's variants below its reference, in the policy's order: the same for every format. */
export function ladder(model: JudgedModel): Ladder {
  const shown = { score: scoreOf(model), timed: isTimed(model) };
  const { score, timed } = shown;
  return {
    columns: [
      { title: "Variant" },
      { title: "Size", right: true },
      { title: "Bits/weight", right: true },
      { title: "Needs" },
      { title: capitalized(score ?? "score"), right: true },
      { title: "Drop", right: true },
      { title: "Lost / gained", right: true },
      ...(timed ? [{ title: "Latency", right: true }] : []),
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
  readonly timed: boolean;
}

/** The metric that the table is about: the first one the records give. */
function scoreOf({ reference, variants, declared = {} }: JudgedModel): string | undefined {
  const named = [reference, ...variants].flatMap((part) => Object.keys(part?.metrics ?? {}));
  return named.find(
    (name) => Object.hasOwn(declared, name) || findMetric(name)?.source === "records",
  );
}

function isTimed({ reference, variants }: JudgedModel): boolean {
  return [reference, ...variants].some((part) => part?.metrics[LATENCY] !== undefined);
}

const LATENCY = "latency-p50";

function referenceRung(model: JudgedModel, shown: Shown): Rung[] {
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
function itselfRung(model: JudgedModel, { score, timed }: Shown): Rung[] {
  const { itself } = model;
  if (itself === undefined) return [];
  const { metrics, base, limits, reason, outcome } = itself;
  const [size, bits, needs, value, ...rest] = numbers(metrics, { score, timed }, model);
  const was = score === undefined ? undefined : base?.metrics[score]?.value;
  const now =
    was === undefined ? value : `${cell(was, formOfValue(score ?? "", model))} → ${value}`;
  const isIdle = limits.length > 0 && limits.every(({ state }) => state === "not-applicable");
  const word = limits.length === 0 && outcome === "pass" ? "no loss proven" : variantWord(itself);
  return [
    {
      ...{ name: ITSELF, isItself: true, recommended: false },
      outcome: isIdle ? null : outcome,
      numbers: [size ?? MISSING, bits ?? MISSING, needs ?? MISSING, now ?? MISSING, ...rest],
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

function variantRung(variant: JudgedVariant, model: JudgedModel, shown: Shown): Rung {
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
  return listed([variantWord(variant), ...standing(variant, model)]);
}

/** Where only some variants can stop anything, which these are. */
function standing({ enforced, outcome }: JudgedVariant, { variants }: JudgedModel): string[] {
  if (variants.every((one) => one.enforced)) return [];
  if (enforced) return ["enforced"];
  return outcome === "pass" ? [] : ["not enforced"];
}

function numbers(metrics: Metrics, { score, timed }: Shown, model: Declaring): string[] {
  const scored = score === undefined ? undefined : metrics[score];
  const compared = scored?.versus;
  return [
    cell(metrics.size?.value, "size"),
    cell(metrics["bits-per-weight"]?.value, "bits"),
    cell(metrics["minimum-os"]?.value, "version"),
    cell(scored?.value, formOfValue(score ?? "", model)),
    cellBetween(compared?.drop, compared?.interval, formOfDifference(score ?? "", model)),
    flips(compared),
    ...(timed ? [cell(metrics[LATENCY]?.value, "duration")] : []),
  ];
}

/** `12 / 4`: what was lost and what was gained, where single answers are known. */
export function flips(versus: ObservedMetric["versus"]): string {
  if (versus?.lost === undefined || versus.gained === undefined) return MISSING;
  return `${versus.lost} / ${versus.gained}`;
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
