import { DEFAULT_ARTIFACT, type Inputs } from "../../action/inputs.ts";

type Named = Pick<Inputs, "run" | "shard" | "artifact">;

/** A name that no other job of the workflow uses; one that the workflow chose stays as it is. None where none is wanted. */
export function artifactName({ run, shard, artifact }: Named): string | undefined {
  if (artifact !== DEFAULT_ARTIFACT) return artifact;
  if (run === "plan") return `${artifact}-plan`;
  if (run !== "measure") return artifact;
  return shard === undefined
    ? `${artifact}-measured`
    : `${artifact}-shard-${shard.replace("/", "-of-")}`;
}
