import type { FormName } from "../catalog/units.ts";
import type { Attribution } from "../contract/attribution.ts";
import type { Compared } from "../contract/compared.ts";
import type { JudgedModel, Verdict } from "../contract/verdict.ts";
import { cellBetween, MISSING } from "../words/amounts.ts";
import { formOfDifference } from "../words/forms.ts";
import { listed } from "../words/lists.ts";
import { type Column, code, figure, fold, line, list, type Node, table } from "./node.ts";

interface Told {
  readonly name: string;
  readonly model: JudgedModel;
  readonly attribution: Attribution;
}

/** What quantization costs beside what was lost since the base, of each variant that was measured there. */
export function sinceBase(verdict: Verdict): Node[] {
  const rows = told(verdict).map(({ name, model, attribution }) => {
    const { metric, loss, regression, causes } = attribution;
    const deltas = [loss.head, loss.base, regression.variant, regression.reference];
    const changed = causes.filter(({ found }) => found === "changed").map(({ cause }) => cause);
    const what = changed.length === 0 ? "nothing" : listed(changed);
    return [
      [code(name)],
      [code(metric)],
      ...deltas.map((one) => figure(delta(one, formOfDifference(metric, model)))),
      line`${what}`,
    ];
  });
  return rows.length === 0 ? [] : [table(COLUMNS, rows)];
}

const COLUMNS: readonly Column[] = [
  { title: "Since the base" },
  { title: "Metric" },
  { title: "Quantization loss", right: true },
  { title: "at the base", right: true },
  { title: "Regression", right: true },
  { title: "of the reference", right: true },
  { title: "What changed" },
];

function delta(compared: Compared | undefined, form: FormName): string {
  if (compared === undefined) return MISSING;
  return cellBetween(compared.drop, compared.interval, form);
}

/** By which evidence. */
export function everyCause(verdict: Verdict): Node[] {
  const points = told(verdict).map(({ name, attribution: { text, causes } }) => ({
    said: line`${code(name)}: ${text}`,
    points: causes.map(({ cause, found, why }) => line`${cause}: ${found}, ${why}`),
  }));
  return points.length === 0 ? [] : [fold("What changed since the base", list(points))];
}

function told({ models }: Verdict): Told[] {
  return models.flatMap((model) =>
    model.variants.flatMap(({ name, attribution }) =>
      attribution === undefined ? [] : [{ name: `${model.name}/${name}`, model, attribution }],
    ),
  );
}
