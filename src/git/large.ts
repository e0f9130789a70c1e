import { UserError } from "../catalog/errors.ts";

/** Told of a file and its size before any of it is read. */
export type Admit = (path: string, bytes: number) => void;

/** Room for the labels of millions of examples, and far from what no string can hold. */
const MOST = 256 * 2 ** 20;

/** What is read whole, such as a policy, may come from a stranger. */
export const refuseLarge: Admit = (path, bytes) => {
  if (bytes <= MOST) return;
  throw new UserError({
    message: `is larger than ${MOST / 2 ** 20} MiB, which is the most that is read of a text`,
    at: { file: path },
  });
};
