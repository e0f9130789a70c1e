import { createHash } from "node:crypto";
import { openRegular } from "./open.ts";
import { LARGEST_FILE } from "./part.ts";

/** What other files name this one by, whatever it holds; undefined where there is none. */
export async function digestOfFile(root: string, path: string): Promise<string | undefined> {
  const handle = await openRegular(root, path, LARGEST_FILE);
  if (handle === undefined) return undefined;
  const hash = createHash("sha256");
  for await (const chunk of handle.createReadStream()) hash.update(chunk);
  return `sha256:${hash.digest("hex")}`;
}
