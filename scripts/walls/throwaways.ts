/** Something new that nobody needs, to see what it costs: the files that it adds, and what it changes of those there are. */
export interface Throwaway {
  readonly name: string;
  /** By path, of files that are not there yet. */
  readonly adds: Readonly<Record<string, string>>;
  readonly edits: readonly Edit[];
}

/** One by which a model is judged. */
export interface Judging extends Throwaway {
  readonly model: Model;
}

/** One that judging writes into the out folder. */
export interface Reporting extends Throwaway {
  readonly file: string;
}

/** One that the worker brings to bear: a model is converted and evaluated with it. */
export interface Measuring extends Throwaway {
  /** As a policy has the digits, below their name; the variant is `int8`. */
  readonly entry: readonly string[];
  readonly shows: {
    readonly metric: string;
    readonly observed: number;
    /** What ran it, without versions, and how many classes its records have. */
    readonly engine: string;
    readonly classes: number;
  };
}

/** A line of a file, and what stands below it afterwards. */
interface Edit {
  readonly path: string;
  readonly below: string;
  readonly text: string;
}

interface Model {
  /** As a policy has it, below its name. */
  readonly entry: readonly string[];
  /** Its data, by path. */
  readonly data: Readonly<Record<string, string>>;
  /** What the worker is told of the data, by their keys, and of the options. */
  readonly told: { readonly data: readonly string[]; readonly options: object };
  /** What every variant answers to the sample in a row. */
  readonly record: (row: number) => object;
  /** What the verdict must then show. */
  readonly shows: { readonly metric: string; readonly observed: number };
}

/** So many samples, of which two answers are told apart. */
const COUNT = 400;
const rows = Array.from({ length: COUNT }, (_, row) => row);

export const METRIC: Judging = {
  name: "a metric",
  adds: {},
  edits: [
    {
      path: "src/tasks/image-classification/row.ts",
      below: "  metrics: [",
      text: `    {
      name: "sureness",
      direction: "higher",
      quantity: "rate",
      test: "mean",
      says: "mean score of the best class",
      within: [0, 1],
    },`,
    },
    {
      path: "src/tasks/image-classification/scores.ts",
      below: "export const CLASSIFICATION_SCORES: Metrics<ClassificationColumns> = {",
      text: `  sureness: ({ within }, { scores, samples }) => ({
    kind: "mean",
    values: scores,
    within: within ?? null,
    seed: samples.seed,
  }),`,
    },
  ],
  model: {
    entry: [
      "task: image-classification",
      "data: { arrays: inputs.npz, labels: labels.csv }",
      "variants: { int8: { limits: { sureness: { min: 70 % } } } }",
    ],
    data: {
      "inputs.npz": "arrays",
      "labels.csv": `id,label\n${rows.map((row) => `s${row},${row % 2 === 0 ? "cat" : "dog"}\n`).join("")}`,
    },
    told: { data: ["arrays"], options: { top: 5 } },
    record: (row) => ({ top: [["cat", row % 2 === 0 ? 0.75 : 0.875]] }),
    shows: { metric: "sureness", observed: 0.8125 },
  },
};

const FOLDER = "src/tasks/counting";

