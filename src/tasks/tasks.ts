import { custom } from "./custom/task.ts";
import { classification } from "./image-classification/task.ts";
import { detection } from "./object-detection/task.ts";
import { parity } from "./parity/task.ts";
import { regression } from "./regression/task.ts";
import { isCustomTask } from "./rows.ts";
import { segmentation } from "./segmentation/task.ts";
import { search } from "./semantic-search/task.ts";
import { similarity } from "./sentence-similarity/task.ts";
import type { ReadableTask, Task } from "./task.ts";
import { text } from "./text-generation/task.ts";

/** A task is a row here: its lines, what is kept of them, and its metrics. */
const TASKS_BY_KIND = {
  classification,
  detection,
  similarity,
  search,
  text,
  parity,
  regression,
  segmentation,
  custom,
} as const;

type Tasks = typeof TASKS_BY_KIND;
type ColumnsOf<Any> = Any extends Task<infer Columns> ? Columns : never;

/** Of each kind, what is kept of one variant's records. */
export type ColumnsByKind = { readonly [Of in keyof Tasks]: ColumnsOf<Tasks[Of]> };

export type Kind = keyof ColumnsByKind;

const EVERY: { readonly [Of in Kind]: Task<ColumnsByKind[Of]> } = TASKS_BY_KIND;

export function taskOf<Of extends Kind>(kind: Of): Task<ColumnsByKind[Of]> {
  return EVERY[kind];
}

/** How a task's samples and records are read; undefined where there is no such task. */
export function readableTask(name: string): ReadableTask<ColumnsByKind[Kind]> | undefined {
  if (isCustomTask(name)) return custom;
  return Object.values(TASKS_BY_KIND).find((task) => task.name === name);
}
