import type { ShortExplanation } from "../contract/explanation.ts";
import type { JudgedModel, JudgedVariant } from "../contract/verdict.ts";
import { visible } from "./render/visible.ts";

/** For a terminal, of each variant that stands in the way: what changed, who lost most, and what was confused. */
export function wentWrong({ variants }: JudgedModel): string[] {
  return variants
    .filter(({ enforced, outcome }) => enforced && outcome !== "pass")
    .flatMap((variant) => [
      ...told(variant, variant.attribution?.text),
      ...told(variant, variant.fellOn),
      ...(variant.explanation ?? []).flatMap(worst(variant)),
    ]);
}

function told({ name }: JudgedVariant, text: string | undefined): string[] {
  return text === undefined ? [] : [visible(`${name}: ${text}`)];
}

function worst({ name }: JudgedVariant) {
  return ({ metric, before, classes, confusions, path }: ShortExplanation): string[] => {
    const [badly] = classes;
    const [often] = confusions;
    const said = [
      ...(badly
        ? [
            `class ${badly.label} lost most, ${badly.after} of ${badly.n} right, before ${badly.before}`,
          ]
        : []),
      ...(often
        ? [
            `${often.label} is taken for ${often.answer} ${often.after} times, before ${often.before}`,
          ]
        : []),
    ];
    return said.length === 0
      ? []
      : [visible(`${name}, ${metric} against the ${before}: ${said.join("; ")} (all in ${path})`)];
  };
}