export const TASK: Judging = {
  name: "a task",
  adds: {
    [`${FOLDER}/row.ts`]: `import { DIGEST } from "../data.ts";
import type { TaskRow } from "../row.ts";

export const COUNTING: TaskRow = {
  name: "counting",
  says: "how many there are in an input",
  evaluated: true,
  data: {
    trays: { kind: "path", example: "Eval/trays", says: "what is counted", isInput: true },
    tallies: { kind: "path", example: "Eval/tallies.csv", says: "CSV with \`id\` and \`count\`" },
    patience: { kind: "count", example: "3", says: "how often it may count again" },
    ...DIGEST,
  },
  needs: [["trays"], ["tallies"]],
  together: {},
  metrics: [
    {
      name: "off-by",
      direction: "lower",
      quantity: "number",
      test: "mean",
      says: "mean difference from the true count",
      within: [0, 1],
    },
  ],
  shows: ["off-by"],
};
`,
    [`${FOLDER}/lines.ts`]: `import { z } from "zod";
import { taskLines } from "../../contract/lines.ts";
import { recordBase } from "../../contract/record.ts";
import { sampleBase } from "../../contract/sample.ts";

export const CountingSample = z.strictObject({ ...sampleBase, count: z.int() });
export type CountingSample = z.infer<typeof CountingSample>;

export const CountingRecord = z.object({ ...recordBase, count: z.int() });

export const COUNTING_LINES = taskLines(CountingSample, CountingRecord);
`,
    [`${FOLDER}/truth.ts`]: `import { readCsv } from "../../samples/csv.ts";
import { type Answers, type DataParts, type Truth, truthFrom } from "../../samples/truth.ts";
import type { CountingSample } from "./lines.ts";

export const COUNTS: Answers<CountingSample> = {
  another: "another count",
  answerOf: ({ count }) => String(count),
};

export async function talliesIn(data: DataParts): Promise<Truth> {
  const { text = "", file = "" } = (await data.text("tallies")) ?? {};
  const [, ...rows] = readCsv(text, file);
  const samples = rows.map(({ fields: [id = "", count] }) => ({ id, count: Number(count) }));
  return truthFrom({ file, samples, lines: new Map() }, COUNTS);
}
`,
    [`${FOLDER}/task.ts`]: `import { ColumnBuilder } from "../columns/column-builder.ts";
import type { Defect } from "../columns/defects.ts";
import { floatsOf, type Samples, type SampleTable, samplesOf, sampleTable } from "../columns/sample-table.ts";
import { task } from "../task.ts";
import { COUNTING_LINES, type CountingSample } from "./lines.ts";
import { COUNTING } from "./row.ts";
import { COUNTS, talliesIn } from "./truth.ts";

interface CountingColumns {
  readonly kind: "counting";
  readonly samples: Samples;
  readonly off: Float64Array;
  readonly defects: readonly Defect[];
}

interface Tallies extends SampleTable {
  readonly counts: readonly number[];
}

export const counting = task({
  row: COUNTING,
  lines: COUNTING_LINES,
  samples: (samples: readonly CountingSample[]): Tallies => ({
    ...sampleTable(samples),
    counts: samples.map(({ count }) => count),
  }),
  records(table: Tallies) {
    const off = new Float64Array(table.size);
    return new ColumnBuilder<{ readonly id: string; readonly count: number }, CountingColumns>(table, {
      keep(row, { count }) {
        off[row] = Math.abs(count - (table.counts[row] ?? 0));
        return undefined;
      },
      columns: (defects) => ({ kind: "counting", samples: table, off, defects }),
    });
  },
  select: (columns: CountingColumns, rows): CountingColumns => ({
    ...columns,
    samples: samplesOf(rows, columns.samples),
    off: floatsOf(rows, columns.off),
  }),
  scores: {
    "off-by": ({ within }, { off, samples }) => ({
      kind: "mean",
      values: off,
      within: within ?? null,
      seed: samples.seed,
    }),
  },
  truth: talliesIn,
  planned: COUNTS,
});
`,
  },
  edits: [
    {
      path: "src/tasks/rows.ts",
      below: 'import { IMAGE_CLASSIFICATION } from "./image-classification/row.ts";',
      text: 'import { COUNTING } from "./counting/row.ts";',
    },
    {
      path: "src/tasks/rows.ts",
      below: "  IMAGE_CLASSIFICATION,",
      text: "  COUNTING,",
    },
    {
      path: "src/tasks/tasks.ts",
      below: 'import { imageClassification } from "./image-classification/task.ts";',
      text: 'import { counting } from "./counting/task.ts";',
    },
    {
      path: "src/tasks/tasks.ts",
      below: "const TASKS = {",
      text: "  counting,",
    },
  ],
  model: {
    entry: [
      "task: counting",
      "data: { trays: Trays, tallies: tallies.csv, patience: 2 }",
      "variants: { int8: { limits: { off-by: { max: 0.75 } } } }",
    ],
    data: {
      "Trays/first.txt": "pebbles",
      "tallies.csv": `id,count\n${rows.map((row) => `s${row},${row}\n`).join("")}`,
    },
    told: { data: ["trays"], options: { patience: 2 } },
    record: (row) => ({ count: row + (row % 2) }),
    shows: { metric: "off-by", observed: 0.5 },
  },
};

