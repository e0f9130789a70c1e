import type { Seen } from "./case.ts";
import { bell, noise, round, shuffled } from "./noise.ts";

/** A line of `samples/<model>.jsonl`. */
export interface Sample {
  readonly id: string;
  readonly label?: string;
  readonly slices?: Readonly<Record<string, string>>;
  readonly unlabelled?: string;
}

interface Answered {
  readonly samples: readonly Sample[];
  readonly seen: Seen;
  /** Names whose answers these are. */
  readonly whose: string;
}

export interface CorpusTask {
  /** As the policy has it. */
  readonly data: string;
  readonly metrics?: string;
  /** Without it the samples come from `plan`. */
  readonly sample?: (row: number) => object;
  readonly records: (answered: Answered) => object[];
}

/** One record a sample, from its row, the damage and a number of its own. */
function each(record: (row: number, off: (what: string) => number) => object) {
  return ({ samples, seen, whose }: Answered): object[] => {
    const { damage = 0, collapsed = false } = seen;
    return samples.map(({ id }, at) => {
      const row = collapsed ? 0 : at;
      return { id, ...record(row, (what) => damage * bell(row, `${whose} ${what}`)) };
    });
  };
}

const part = (row: number) => ({ slices: { part: row % 4 === 0 ? "rare" : "common" } });
const within = (low: number, value: number, high: number) => Math.min(high, Math.max(low, value));

export const TASKS = {
  "image-classification": {
    data: "{ arrays: data.npz, labels: labels.csv }",
    records: classify,
  },
  "object-detection": {
    data: "{ images: Eval, annotations: a.json, slice-by: [part] }",
    sample: (row) => {
      const objects = objectsOf(row);
      return {
        ...{ ...part(row), width: 640, height: 480 },
        boxes: objects.map(({ box }) => box),
        labels: objects.map(({ label }) => label),
        area: objects.map(({ box: [, , width = 0, height = 0] }) => width * height),
        crowd: objects.map(() => 0),
      };
    },
    records: each((row, off) => {
      const found = objectsOf(row).filter((_, at) => off(`misses ${at}`) < 0.35);
      const boxes = found.map(({ box: [x = 0, y = 0, width = 1, height = 1] }, at) => [
        round(x + width * off(`x ${at}`), 2),
        round(y + height * off(`y ${at}`), 2),
        ...[width, height],
      ]);
      const extra = noise(row, "extra") < 0.3 ? [[5, 5, 40, 40]] : [];
      return {
        boxes: [...boxes, ...extra],
        labels: [...found.map(({ label }) => label), ...extra.map(() => "car")],
        scores: [...boxes, ...extra].map((_, at) =>
          round(0.4 + 0.5 * noise(row, `score ${at}`) + 0.2 * off(`score ${at}`), 3),
        ),
      };
    }),
  },
  "sentence-similarity": {
    data: "{ pairs: p.csv, tokenizer: t.json, slice-by: [part] }",
    sample: (row) => ({ ...part(row), score: goldOf(row) }),
    records: each((row, off) => ({
      cosine: round(within(-1, 0.1 + 0.15 * goldOf(row) + 0.1 * bell(row, "own") + off("cos"), 1)),
    })),
  },
  "semantic-search": {
    data: "{ corpus: c, queries: q, qrels: r, tokenizer: t, slice-by: [part] }",
    sample: (row) => ({
      ...part(row),
      relevant: { [`d${row % 12}`]: 2, [`d${(row + 5) % 12}`]: 1 },
    }),
    records: each((row, off) => {
      const scored = Array.from({ length: 12 }, (_, at): [string, number] => {
        const grade = at === row % 12 ? 0.6 : at === (row + 5) % 12 ? 0.4 : 0;
        return [`d${at}`, round(grade + 0.5 * noise(row, `doc ${at}`) + off(`doc ${at}`))];
      });
      return { ranking: scored.sort(([a, first], [b, last]) => last - first || (a < b ? 1 : -1)) };
    }),
  },
  "text-generation": {
    data: "{ texts: t, tokenizer: t.json, slice-by: [part] }",
    sample: (row) => ({ ...part(row), tokens: tokensOf(row) }),
    records: each((row, off) => {
      const tokens = Array.from({ length: tokensOf(row) }, (_, at) => at);
      return {
        nll: tokens.map((at) => round(Math.abs(2 + bell(row, `token ${at}`) + off(`token ${at}`)))),
        kl: tokens.map((at) => round(Math.abs(0.1 * off(`kl ${at}`)))),
        agree: tokens.map((at) => (off(`agrees ${at}`) < 0.3 ? 1 : 0)),
      };
    }),
  },
  parity: {
    data: "{ arrays: a.npz }",
    sample: () => ({}),
    records: each((row, off) => {
      const far = Math.abs(off("out")) + 0.001 * noise(row, "out");
      const out = { cosine: round(1 - 0.1 * far, 6), snr: round(60 - 40 * far) };
      return { fidelity: { out: { ...out, psnr: round(70 - 40 * far), "max-error": round(far) } } };
    }),
  },
  regression: {
    data: "{ arrays: a.npz, labels: l.csv, slice-by: [part] }",
    sample: (row) => ({ ...part(row), value: goldOf(row) }),
    records: each((row, off) => ({
      value: round(goldOf(row) + 0.3 * bell(row, "own") + off("value")),
    })),
  },
  segmentation: {
    data: "{ images: Eval, masks: m }",
    sample: () => ({}),
    records: each((row, off) => {
      const overlap = (name: string) => {
        const either = 500 + Math.floor(500 * noise(row, name));
        const share = 0.8 + 0.2 * noise(row, `${name} own`) - Math.abs(off(name));
        return [Math.floor(either * within(0, share, 1)), either];
      };
      return { classes: { road: overlap("road"), sky: overlap("sky"), car: overlap("car") } };
    }),
  },
  "eval/words.py:Words": {
    data: "{ anything: a }",
    metrics:
      '{ errors: { direction: lower, unit: "%" }, gain: { direction: higher, unit: number }, cost: { direction: lower, unit: number } }',
    sample: () => ({}),
    records: each((row, off) => ({
      values: {
        errors: round(within(0, 0.1 + 0.1 * bell(row, "errors") + off("errors"), 1)),
        gain: round(3 + bell(row, "gain") - Math.abs(off("gain"))),
        cost: round(2 + bell(row, "cost") + Math.abs(off("cost"))),
      },
    })),
  },
} as const satisfies Record<string, CorpusTask>;

