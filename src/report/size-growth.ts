import { metricFor } from "../tasks/rows.ts";
import { cell } from "../words/amounts.ts";
import { counted } from "../words/counts.ts";
import { markOf } from "./elsewhere.ts";
import type { ModelOverTime } from "./model-over-time.ts";
import { code, figure, type Line, line } from "./node.ts";

/** `food/int8: 12.1 MB → 13.0 MB since 2026-05-03, 14 pushes`, of each variant whose size has changed. */
export function sizeGrowth({ model, trends }: ModelOverTime): Line[] {
  return trends.flatMap((trend) => {
    const { variant, metric, past, now } = trend;
    const [first] = past;
    const last = now ?? past.at(-1);
    if (metric !== SIZE?.name || first === undefined || last === undefined) return [];
    if (first.value === last.value) return [];
    const sizes = line`${figure(cell(first.value, "bytes"))}${markOf(first, trend)} → ${figure(cell(last.value, "bytes"))}`;
    const pushes = past.length === 1 ? "one push" : counted(past.length, "push", "pushes");
    const since = `since ${first.committed.slice(0, 10)}, ${pushes}`;
    return [line`${code(`${model.name}/${variant}`)}: ${sizes} ${since}`];
  });
}

const SIZE = metricFor("size");