export const FORMAT: Reporting = {
  name: "a form of report",
  adds: {
    "src/report/render/outline.ts": `import type { Document, Node } from "../node.ts";
import { plainLine } from "./terminal.ts";
import { shown } from "./visible.ts";

export function renderOutline(document: Document): string {
  return \`\${document.flatMap(({ node }) => titlesIn(node)).join("\\n")}\\n\`;
}

function titlesIn(node: Node): string[] {
  switch (node.kind) {
    case "heading":
      return [plainLine(node.said)];
    case "fold":
      return [shown(node.summary), ...node.nodes.flatMap(titlesIn)];
    case "group":
      return node.nodes.flatMap(titlesIn);
    default:
      return [];
  }
}
`,
  },
  edits: [
    {
      path: "src/report/formats.ts",
      below: 'import { renderMarkdown } from "./render/markdown.ts";',
      text: 'import { renderOutline } from "./render/outline.ts";',
    },
    {
      path: "src/report/formats.ts",
      below: "export const FORMATS = {",
      text: `  outline: {
    file: { path: "outline.txt", says: "what the report tells of" },
    document: fullDocument,
    render: renderOutline,
  },`,
    },
  ],
  file: "outline.txt",
};

const ENGINES = "worker/quantgate_worker/engines";

export const ENGINE: Measuring = {
  name: "an engine",
  adds: {
    [`${ENGINES}/steady/__init__.py`]: "",
    [`${ENGINES}/steady/engine.py`]: `"""An engine that sees the first class in whatever it is shown."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from quantgate_worker.package.features import classes
from quantgate_worker.package.files import package_files
from quantgate_worker.package.specification import specification


class Steady:
    def __init__(self, path: Path) -> None:
        spec = specification(package_files(path))
        self._output = spec.description.predictedProbabilitiesName
        self._classes = classes(spec) or []

    def predict(self, inputs: Mapping[str, Any], state: object = None) -> Mapping[str, Any]:
        del inputs, state
        return {self._output: {name: float(at == 0) for at, name in enumerate(self._classes)}}

    def make_state(self) -> None:
        return None
`,
  },
  edits: [
    {
      path: `${ENGINES}/table.py`,
      below: "ENGINES: Engines = {",
      text: `    "steady": Engine(
        name=lambda: "steady 1",
        units="cpu",
        isolation="thread",
        load=Imported(f"{__package__}.steady.engine", "Steady"),
        refuses=lambda _spec: [],
    ),`,
    },
    {
      path: "src/catalog/targets.ts",
      below: "export const TARGETS: readonly Target[] = [",
      text: `  {
    name: "steady",
    says: "an engine that sees the first class everywhere",
    engine: "steady engine",
    abilities: [],
  },`,
    },
  ],
  entry: [
    "data: { arrays: digits.npz, labels: labels.csv }",
    "targets: [steady]",
    "variants: { int8: { limits: { top-1: { min: 5 % } } } }",
  ],
  // As many of the digits as are a nought.
  shows: { metric: "top-1", observed: 97 / 997, engine: "steady", classes: 5 },
};

export const DATA_KEY: Measuring = {
  name: "a data key",
  adds: {},
  edits: [
    {
      path: "src/tasks/image-classification/row.ts",
      below: "    ...SLICE_BY,",
      text: `    best: { kind: "count", example: "9", says: "how many of the best classes are recorded" },`,
    },
    {
      path: "worker/quantgate_worker/tasks/classification.py",
      below: "    ) -> Reader:",
      text: `        if "best" in options:
            return ClassificationReader(model.spec, {**options, "top": options["best"]})`,
    },
  ],
  entry: [
    "data: { arrays: digits.npz, labels: labels.csv, best: 9 }",
    "targets: [portable]",
    "variants: { int8: { limits: { top-1: { min: 80 % } } } }",
  ],
  shows: { metric: "top-1", observed: 949 / 997, engine: "portable", classes: 9 },
};

export const THROWAWAYS = {
  judging: [METRIC, TASK],
  reporting: [FORMAT],
  measuring: [ENGINE, DATA_KEY],
} as const;
