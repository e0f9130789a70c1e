import { restoreFolder, saveFolder } from "../../action/cache.ts";
import { remark } from "../../action/job-log.ts";
import type { Host } from "../entry/host.ts";
import type { ActionRun } from "./action-run.ts";

/** The Actions cache as a store of Python packages. Whoever can write it is not believed: each is checked. */
export function cachedWheels({ inputs, host, patience }: ActionRun): Pick<Host, "wheels"> {
  if (!inputs.cache) return {};
  const say = (text: string) => void host.out.write(`${text}\n`);
  return {
    wheels: {
      bring: (wheels) => restoreFolder(wheels, patience, say),
      keep: (wheels) => saveFolder(wheels, patience, say),
      refused: ({ key }, why) =>
        remark(
          `The cache ${key} was thrown away: ${why}. The packages are downloaded anew. As long as it is there this happens in every run: look who wrote it, and delete it.`,
        ),
    },
  };
}
