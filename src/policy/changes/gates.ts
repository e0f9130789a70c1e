import { toNumber } from "../../catalog/decimal.ts";
import type { GateSettings } from "../policy.ts";
import type { Path } from "../text/places.ts";
import { compareRows, type Difference, type Row, stricter } from "./difference.ts";

/** A `gate` block, and the settings that hold where it leaves one out: of several places there may be several. */
export interface Gate {
  readonly own: Partial<GateSettings>;
  readonly otherwise: readonly GateSettings[];
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
    text: ({ confidence }) => (confidence === undefined ? null : percent(toNumber(confidence))),
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
];

const ROWS = SETTINGS.map(({ name, text, strictness }): Row<Gate> => {
  const of = ({ own, otherwise }: Gate) =>
    otherwise.map((settings) => strictness({ ...settings, ...own }));
  return {
    name,
    text: ({ own }) => text(own),
    direction: (before, after) => stricter(of(before), of(after)),
  };
});

export function compareGates(
  before: Gate,
  after: Gate,
  about: string,
  key: Path,
  place?: Path,
): Difference[] {
  return compareRows(ROWS, { before, after, about, key, ...(place && { place }) });
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(12))} %`;
}
