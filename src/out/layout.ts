import type { Side } from "../contract/names.ts";
import type { RecordedFrom } from "../contract/plan.ts";

/** What one measurement is of. */
export interface Slot {
  readonly model: string;
  readonly side: Side;
  readonly variant: string;
  readonly target: string;
}

/** Every path of the out folder, relative to it and with `/`: paths stand in its files too. */
export const LAYOUT = {
  plan: "plan.json",
  verdict: "verdict.json",
  comment: "comment.md",
  history: "history.jsonl",
  samples: (model: string) => `samples/${model}.jsonl`,
  measurement: (slot: Slot) => `measurements/${slotPath(slot)}.json`,
  /** What a side brought of measurements taken elsewhere: below it, the same layout again. */
  recorded: (from: RecordedFrom) => `recorded/${from}`,
  records: (slot: Slot) => `records/${slotPath(slot)}.jsonl`,
  /** The folders that measuring fills. */
  measured: ["measurements", "records", "shards"],
  stamps: "shards",
  stamp: ({ index, of }: { readonly index: number; readonly of: number }) =>
    `shards/${index}-of-${of}.json`,
  labelling: "labelling",
  /** The examples of a model that need a label, to be filled in; copies of images lie beside it. */
  toLabel: (model: string) => `labelling/${model}/to-label.csv`,
  labellingImages: (model: string) => `labelling/${model}/images`,
  explanations: "explanations",
  explanation: ({ model, variant, target }: Omit<Slot, "side">) =>
    `explanations/${model}/${variant}/${target}.json`,
} as const;

function slotPath({ model, side, variant, target }: Slot): string {
  return [model, side, variant, target].join("/");
}
