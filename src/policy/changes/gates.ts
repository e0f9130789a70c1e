import { toNumber } from "../../catalog/decimal.ts";
import { asWritten } from "../../words/limits.ts";
import type { GateSettings } from "../policy.ts";
import type { Path } from "../text/places.ts";
import { type ComparedRow, compareRows, type Difference, stricter } from "./difference.ts";

/** A `gate` block, and what may hold where it leaves a setting out. */
export interface GateBlock {
  readonly own: Partial<GateSettings>;
  readonly otherwise: SettingsSpan;
}

/** Of each setting the loosest and the strictest of many, each by itself. */
export interface SettingsSpan {
  readonly loosest: GateSettings;
  readonly strictest: GateSettings;
}

export function always(settings: GateSettings): SettingsSpan {
  return { loosest: settings, strictest: settings };
}

interface Setting {
  readonly name: string;
  readonly text: (gate: Partial<GateSettings>) => string | null;
  /** The higher, the stricter. */
  readonly strictness: (gate: GateSettings) => number;
}

const SETTINGS: readonly Setting[] = [
  {
    name: "confidence",
    text: ({ confidence }) =>
      confidence === undefined ? null : asWritten(confidence, "confidence"),
    strictness: ({ confidence }) => toNumber(confidence),
  },
  {
    name: "on-inconclusive",
    text: ({ onInconclusive = null }) => onInconclusive,
    strictness: ({ onInconclusive }) => Number(onInconclusive === "fail"),
  },
  {
    name: "on-unmeasured",
    text: ({ onUnmeasured = null }) => onUnmeasured,
    strictness: ({ onUnmeasured }) => Number(onUnmeasured === "fail"),
  },
  {
    name: "on-unchanged",
    text: ({ onUnchanged = null }) => onUnchanged,
    strictness: ({ onUnchanged }) => Number(onUnchanged === "judge"),
  },
  {
    name: "on-removed",
    text: ({ onRemoved = null }) => onRemoved,
    strictness: ({ onRemoved }) => Number(onRemoved === "fail"),
  },
  {
    name: "on-regression",
    text: ({ onRegression = null }) => onRegression,
    strictness: ({ onRegression }) => ["ignore", "warn", "graded", "fail"].indexOf(onRegression),
  },
  {
    name: "early",
    text: ({ early }) => (early === undefined ? null : String(early)),
    // What ends early has failed, so that the more may end, the more fails.
    strictness: ({ early }) => ([false, "certified", true] as const).indexOf(early),
  },
];

const ROWS = SETTINGS.map(({ name, text, strictness }): ComparedRow<GateBlock> => {
  const of = ({ own, otherwise: { loosest, strictest } }: GateBlock): [number, number] => [
    strictness({ ...loosest, ...own }),
    strictness({ ...strictest, ...own }),
  ];
  return {
    name,
    text: ({ own }) => text(own),
    direction: (before, after) => stricter(of(before), of(after)),
  };
});

export function compareGates(
  before: GateBlock,
  after: GateBlock,
  about: string,
  key: Path,
  place?: Path,
): Difference[] {
  return compareRows(ROWS, { before, after, about, key, ...(place && { place }) });
}

/** What may hold where either does. */
export function settingsSpanOf([first, ...rest]: readonly [
  SettingsSpan,
  ...SettingsSpan[],
]): SettingsSpan {
  return rest.reduce(
    (span, { loosest, strictest }) => ({
      loosest: extreme(span.loosest, loosest, (a, b) => a <= b),
      strictest: extreme(span.strictest, strictest, (a, b) => a >= b),
    }),
    first,
  );
}

function extreme(
  one: GateSettings,
  other: GateSettings,
  wins: (a: number, b: number) => boolean,
): GateSettings {
  const [confidence, inconclusive, unmeasured, unchanged, removed, regression, early] =
    SETTINGS.map(({ strictness }) => (wins(strictness(one), strictness(other)) ? one : other));
  return {
    confidence: (confidence ?? one).confidence,
    onInconclusive: (inconclusive ?? one).onInconclusive,
    onUnmeasured: (unmeasured ?? one).onUnmeasured,
    onUnchanged: (unchanged ?? one).onUnchanged,
    onRemoved: (removed ?? one).onRemoved,
    onRegression: (regression ?? one).onRegression,
    early: (early ?? one).early,
  };
}
