import { relative } from "node:path";
import { describeProblem, type Problem, UserError } from "../catalog/errors.ts";
import type { Unmeasured } from "../catalog/unmeasured.ts";
import type { OutFolder } from "./out-folder.ts";
import { OtherVersion } from "./refusal.ts";

/** A file that cannot be believed is as good as none, and says why; one of another version is for people to mend. */
export async function orUnmeasured<T>(
  { root }: Pick<OutFolder, "root">,
  read: () => Promise<T>,
): Promise<T | Unmeasured> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof UserError) || error instanceof OtherVersion) throw error;
    return { unmeasured: error.problems.map((problem) => tellWithin(root, problem)).join("; ") };
  }
}

/** As the out folder names it: a verdict does not tell where on which machine the folder lay. */
function tellWithin(root: string, { message, at }: Problem): string {
  const inside = at && { at: { ...at, file: relative(root, at.file) } };
  return describeProblem({ message, ...inside });
}
