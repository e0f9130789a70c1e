import { type Case, type Files, type Sights, seenOf } from "../case.ts";
import { recordingOf } from "../measuring.ts";
import { idsOf, taskNamed } from "../tasks.ts";

/** Every metric of each task, with every operator that it takes. */
const LIMITS: Readonly<Record<string, string>> = {
  "object-detection": [
    "map: { min: 30 %, max: 99 %, max-drop: 5 pt, max-regression: 5 pt }",
    "map-50: { min: 30 %, max-drop: 5 pt }, map-75: { max-drop: 5 pt }",
    "map-small: { max-drop: 10 pt }, map-medium: { max-drop: 10 pt }, map-large: { max-drop: 10 pt }",
    "mar-100: { min: 30 %, max-regression: 5 pt }",
  ].join(", "),
  "multi-label-classification": [
    "label-map: { min: 60 %, max: 99 %, max-drop: 5 pt, max-regression: 5 pt }",
    "exact-match: { min: 50 %, max-drop: 10 pt }, label-accuracy: { min: 80 %, max-drop: 5 pt }",
    "worst-label: { min: 50 %, max-drop: 10 pt, max-regression: 20 pt }",
  ].join(", "),
  "sentence-similarity": [
    "spearman: { min: 0.5, max: 0.999, max-drop: 0.05, max-regression: 0.05 }",
    "pearson: { min: 0.5, max-drop: 0.05, max-regression: 0.05 }",
    "cosine-shift: { max: 0.02 }, decisions@0.4: { min: 90 % }",
  ].join(", "),
  "semantic-search": [
    "ndcg@10: { min: 50 %, max-drop: 5 pt, max-regression: 5 pt }",
    "recall@3: { max-drop: 5 pt }, recall@1: { max-drop: 5 pt }, mrr@10: { min: 50 %, max-drop: 5 pt }",
    "mrr@1: { max-drop: 5 pt }, neighbours@3: { min: 60 % }, map@3: { max-drop: 5 pt }",
    "index-compat@10: { min: 50 %, max-regression: 5 pt }",
  ].join(", "),
  "text-generation": [
    "perplexity: { min: 1, max: 20, max-increase: 5 %, max-ratio: 1.05, max-regression: 5 % }",
    "kl: { max: 0.1, max-regression: 0.05 }, next-token: { min: 80 %, max-regression: 5 pt }",
  ].join(", "),
  parity: [
    "cosine: { min: 0.99, max-regression: 0.005 }, cosine-p1: { min: 0.95 }, cosine-min: { min: 0.9 }",
    "snr: { min: 40 }, psnr: { min: 50 }, max-error: { max: 0.5 }, ssim: { min: 0.9 }",
    "argmax-agreement: { min: 90 % }",
  ].join(", "),
  regression: [
    "mae: { min: 0.01, max: 0.5, max-increase: 0.05, max-ratio: 1.2, max-regression: 0.05, worst: 0.5 }",
    "rmse: { max: 0.5, max-increase: 0.05, max-ratio: 1.2, max-regression: 0.05 }",
  ].join(", "),
  segmentation: "mean-iou: { min: 50 %, max: 99 %, max-drop: 5 pt, max-regression: 5 pt }",
  "eval/words.py:Words": [
    "errors: { max: 30 %, max-increase: 5 pt, max-regression: 5 pt, worst: 50 pt, max-share: 20 % }",
    "gain: { min: 2, max-drop: 0.2, max-regression: 0.2, worst: 1 }, cost: { max: 3, max-increase: 0.2, max-ratio: 1.1 }",
  ].join(", "),
};

/** The metric that stands for the task, on the smaller slice. */
const SLICED: Readonly<Record<string, string>> = {
  "object-detection": "map: { max-drop: 8 pt }",
  "multi-label-classification": "exact-match: { max-drop: 10 pt }",
  "sentence-similarity": "spearman: { max-drop: 0.1 }",
  "semantic-search": "ndcg@10: { max-drop: 5 pt }",
  "text-generation": "perplexity: { max-increase: 5 % }",
  regression: "mae: { max-increase: 0.1 }",
};

const MODEL = "M.mlpackage/weights.bin";

interface Told {
  readonly variants?: readonly string[];
  readonly withBase?: boolean;
}

/** Models that ran on a phone: the records of every task are judged by the data that the policy names. */
function recorded(
  task: string,
  what: string,
  n: number,
  seen: Sights,
  { variants = ["int8", "pal2"], withBase = true }: Told = {},
): Case {
  const measured = (side: "head" | "base") => measurements(task, n, seen, side, variants);
  const main = { "quantgate.yml": policyOf(task), [MODEL]: "weights", ...dataOf(task, n) };
  return {
    ...{ name: `tasks/${task.replace(/.*:/, "").toLowerCase()}-${what}`, seen },
    ...(withBase
      ? {
          event: "local",
          main: { ...main, ...measured("base") },
          branch: { [MODEL]: "new weights", ...measured("head") },
        }
      : { event: "folder", main: { ...main, ...measured("head") } }),
  };
}

function policyOf(task: string): string {
  const { data, metrics } = taskNamed(task);
  const slices = SLICED[task] && `, slices: { part=rare: { ${SLICED[task]} } }`;
  return [
    ...["version: 1", "models:", "  m:", "    source: M.mlpackage", `    task: ${task}`],
    `    data: ${data}`,
    ...(metrics === undefined ? [] : [`    metrics: ${metrics}`]),
    "    targets: [phone]",
    "    recorded: { phone: Measurements/phone }",
    "    variants:",
    `      int8: { limits: { ${LIMITS[task]} }${slices ?? ""} }`,
    "      pal2: {}",
    "",
  ].join("\n");
}

function dataOf(task: string, n: number): Files {
  return taskNamed(task).files?.(Array.from({ length: n }, (_, row) => row)) ?? {};
}

function measurements(
  task: string,
  n: number,
  sights: Sights,
  side: "head" | "base",
  variants: readonly string[],
): Files {
  const files = ["reference", ...variants].map((variant) => {
    const slot = { model: "m", side, variant, target: "phone" };
    return recordingOf({ slot, task, samples: idsOf(task, n), seen: seenOf(sights, slot) });
  });
  return Object.assign({}, ...files);
}

const SOUND = { int8: { damage: 0.02 }, pal2: { damage: 0.5 }, "base/int8": { damage: 0.02 } };
const BROKEN = { int8: { damage: 0.8 }, pal2: { damage: 1 }, "base/int8": { damage: 0.02 } };

export const TASKS: readonly Case[] = Object.keys(LIMITS).flatMap((task) => [
  recorded(task, "sound", 220, SOUND),
  recorded(task, "broken", 80, BROKEN),
  recorded(task, "few", 30, { ...SOUND, int8: { damage: 0.1 } }, { variants: ["int8"] }),
  recorded(
    task,
    "odd",
    40,
    { int8: { collapsed: true }, pal2: { failing: 3 } },
    { withBase: false },
  ),
]);
