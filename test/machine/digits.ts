import { cp } from "node:fs/promises";
import { Checkout, disposableFolder } from "../git/disposable.ts";

/** The digits in a repository of their own: planning them needs no Python. */
export async function digits(folder = disposableFolder()): Promise<string> {
  await cp("fixtures/digits", folder, { recursive: true });
  Checkout.init(folder).commit();
  return folder;
}
