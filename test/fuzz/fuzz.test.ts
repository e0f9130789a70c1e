import { expect, test } from "vitest";
import { READERS } from "./readers.ts";

/** `npm run fuzz` plays as many as it is told, with other seeds. */
const CASES = 2000;
const SEED = 1;

test.for(READERS)(
  "whatever the $name is, reading it ends soon in a value or in what is wrong with it",
  async ({ share, play }) => {
    expect(await play((CASES * share) / 100, SEED, () => undefined)).toBeUndefined();
  },
);

test("the shares of the readers make a whole", () => {
  expect(READERS.reduce((sum, { share }) => sum + share, 0)).toBe(100);
});
