import type { Measurement } from "../../../src/contract/measurement.ts";
import type { Placement } from "../../../src/contract/placement.ts";
import type { Case, Seen } from "../case.ts";
import { noise } from "../noise.ts";
import { alone, rounds, type Written } from "./flowers.ts";

const TIMES =
  "latency-p50: { max-ratio: 1.1 }, latency-p95: { max: 30 ms }, load-time: { max: 500 ms }, first-prediction: { max-ratio: 1.5 }, peak-memory: { max-increase: 20 MB }";
const PLACED = "ane-share: { min: 80 %, max-drop: 5 pt }, device-switches: { max: 4 }";
const ON_ALL: Written = {
  model: ["targets: [portable, coreml-cpu, coreml-ane]"],
  variants: {
    int8: `top-1: { max-drop: 2 pt }, ${on("coreml-cpu", TIMES)}, ${on("coreml-ane", PLACED)}`,
  },
};
const TIMED: Written = {
  model: ["targets: [coreml-cpu]"],
  variants: { int8: `top-1: { max-drop: 2 pt }, ${TIMES}` },
};
const ON_ENGINE: Written = {
  model: ["targets: [coreml-ane]"],
  variants: { int8: `top-1: { max-drop: 2 pt }, ${PLACED}` },
};
const COMPARED: Written = {
  model: ["targets: [coreml-ane]"],
  variants: { int8: "top-1: { max-drop: 2 pt }, target-parity: { min: 0.99 }" },
};

function on(target: string, limits: string): string {
  return limits.replaceAll(" }", `, on: ${target} }`);
}

/** What five processes took, a little apart. */
function times(pace: number): Pick<Measurement, "latency" | "memory"> {
  const each = (value: number, of: string) =>
    Array.from({ length: 5 }, (_, round) =>
      Number((value * (1 + 0.02 * noise(round, of))).toFixed(3)),
    );
  return {
    latency: {
      ...{ unit: "ms", rounds: rounds(5, pace) },
      ...{ load: each(30 * pace, "load"), first: each(2 * pace, "first") },
    },
    memory: { unit: "bytes", rounds: each(3e8 + 1e6 * pace, "memory").map(Math.round) },
  };
}

function plan(ane: number, more: Partial<Placement> = {}): Placement {
  const cost = { cpu: 1 - ane, ane };
  return {
    ...{ operations: 40, placed: 40, costed: 40, share: cost, cost, switches: 2 },
    off: [
      {
        ...{ op: "topk", count: 1, cost: 1 - ane, on: "cpu", example: "topk_0" },
        ...(ane > 0.9 ? {} : { why: "its shape is not fixed" }),
      },
    ],
    ...more,
  };
}

/** How near a target's only output comes to the portable engine's. */
function near(cosine: number): Partial<Measurement> {
  const probabilities = { cosine, least: cosine - 0.01, agreement: cosine > 0.99 ? 1 : 0.4 };
  return { parity: { against: "portable", n: 64, outputs: { probabilities } } };
}

const seen = (more: Partial<Measurement>): Seen => ({ more });
const cpu = (reference: number, int8: number) => ({
  "flowers/head/reference/coreml-cpu": seen(times(reference)),
  "flowers/head/int8/coreml-cpu": { lost: 2, ...seen(times(int8)) },
});
const ane = (reference: Partial<Measurement>, int8: Partial<Measurement>) => ({
  "flowers/head/reference/coreml-ane": seen(reference),
  "flowers/head/int8/coreml-ane": { lost: 2, ...seen(int8) },
});
const LENT =
  "this is a virtual machine, which shares its processor with others that nobody sees; a Mac of your own can decide it";

/** Where Core ML itself has measured: how long it takes, and where it would run what. */
export const DEVICES: readonly Case[] = [
  alone("devices/as-agreed-on-three-targets", ON_ALL, {
    n: 997,
    seen: { ...cpu(10, 10.2), ...ane({ placement: plan(0.95) }, { placement: plan(0.94) }) },
  }),
  alone("devices/slower-and-off-the-neural-engine", ON_ALL, {
    n: 997,
    seen: {
      ...cpu(10, 16),
      ...ane({ placement: plan(0.95) }, { placement: plan(0.4, { switches: 9 }) }),
    },
  }),
  alone("devices/a-virtual-machine-informs", TIMED, {
    n: 997,
    seen: {
      "flowers/head/reference/coreml-cpu": seen({ ...times(10), informs: LENT }),
      "flowers/head/int8/coreml-cpu": { lost: 2, ...seen({ ...times(16), informs: LENT }) },
    },
  }),
  alone("devices/disturbed-in-a-round", TIMED, {
    n: 997,
    seen: {
      "flowers/head/reference/coreml-cpu": seen(times(10)),
      "flowers/head/int8/coreml-cpu": {
        lost: 2,
        ...seen({
          untimed: "round 3 of 5 tells nothing: after it the Mac ran on its battery: plug it in",
        }),
      },
    },
  }),
  alone("devices/a-program-in-32-bits-falls-back", ON_ENGINE, {
    n: 997,
    seen: ane(
      { placement: plan(0, { full: true, off: [] }) },
      { placement: plan(0, { full: true, off: [] }) },
    ),
  }),
  alone("devices/a-plan-that-leaves-too-much-open", ON_ENGINE, {
    n: 997,
    seen: ane({ placement: plan(0.95) }, { placement: plan(0.94, { costed: 20, placed: 38 }) }),
  }),
  alone("devices/no-plan-at-all", ON_ENGINE, {
    n: 997,
    seen: ane(
      { placement: plan(0.95) },
      {
        unplaced:
          "there is no compute plan of it: the worker was killed by SIGABRT (a crash in native code)",
      },
    ),
  }),
  alone("devices/answers-as-the-portable-engine-does", COMPARED, {
    n: 997,
    seen: ane(near(0.9999), near(0.9998)),
  }),
  alone("devices/answers-otherwise-than-the-portable-engine", COMPARED, {
    n: 997,
    seen: {
      "flowers/head/reference/coreml-ane": seen(near(0.9999)),
      "flowers/head/int8/coreml-ane": { lost: 90, ...seen(near(0.42)) },
    },
  }),
];