export function taskNamed(name: string): CorpusTask {
  const found = Object.entries(TASKS).find(([task]) => task === name)?.[1];
  if (found === undefined) throw new Error(`the corpus knows no task ${name}`);
  return found;
}

function goldOf(row: number): number {
  return round(5 * noise(row, "gold"), 1);
}

function tokensOf(row: number): number {
  return 4 + Math.floor(6 * noise(row, "tokens"));
}

function objectsOf(row: number): { label: string; box: number[] }[] {
  return Array.from({ length: 1 + Math.floor(3 * noise(row, "objects")) }, (_, at) => {
    const of = (what: string) => noise(row, `${what} ${at}`);
    const size = [20, 60, 130][Math.floor(3 * of("size"))] ?? 60;
    const label = ["car", "cat", "cup"][Math.floor(3 * of("label"))] ?? "car";
    return { label, box: [round(450 * of("left"), 1), round(320 * of("top"), 1), size, size] };
  });
}

/** Exactly so many answers wrong, lost and gained: what limits of a rate are decided by. */
function classify({ samples, seen, whose }: Answered): object[] {
  const { wrong = Math.floor(samples.length / 10), lost = 0, gained = 0, lostIn } = seen;
  const order = shuffled(samples.length, "hard");
  const wasWrong = order.slice(0, wrong);
  const [column = "", value] = lostIn?.split("=") ?? [];
  const turns = order
    .slice(wrong)
    .filter((row) => lostIn === undefined || samples[row]?.slices?.[column] === value);
  const isWrong = new Set(
    seen.collapsed ? [] : [...wasWrong.slice(gained), ...turns.slice(0, lost)],
  );
  const labels = [...new Set(samples.flatMap(({ label }) => label ?? []))].sort();
  return samples.map((sample, row) => {
    const place = seen.collapsed
      ? 0
      : labels.indexOf(sample.label ?? labels[row % labels.length] ?? "");
    const first = isWrong.has(row) ? place + 1 + (row % 2) : place;
    const top = labels.slice(0, 7).map((_, at): [string, number] => {
      const label = labels[(first + at) % labels.length] ?? "";
      return [label, [0.7, 0.15, 0.08, 0.04, 0.01][at] ?? 0];
    });
    const sure = round(0.2 * noise(row, `${whose} sure`), 3);
    const [best, ...rest] = top;
    const shares = best === undefined ? rest : [[best[0], round(best[1] + sure, 3)], ...rest];
    const loss = isWrong.has(row) ? 1.5 + sure : 0.3 - sure;
    return {
      id: sample.id,
      top: shares,
      ...(sample.label !== undefined && { loss: round(loss, 3) }),
    };
  });
}
