import { z } from "zod";
import { FORMS } from "../../catalog/units.ts";
import { amountSchema } from "./amounts.ts";
import { keyed, later, oneOf } from "./shapes.ts";

export const Gate = keyed(
  {
    confidence: later(
      "how sure a verdict must be; 95 % unless told",
      amountSchema(FORMS.confidence),
    ).exactOptional(),
    "on-inconclusive": oneOf(
      ["warn", "fail"],
      "what follows when the data cannot tell; warn unless told",
    ).exactOptional(),
    "on-unmeasured": oneOf(
      ["fail", "warn"],
      "what follows when there is no number; fail unless told",
    ).exactOptional(),
    "on-unchanged": oneOf(
      ["skip", "judge"],
      "what follows where a pull request leaves a model as it was; skip unless told",
    ).exactOptional(),
    "on-removed": oneOf(
      ["warn", "fail"],
      "what follows where a pull request removes a model and its entry; warn unless told",
    ).exactOptional(),
    "on-regression": oneOf(
      ["warn", "fail", "ignore"],
      "what follows where the model itself is proven worse than at the base, and no limit is set on that; by what its variants may lose unless told",
    ).exactOptional(),
    early: z
      .literal([true, false, "certified"], { error: "must be true, false or certified" })
      .meta({
        description:
          "whether measuring a variant may end before its last example, once a limit is proven to be broken: where nothing that is to come could change that (certified), also where hardly any luck could (true), or never (false); certified unless told",
      })
      .exactOptional(),
  },
  "how doubt is treated; the nearest wins: run, model, variant",
);
export type WrittenGate = z.infer<typeof Gate>;
