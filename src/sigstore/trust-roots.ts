import { readFile, realpath } from "node:fs/promises";
import { join, sep } from "node:path";
import { TrustedRoot } from "@sigstore/protobuf-specs";
import { getTrustedRoot } from "@sigstore/tuf";

interface Wanted {
  /** As `gh attestation trusted-root` prints it: a root a line. */
  readonly file: string | undefined;
  readonly isPublic: boolean;
  /** What is checked out: the change under judgement may write there. */
  readonly checkout: string;
  readonly temp: string;
}

/** Whom to trust: those the workflow names, or the public good instance, which signs for public repositories. */
export async function trustRoots({
  file,
  isPublic,
  checkout,
  temp,
}: Wanted): Promise<TrustedRoot[]> {
  if (file !== undefined) return await rootsIn(file, checkout);
  if (isPublic) return [await getTrustedRoot({ cachePath: join(temp, "quantgate-tuf") })];
  throw new Error(
    "GitHub's own instance signs for a repository that is not public, and no input trusted-root names its root",
  );
}

async function rootsIn(file: string, checkout: string): Promise<TrustedRoot[]> {
  const [place, root] = [await realpath(file), await realpath(checkout)];
  if (place.startsWith(root + sep))
    throw new Error("the trusted root lies in the checkout, where a change could bring its own");
  const lines = (await readFile(place, "utf8")).split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => TrustedRoot.fromJSON(JSON.parse(line)));
}
