import type { FormName } from "../catalog/units.ts";
import type {
  ClassChange,
  Confusion,
  Flip,
  Moved,
  ShortExplanation,
} from "../contract/explanation.ts";
import type { JudgedModel, JudgedVariant, Verdict } from "../contract/verdict.ts";
import { amount, cell } from "../words/amounts.ts";
import { formOfValue } from "../words/forms.ts";
import { sliceName } from "../words/limits.ts";
import {
  code,
  figure,
  fold,
  joined,
  type Line,
  type ListItem,
  line,
  list,
  type Node,
  strong,
} from "./node.ts";

/** What went wrong with variants that fail or lean to: the worst classes, confusions and examples of each metric. */
export function explanations({ models }: Verdict): Node[] {
  const points = models.flatMap((model) =>
    model.variants
      .toSorted(enforcedFirst)
      .flatMap((variant) =>
        (variant.explanation ?? []).map((one) => pointOf(model, variant.name, one)),
      ),
  );
  return points.length === 0 ? [] : [fold("What went wrong", list(points))];
}

function enforcedFirst(a: JudgedVariant, b: JudgedVariant): number {
  return Number(b.enforced) - Number(a.enforced);
}

function pointOf(model: JudgedModel, variant: string, one: ShortExplanation): ListItem {
  const { metric, slice, before, n, lost, gained, changed, path } = one;
  const where = slice === undefined ? [] : line` on ${code(sliceName(slice))}`;
  const also = changed === 0 ? [] : line`, ${changed} wrong otherwise than before`;
  const counts = line`${lost} lost, ${gained} gained${also}, of ${n}`;
  const who = strong(line`${code(`${model.name}/${variant}`)} ${code(metric)}`);
  return {
    said: line`${who}${where} against the ${before}: ${counts} (all in ${code(path)})`,
    points: [
      ...named(
        "worst classes",
        one.classes.map((each) => classText(each, formOfValue(metric, model))),
      ),
      ...named("most confused", one.confusions.map(confusionText)),
      ...named("examples", one.flips.map(flipText)),
      ...named(
        "worst examples",
        one.moved.map((moved) => movedText(moved, formOfValue(metric, model))),
      ),
    ],
  };
}

function named(title: string, each: readonly Line[]): Line[] {
  return each.length === 0 ? [] : [line`${title}: ${joined(each, "; ")}`];
}

function classText({ label, n, before, after, score }: ClassChange, form: FormName): Line {
  const right = line`${after} of ${n} right, before ${before}`;
  if (score === undefined) return line`${code(label)} ${right}`;
  const [was, is] = [figure(cell(score.before, form)), figure(cell(score.after, form))];
  return line`${code(label)} ${was} → ${is} (${right})`;
}

function confusionText({ label, answer, before, after }: Confusion): Line {
  return line`${code(label)} taken for ${code(answer)} ${times(after)}, before ${before}`;
}

function times(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}

function flipText({ id, label, before, after }: Flip): Line {
  const was = line`${code(before.answer)} (${figure(cell(before.score, "number"))})`;
  const is = line`${code(after.answer)} (${figure(cell(after.score, "number"))})`;
  return line`${code(id)} is ${code(label)}: ${was} → ${is}`;
}

function movedText({ id, before, after }: Moved, form: FormName): Line {
  return line`${code(id)}: ${figure(cell(before, form))} → ${figure(cell(after, form))}`;
}

/** In plain words, of each variant that stands in the way: what changed, who lost most, and what was confused. */
export function wentWrong(model: JudgedModel): string[] {
  return model.variants
    .filter(({ enforced, outcome }) => enforced && outcome !== "pass")
    .flatMap((variant) => [
      ...told(variant, variant.attribution?.text),
      ...told(variant, variant.fellOn),
      ...(variant.explanation ?? []).flatMap(worst(model, variant)),
    ]);
}

function told({ name }: JudgedVariant, text: string | undefined): string[] {
  return text === undefined ? [] : [`${name}: ${text}`];
}

function worst(model: JudgedModel, { name }: JudgedVariant) {
  return ({ metric, before, classes, confusions, path }: ShortExplanation): string[] => {
    const [badly] = classes;
    const [often] = confusions;
    const said = [
      ...(badly ? [`class ${badly.label} lost most, ${counts(badly, metric, model)}`] : []),
      ...(often
        ? [
            `${often.label} is taken for ${often.answer} ${often.after} times, before ${often.before}`,
          ]
        : []),
    ];
    return said.length === 0
      ? []
      : [`${name}, ${metric} against the ${before}: ${said.join("; ")} (all in ${path})`];
  };
}

function counts(
  { n, before, after, score }: ClassChange,
  metric: string,
  model: JudgedModel,
): string {
  const right = `${after} of ${n} right, before ${before}`;
  if (score === undefined) return right;
  const form = formOfValue(metric, model);
  return `${amount(score.before, form)} → ${amount(score.after, form)} (${right})`;
}
