import { relative } from "node:path";
import { UserError } from "../../catalog/errors.ts";
import { plain } from "../../terminal/plain.ts";
import { listedUpTo } from "../../words/lists.ts";
import { accounted } from "../entry/account.ts";
import { describeFailure } from "../entry/failure.ts";
import { namingFaults } from "../entry/faults.ts";
import type { Host } from "../entry/host.ts";
import type { Options } from "../options.ts";
import { behindVerdict } from "./behind.ts";
import type { Behind } from "./lying.ts";
import { type Seen, watchFiles } from "./seen.ts";

/** Judges once, as a command does, and gives its exit status. */
type Judge = (options: Options, host: Host) => Promise<number>;

/**
 * Judges, and again whenever something that the verdict rests on changes, until a person ends it; what does not change is
 * not measured again. What was last said of the files as they lie there is the exit status.
 */
export async function watch(options: Options, host: Host, judge: Judge): Promise<number> {
  refuse(options, host);
  const { signal, errors } = host;
  const say = (text: string) => void errors.write(`${plain(text)}\n`);
  const files = watchFiles(signal);
  let known: readonly string[] = [];
  try {
    for (;;) {
      const behind = await behindVerdict(options, host, known);
      known = behind.paths;
      const seen = files.look(behind);
      const status = await judgedUntil(seen, options, host, judge);
      if (status !== "outdated")
        say(`Waiting for a change of ${named(known, behind)}. Ctrl-C ends.`);
      const changed = await seen.change;
      // What was said holds of what lies there; of what has changed since then nothing was said yet.
      if (changed === undefined && status !== "outdated") return status;
      say(
        `Changed: ${named(changed ?? [], behind)}. It is judged as soon as nothing more is written.`,
      );
      await files.settled(behind);
    }
  } finally {
    files.close();
  }
}

function named(paths: readonly string[], { root, tips }: Behind): string {
  const names = paths.map((path) =>
    tips.includes(path) ? "git's branches" : relative(root, path) || ".",
  );
  return listedUpTo(MOST_NAMED, [...new Set(names)]);
}

const MOST_NAMED = 5;

function refuse({ fresh = false }: Options, { env }: Host): void {
  if (env.GITHUB_ACTIONS === "true")
    throw new UserError({
      message: "--watch waits for a person's next change, and a job has none: it would never end",
      fix: "leave it out in Actions: each push has a run of its own",
    });
  if (fresh)
    throw new UserError({
      message: "--watch judges on what is kept of earlier runs, and --fresh uses nothing of it",
      fix: "leave one of them out",
    });
}

/** The exit status; what changes while it is judged ends that, for part of it may have been read before and part after. */
async function judgedUntil(
  seen: Seen,
  options: Options,
  host: Host,
  judge: Judge,
): Promise<number | "outdated"> {
  const outdated = new AbortController();
  void seen.change.then((changed) => changed && outdated.abort());
  const signals = [outdated.signal, ...(host.signal ? [host.signal] : [])];
  try {
    const own = { ...host, signal: AbortSignal.any(signals) };
    return await accounted(own, (noted) =>
      namingFaults(noted, options, () => judge(options, noted)),
    );
  } catch (error) {
    host.signal?.throwIfAborted();
    if (outdated.signal.aborted) return "outdated";
    const { text, status } = describeFailure(error);
    host.errors.write(`${text}\n`);
    return status;
  }
}
