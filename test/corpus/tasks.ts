import type { Files, Seen } from "./case.ts";
import { bell, noise, round, shuffled } from "./noise.ts";
import { jsonOf, linesOf } from "./text.ts";

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
  /** The data themselves, of so many examples. */
  readonly files?: (rows: readonly number[]) => Files;
  /** What an example is called; `s7` unless told. */
  readonly idOf?: (row: number) => string;
  readonly records: (answered: Answered) => object[];
}

/** As each task's data name the examples. */
export function idsOf(task: string, n: number): Sample[] {
  const { idOf = (row: number) => `s${row}` } = taskNamed(task);
  return Array.from({ length: n }, (_, row) => ({ id: idOf(row) }));
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

const partOf = (row: number) => (row % 4 === 0 ? "rare" : "common");
const csv = (header: string, rows: readonly number[], line: (row: number) => string) =>
  [header, ...rows.map(line), ""].join("\n");
const within = (low: number, value: number, high: number) => Math.min(high, Math.max(low, value));

export const TASKS = {
  "image-classification": {
    data: "{ arrays: data.npz, labels: labels.csv }",
    records: classify,
  },
  "object-detection": {
    data: "{ annotations: a.json, slice-by: [part] }",
    files: (rows) => ({
      "a.json": jsonOf({
        images: rows.map((row) => ({
          ...{ id: row, file_name: `s${row}`, width: 640, height: 480, part: partOf(row) },
        })),
        annotations: rows.flatMap((row) =>
          objectsOf(row).map(({ label, box }) => {
            const [, , width = 0, height = 0] = box;
            const category_id = KINDS.indexOf(label);
            return { image_id: row, category_id, bbox: box, area: width * height, iscrowd: 0 };
          }),
        ),
        categories: KINDS.map((name, id) => ({ id, name })),
      }),
    }),
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
    data: "{ pairs: p.csv, slice-by: [part] }",
    files: (rows) => ({
      "p.csv": csv("id,a,b,score,part", rows, (row) =>
        [`s${row}`, `text ${row}`, `other ${row}`, goldOf(row), partOf(row)].join(","),
      ),
    }),
    records: each((row, off) => ({
      cosine: round(within(-1, 0.1 + 0.15 * goldOf(row) + 0.1 * bell(row, "own") + off("cos"), 1)),
    })),
  },
  "semantic-search": {
    data: "{ corpus: c.jsonl, queries: q.jsonl, qrels: r.tsv, slice-by: [part] }",
    files: (rows) => ({
      "c.jsonl": linesOf(
        Array.from({ length: 12 }, (_, at) => ({ _id: `d${at}`, title: "", text: `says ${at}` })),
      ),
      "q.jsonl": linesOf(
        rows.map((row) => ({ _id: `s${row}`, text: `asks ${row}`, part: partOf(row) })),
      ),
      "r.tsv": csv("query-id\tcorpus-id\tscore", rows, (row) =>
        [`s${row}\td${row % 12}\t2`, `s${row}\td${(row + 5) % 12}\t1`].join("\n"),
      ),
    }),
    records: each((row, off) => {
      const scored = Array.from({ length: 12 }, (_, at): [string, number] => {
        const grade = at === row % 12 ? 0.6 : at === (row + 5) % 12 ? 0.4 : 0;
        return [`d${at}`, round(grade + 0.5 * noise(row, `doc ${at}`) + off(`doc ${at}`))];
      });
      const ranking = scored.sort(([a, first], [b, last]) => last - first || (a < b ? 1 : -1));
      // The same documents as another model has embedded them: the same order, at other scores.
      return { ranking, indexed: ranking.map(([document, score]) => [document, score / 2]) };
    }),
  },
  "text-generation": {
    data: "{ texts: t.jsonl, slice-by: [part] }",
    files: (rows) => ({
      "t.jsonl": linesOf(
        rows.map((row) => ({
          ...{ id: `s${row}`, text: `says ${row}`, tokens: tokensOf(row), part: partOf(row) },
        })),
      ),
    }),
    records: each((row, off) => {
      const tokens = Array.from({ length: tokensOf(row) }, (_, at) => at);
      return {
        nll: tokens.map((at) => round(Math.abs(2 + bell(row, `token ${at}`) + off(`token ${at}`)))),
        kl: tokens.map((at) => round(Math.abs(0.1 * off(`kl ${at}`)))),
        agree: tokens.map((at) => (off(`agrees ${at}`) < 0.3 ? 1 : 0)),
      };
    }),
  },
  "multi-label-classification": {
    data: "{ labels: l.csv, slice-by: [part] }",
    files: (rows) => ({
      "l.csv": csv(
        "id,labels,part",
        rows,
        (row) => `s${row},${kindsOf(row).join(";")},${partOf(row)}`,
      ),
    }),
    records: each((row, off) => {
      const scored = KINDS.map((kind): [string, number] => {
        const own = kindsOf(row).includes(kind) ? 0.75 : 0.25;
        return [kind, round(within(0, own + 0.12 * bell(row, kind) + off(kind), 1))];
      });
      const labels = scored.filter(([, score]) => score >= 0.5).map(([kind]) => kind);
      return { labels, scores: Object.fromEntries(scored) };
    }),
  },
  parity: {
    data: "{ texts: t.jsonl }",
    files: (rows) => ({
      "t.jsonl": linesOf(rows.map((row) => ({ id: `s${row}`, text: `says ${row}` }))),
    }),
    records: each((row, off) => {
      const far = Math.abs(off("out")) + 0.001 * noise(row, "out");
      const out = { cosine: round(1 - 0.1 * far, 6), snr: round(60 - 40 * far) };
      const rest = { psnr: round(70 - 40 * far), "max-error": round(far), argmax: far < 0.3 };
      const shown = { ...out, ...rest, ssim: round(1 - far / 2, 6), "max-error": round(2 * far) };
      return { fidelity: { out: { ...out, ...rest }, shown } };
    }),
  },
  regression: {
    data: "{ labels: l.csv, slice-by: [part] }",
    files: (rows) => ({
      "l.csv": csv("id,value,part", rows, (row) => `s${row},${goldOf(row)},${partOf(row)}`),
    }),
    records: each((row, off) => ({
      value: round(goldOf(row) + 0.3 * bell(row, "own") + off("value")),
    })),
  },
  segmentation: {
    data: "{ images: Eval, masks: m }",
    files: (rows) =>
      Object.fromEntries(
        rows.flatMap((row) => [
          [`Eval/s${row}.jpg`, `picture ${row}`],
          [`m/s${row}.png`, `mask ${row}`],
        ]),
      ),
    idOf: (row) => `s${row}.jpg`,
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
    data: "{ samples: ids.csv }",
    metrics:
      '{ errors: { direction: lower, unit: "%" }, gain: { direction: higher, unit: number }, cost: { direction: lower, unit: number } }',
    files: (rows) => ({ "ids.csv": csv("id", rows, (row) => `s${row}`) }),
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

function kindsOf(row: number): string[] {
  return KINDS.filter((kind) => noise(row, `has ${kind}`) < 0.4);
}

const KINDS = ["car", "cat", "cup"];

function tokensOf(row: number): number {
  return 4 + Math.floor(6 * noise(row, "tokens"));
}

function objectsOf(row: number): { label: string; box: number[] }[] {
  return Array.from({ length: 1 + Math.floor(3 * noise(row, "objects")) }, (_, at) => {
    const of = (what: string) => noise(row, `${what} ${at}`);
    const size = [20, 60, 130][Math.floor(3 * of("size"))] ?? 60;
    const label = KINDS[Math.floor(3 * of("label"))] ?? "car";
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
