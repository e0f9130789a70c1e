/** What a target must be able to do for some metrics: to time predictions, to say which device computes what. */
export type Ability = "time" | "placement" | "neural-engine";

/** Where a model runs. */
export interface Target {
  readonly name: string;
  readonly says: string;
  /** What runs there, where that is not Core ML itself, as sentences call it. */
  readonly engine?: string;
  readonly evaluated: boolean;
  readonly abilities: readonly Ability[];
}

const TIMED: readonly Ability[] = ["time"];
const PLACED: readonly Ability[] = [...TIMED, "placement"];
const NEURAL: readonly Ability[] = [...PLACED, "neural-engine"];

export const TARGETS: readonly Target[] = [
  {
    name: "auto",
    says: "Core ML on the CPU of a Mac, the portable engine elsewhere",
    evaluated: true,
    abilities: TIMED,
  },
  {
    name: "portable",
    says: "the portable engine, on any machine",
    engine: "portable engine",
    evaluated: true,
    abilities: [],
  },
  {
    name: "coreml-cpu",
    says: "Core ML on the CPU; needs a Mac",
    evaluated: false,
    abilities: TIMED,
  },
  {
    name: "coreml-gpu",
    says: "Core ML on CPU and GPU; needs a Mac",
    evaluated: false,
    abilities: PLACED,
  },
  {
    name: "coreml-ane",
    says: "Core ML on CPU and Neural Engine; needs a Mac that has one",
    evaluated: false,
    abilities: NEURAL,
  },
  {
    name: "coreml-all",
    says: "Core ML on whatever it chooses; needs a Mac",
    evaluated: false,
    abilities: NEURAL,
  },
];

export function findTarget(name: string): Target | undefined {
  return TARGETS.find((target) => target.name === name);
}

/** What `auto` runs on. Until the Core ML engine exists, that is the portable engine on every machine. */
export function engineOf(target: string): string {
  return target === "auto" ? "portable" : target;
}
