import { UserError } from "../../catalog/errors.ts";
import { quote } from "../../catalog/quote.ts";
import { describeApiFailure } from "../../github/retries.ts";

/** That GitHub does not answer is nobody's bug here: there is no verdict then, and this is why. */
export async function asking<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError({
      message: `GitHub gave no answer about ${what}: ${quote(describeApiFailure(error))}`,
      fix: "run the job again; it needs `actions: read`, `contents: read` and `pull-requests: write`",
    });
  }
}
