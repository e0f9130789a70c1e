/**
 * What not every target can do, and some metrics need: to time predictions, to say which device computes what; and, which
 * none needs, to see how far the values within a program reach.
 */
export type Ability = "time" | "placement" | "neural-engine" | "range";

/** Where a model runs. */
export interface Target {
  readonly name: string;
  readonly says: string;
  /** What runs there, where that is not Core ML itself, as sentences call it. */
  readonly engine?: string;
  /** Where a load or a prediction may never end: the seconds after which it is taken for that, unless the policy says. */
  readonly hangs?: number;
  readonly abilities: readonly Ability[];
}

/** What a GPU or a Neural Engine does within it at all, it does in a fraction of it. */
const HANGS_AFTER = 60;

const TIMED: readonly Ability[] = ["time"];
const PLACED: readonly Ability[] = [...TIMED, "placement"];
const NEURAL: readonly Ability[] = [...PLACED, "neural-engine"];

export const TARGETS: readonly Target[] = [
  {
    name: "auto",
    says: "Core ML on the CPU of a Mac, the portable engine elsewhere",
    abilities: TIMED,
  },
  {
    name: "portable",
    says: "the portable engine, on any machine",
    engine: "portable engine",
    abilities: ["range"],
  },
  {
    name: "coreml-cpu",
    says: "Core ML on the CPU; needs a Mac",
    abilities: TIMED,
  },
  {
    name: "coreml-gpu",
    says: "Core ML on CPU and GPU; needs a Mac",
    hangs: HANGS_AFTER,
    abilities: PLACED,
  },
  {
    name: "coreml-ane",
    says: "Core ML on CPU and Neural Engine; needs a Mac that has one",
    hangs: HANGS_AFTER,
    abilities: NEURAL,
  },
  {
    name: "coreml-all",
    says: "Core ML on whatever it chooses; needs a Mac",
    hangs: HANGS_AFTER,
    abilities: NEURAL,
  },
];

export function findTarget(name: string): Target | undefined {
  return TARGETS.find((target) => target.name === name);
}

/** What `auto` can stand for. Which of them it is, the machine that makes the plan decides, and the plan says. */
export const AUTO = ["portable", "coreml-cpu"] as const;
export type Auto = (typeof AUTO)[number];

/** Core ML itself where it is, and what reckons as it does elsewhere. */
export function autoOn({ mac = false }: { readonly mac?: boolean }): Auto {
  return mac ? "coreml-cpu" : "portable";
}

/** The target that a policy's word stands for. */
export function engineOf(target: string, auto: Auto): string {
  return target === "auto" ? auto : target;
}
