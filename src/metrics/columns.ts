import type { ClassificationLine, ClassificationRecord } from "../contract/record.ts";
import { type Defect, DefectList } from "./defects.ts";
import type { Samples, SampleTable } from "./sample-table.ts";

/** One variant's answers, a row a sample: all that its metrics need, and nothing of what was parsed. */
export interface Columns {
  readonly kind: "classification";
  readonly samples: Samples;
  /** The best class, a number of `samples.classes`; below 0 where there is no answer. */
  readonly answers: Int32Array;
  /** The score of the best class, as recorded. */
  readonly scores: Float64Array;
  /** The place of the true class among the recorded ones, from 1; 0 where it is not among them. */
  readonly ranks: Int32Array;
  /** Of the shortest record: how many classes it holds. */
  readonly depth: number;
  readonly defects: readonly Defect[];
}

const UNSEEN = -2;
const FAILED = -1;

/** Takes records line by line, in any order, and keeps three numbers of each. */
export class ColumnBuilder {
  readonly #samples: SampleTable;
  readonly #answers: Int32Array;
  readonly #scores: Float64Array;
  readonly #ranks: Int32Array;
  readonly #defects = new DefectList();
  #depth = Number.POSITIVE_INFINITY;

  constructor(samples: SampleTable) {
    this.#samples = samples;
    this.#answers = new Int32Array(samples.size).fill(UNSEEN);
    this.#scores = new Float64Array(samples.size);
    this.#ranks = new Int32Array(samples.size);
  }

  add(line: ClassificationLine): void {
    const row = this.#samples.rows.get(line.id);
    if (row === undefined) this.#defects.add("unknown", line.id);
    else if (this.#answers[row] !== UNSEEN) this.#defects.add("repeated", line.id);
    else if ("error" in line) {
      this.#answers[row] = FAILED;
      this.#defects.add("failed", line.id, line.error);
    } else this.#take(row, line);
  }

  finish(): Columns {
    for (const [id, row] of this.#samples.rows) {
      if (this.#answers[row] === UNSEEN) this.#defects.add("missing", id);
    }
    return {
      kind: "classification",
      samples: this.#samples,
      answers: this.#answers,
      scores: this.#scores,
      ranks: this.#ranks,
      depth: Number.isFinite(this.#depth) ? this.#depth : 0,
      defects: this.#defects.all(),
    };
  }

  #take(row: number, { id, top }: ClassificationRecord): void {
    const { classes, labels } = this.#samples;
    const numbers = top.map(([name]) => classes.numberOf(name));
    this.#answers[row] = numbers[0] ?? FAILED;
    this.#scores[row] = top[0]?.[1] ?? 0;
    this.#ranks[row] = numbers.indexOf(labels[row] ?? FAILED) + 1;
    this.#depth = Math.min(this.#depth, top.length);
    if (!bestFirst(top)) this.#defects.add("unordered", id);
  }
}

function bestFirst(top: ClassificationRecord["top"]): boolean {
  return top.every(([, score], at) => score <= (top[at - 1]?.[1] ?? score));
}
