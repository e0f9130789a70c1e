import { join } from "node:path";
import type { Problem } from "../../catalog/errors.ts";
import type { PlannedRequest } from "../../contract/plan.ts";
import type { Look } from "../../measure/look.ts";
import { unmakeable } from "../../measure/packages.ts";
import { placeRequest } from "../../measure/placed.ts";
import { Lost, mistake, ofVariant } from "../../measure/refusal.ts";
import type { Workshop } from "../../measure/workshop.ts";
import { outFolder } from "../../out/out-folder.ts";
import { type Prepared, truthsIn } from "../../project/prepare.ts";

/**
 * Which variants of the head cannot be made. What a policy wrote itself is tried on the real package, and kept for the
 * run that follows; of presets, and of everything where it is to go quickly, only the words are looked at.
 */
export async function unmade(
  fit: readonly PlannedRequest[],
  prepared: Prepared,
  shop: Workshop,
  look: Look,
  isQuick: boolean,
): Promise<Problem[]> {
  const [{ plan }, truthOf] = [prepared, truthsIn(prepared)];
  const problems: Problem[] = [];
  for (const planned of ofModels(fit)) {
    const out = outFolder(join(shop.folder, "checked"));
    try {
      const request: PlannedRequest = { ...planned, packagesOnly: true };
      const placed = await placeRequest(request, plan, out, look, truthOf, shop);
      const lost = await unmakeable(
        placed,
        ({ recipe }) => isQuick || recipe.kind !== "convert",
        shop,
      );
      for (const [name, { reason }] of lost)
        problems.push(mistake(planned, ofVariant(name, reason)));
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
      problems.push(mistake(planned, `its packages could not be made: ${error.message}`));
    }
  }
  return problems;
}

/** A package is the same whichever target it is for: of each model one request with the variants of all. */
function ofModels(fit: readonly PlannedRequest[]): PlannedRequest[] {
  const found = new Map<string, PlannedRequest>();
  for (const request of fit) {
    const before = found.get(request.model) ?? { ...request, variants: [] };
    const names = before.variants.map(({ name }) => name);
    const more = request.variants.filter(({ name }) => !names.includes(name));
    found.set(request.model, { ...before, variants: [...before.variants, ...more] });
  }
  return [...found.values()].filter(({ variants }) => variants.length > 0);
}
