import type { FormName } from "../catalog/units.ts";
import type {
  ClassChange,
  Confusion,
  Flip,
  Moved,
  ShortExplanation,
} from "../contract/explanation.ts";
import type { JudgedModel, JudgedVariant, Verdict } from "../contract/verdict.ts";
import { cell } from "../words/amounts.ts";
import { formOfValue } from "../words/forms.ts";
import { sliceName } from "../words/limits.ts";
import { code } from "./code.ts";
import { fold } from "./markdown.ts";
import type { Block } from "./render/fit.ts";

/** What went wrong with variants that fail or lean to: the worst classes, confusions and examples of each metric. */
export function explanations({ models }: Verdict): Block[] {
  const items = models.flatMap((model) =>
    model.variants
      .toSorted(enforcedFirst)
      .flatMap((variant) =>
        (variant.explanation ?? []).flatMap((one) => lines(model, variant.name, one)),
      ),
  );
  return items.length === 0 ? [] : [fold("What went wrong", { opening: "", items })];
}

function enforcedFirst(a: JudgedVariant, b: JudgedVariant): number {
  return Number(b.enforced) - Number(a.enforced);
}

function lines(model: JudgedModel, variant: string, one: ShortExplanation): string[] {
  const { metric, slice, before, n, lost, gained, changed, path } = one;
  const where = slice === undefined ? "" : ` on ${code(sliceName(slice))}`;
  const also = changed === 0 ? "" : `, ${changed} wrong otherwise than before`;
  const counts = `${lost} lost, ${gained} gained${also}, of ${n}`;
  return [
    `- **${code(`${model.name}/${variant}`)} ${code(metric)}**${where} against the ${before}: ${counts} (all in ${code(path)})`,
    ...list("worst classes", one.classes.map(classText)),
    ...list("most confused", one.confusions.map(confusionText)),
    ...list("examples", one.flips.map(flipText)),
    ...list(
      "worst examples",
      one.moved.map((moved) => movedText(moved, formOfValue(metric, model))),
    ),
  ];
}

function list(title: string, points: readonly string[]): string[] {
  return points.length === 0 ? [] : [`  - ${title}: ${points.join("; ")}`];
}

function classText({ label, n, before, after }: ClassChange): string {
  return `${code(label)} ${after} of ${n} right, before ${before}`;
}

function confusionText({ label, answer, before, after }: Confusion): string {
  return `${code(label)} taken for ${code(answer)} ${times(after)}, before ${before}`;
}

function times(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}

function flipText({ id, label, before, after }: Flip): string {
  const was = `${code(before.answer)} (${cell(before.score, "number")})`;
  const is = `${code(after.answer)} (${cell(after.score, "number")})`;
  return `${code(id)} is ${code(label)}: ${was} → ${is}`;
}

function movedText({ id, before, after }: Moved, form: FormName): string {
  return `${code(id)}: ${cell(before, form)} → ${cell(after, form)}`;
}
