import type { Resampling } from "../statistics/after/resampling.ts";
import { type Drawing, stepsOf, wantedIn } from "../statistics/redrawn/drawing.ts";
import type { Redraws } from "../statistics/redrawn/redraws.ts";
import { drawsOf } from "./question/answer.ts";
import type { Branch, Case, CaseTree, TargetLimit } from "./tree.ts";

/** Works out the steps of a drawing from `from` to before `to`; wherever that is done, it comes to the same to the bit. */
export type Draw = (drawing: Drawing, from: number, to: number) => Promise<Float64Array>;

/** Steps at a time: few enough that a progress line moves. */
const AT_A_TIME = 20;

/**
 * Draws what the limits will ask for: of each variant once for all of its metrics, and of a reference once for all that is
 * measured from it. Judging afterwards finds it drawn; without this it draws the same by itself.
 */
export async function drawAhead(
  tree: CaseTree,
  draw: Draw,
  told: (done: number, total: number) => void,
): Promise<void> {
  const asked = resamplingsIn(tree).filter(({ done }) => !done);
  const all = lackingIn(asked);
  const total = all.reduce((sum, { drawing }) => sum + stepsOf(drawing), 0);
  let done = 0;
  const drawPart = async (drawing: Drawing, into: Float64Array, from: number) => {
    const [steps, to] = [stepsOf(drawing), Math.min(from + AT_A_TIME, stepsOf(drawing))];
    into.set(await draw(drawing, from, to), (into.length / steps) * from);
    done += to - from;
    told(done, total);
  };
  await Promise.all(
    all.map(async ({ redraws, drawing }) => {
      const steps = stepsOf(drawing);
      const values = new Float64Array(steps * wantedIn(drawing).length);
      const parts = Array.from({ length: Math.ceil(steps / AT_A_TIME) }, (_, at) => at * AT_A_TIME);
      await Promise.all(parts.map((from) => drawPart(drawing, values, from)));
      redraws.take(drawing, values);
    }),
  );
  for (const resampling of asked) resampling.finish();
}

function lackingIn(asked: readonly Resampling[]): { redraws: Redraws; drawing: Drawing }[] {
  const all = new Set(asked.flatMap((resampling) => resampling.want()));
  return [...all].flatMap((redraws) => {
    const drawing = redraws.lacking();
    return drawing === undefined ? [] : [{ redraws, drawing }];
  });
}

function resamplingsIn({ models }: CaseTree): Resampling[] {
  return models.flatMap((one) => {
    if (one.kind === "left out") return [];
    const branches = [...(one.itself ? [one.itself] : []), ...one.branches];
    const asked = branches.flatMap((branch) => askedOf(one, branch));
    return asked.flatMap(({ question }) => drawsOf(question) ?? []);
  });
}

/** What nobody wrote, and what still asks how the model itself compares with the base, is wanted beforehand too. */
function askedOf({ itself, sinceBase }: Case, branch: Branch): readonly TargetLimit[] {
  return branch === itself && sinceBase ? [...branch.asked, sinceBase.none] : branch.asked;
}
