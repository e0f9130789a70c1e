import { UserError } from "../catalog/errors.ts";
import { quote } from "../catalog/quote.ts";

/** One file that is not what it should be is enough: nothing of the artifact is used. */
export function refuseFile(path: string, why: string): UserError {
  return new UserError({ message: `the artifact's file “${quote(path)}” ${why}` });
}
