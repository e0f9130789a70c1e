import { UserError } from "../catalog/errors.ts";
import { NO_PAST, type Past, readPast } from "../history/read-past.ts";
import type { OutFolder } from "../out/out-folder.ts";

/** What an out folder tells of earlier pushes. It informs: one that cannot be read is named, and stops nothing. */
export async function pastIn(out: OutFolder): Promise<Past> {
  try {
    const text = await out.readHistory();
    return text === undefined ? NO_PAST : readPast(text);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { runs: [], wrong: error.problems.map(({ message }) => message) };
  }
}
