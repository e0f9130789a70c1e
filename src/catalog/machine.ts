import { type Problem, type ProblemPlace, UserError } from "./errors.ts";

/** What the machine refuses: neither a model's fault nor a bug. It ends the run, whatever this was at, with exit status 2. */
export class MachineFault extends UserError {}

/** How a person names another folder where one cannot be written. */
export const INSTEAD = {
  temp: "make room there, or name another folder for temporary files: TMPDIR, on a runner RUNNER_TEMP",
  out: "name another folder with --out",
  home: "make room there, or name another folder for it: QUANTGATE_HOME",
} as const;

/** What a system says by a code, in words that follow the name of a file. */
const REFUSALS: Readonly<Record<string, string>> = {
  ENOSPC: "does not fit on the disk",
  EDQUOT: "does not fit into the quota",
  EFBIG: "is larger than a file may be here",
  EROFS: "lies on a disk that is read-only",
  EACCES: "may not be read or written",
  EPERM: "may not be read or written",
  ENOENT: "is not there",
  ENOTDIR: "is no folder, or lies below what is none",
  EEXIST: "is something else than a folder",
  ELOOP: "lies behind a circle of symbolic links",
  ENAMETOOLONG: "has a longer name than the disk takes",
  EBUSY: "is in use by the system",
  EIO: "cannot be read or written: the disk fails",
  ESTALE: "lies on a disk that is gone",
  ENODEV: "lies on a disk that is gone",
  ENXIO: "lies on a disk that is gone",
  EMFILE: "cannot be opened: this process has as many files open as it may",
  ENFILE: "cannot be opened: the system has as many files open as it can",
  ENOMEM: "needs more memory than there is",
  EAGAIN: "cannot be started: the system has as many processes as it may",
};

/** How whoever was refused a file says so in words, and what to do about it. */
export const TOO_MANY_FILES = {
  said: /too many open files|\bE[MN]FILE\b/i,
  fix: "let more files be open at once: ulimit -n 4096",
} as const;

/** What helps where another folder would not. */
const REMEDIES: Readonly<Record<string, string>> = {
  EMFILE: TOO_MANY_FILES.fix,
  ENFILE: "end other programs on this machine, which have files open as well",
  ENOMEM: "end other programs on this machine, or take one with more memory",
  EAGAIN: "end other programs on this machine, or let more processes run: ulimit -u",
};

/** Codes that a mistake of ours may cause as well: they tell of the machine only where a place is looked at on purpose. */
const AMBIGUOUS: ReadonlySet<string> = new Set(["ENOENT", "ENOTDIR", "EEXIST"]);

/** What was refused, where the system says. */
export interface Refusal {
  readonly code: string;
  readonly why: string;
  readonly file?: string;
}

/** What the system said no to; undefined of an error that is none of the system's, or that a bug may cause. */
export function refusalOf(error: unknown): Refusal | undefined {
  const found = anyRefusalOf(error);
  return found === undefined || AMBIGUOUS.has(found.code) ? undefined : found;
}

function anyRefusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof Error) || !("code" in error) || !("syscall" in error)) return;
  const code = String(error.code);
  const why = Object.hasOwn(REFUSALS, code) ? REFUSALS[code] : undefined;
  if (why === undefined) return;
  const [to, path] = ["dest", "path"].map((key) => textIn(error, key));
  const file = to ?? path;
  return { code, why, ...(file !== undefined && { file }) };
}

function textIn(error: object, key: string): string | undefined {
  const value: unknown = Object.entries(error).find(([name]) => name === key)?.[1];
  return typeof value === "string" ? value : undefined;
}

/** The same as a problem of the file that was being written; anything else is given back as it is. */
export function faultAt(at: ProblemPlace, error: unknown, fix: string): unknown {
  const refusal = refusalOf(error);
  if (refusal === undefined) return error;
  return new MachineFault({ message: refusal.why, at, fix: REMEDIES[refusal.code] ?? fix });
}

/** The same error, with the file that was being written: of a write that fails the system names none. */
export function named(error: unknown, file: string): unknown {
  if (error instanceof Error && "syscall" in error && !("path" in error))
    return Object.assign(error, { path: file });
  return error;
}

/** Hands on what was refused while a file was being written, with its name. */
export function naming(file: string): (error: unknown) => never {
  return (error) => {
    throw named(error, file);
  };
}

/** Of a place that a person has named, whatever the system says against it. */
export function unusable(at: ProblemPlace, error: unknown, fix: string): MachineFault {
  const { code = "", why = error instanceof Error ? error.message : String(error) } =
    anyRefusalOf(error) ?? {};
  return new MachineFault({ message: why, at, fix: REMEDIES[code] ?? fix });
}

/** A folder that quantgate writes below, and how a person names another. */
export interface WrittenPlace {
  readonly what: string;
  readonly root: string;
  readonly instead: string;
}

const NOWHERE: Problem = {
  message: "the folder in which this was started is gone",
  fix: "change to one that is there",
};

/** What the system has refused somewhere, told by where that was; undefined where it may be a bug. */
export function machineProblem(
  error: unknown,
  places: readonly WrittenPlace[],
): Problem | undefined {
  if (error instanceof Error && "syscall" in error && error.syscall === "uv_cwd") return NOWHERE;
  const refusal = refusalOf(error);
  if (refusal === undefined) return;
  const { code, why, file } = refusal;
  const [place] = places
    .filter(({ root }) => file === root || file?.startsWith(`${root}/`))
    .sort((one, other) => other.root.length - one.root.length);
  if (file !== undefined && place !== undefined)
    return { message: why, at: { file }, fix: REMEDIES[code] ?? place.instead };
  const all = places.map(({ what, root }) => `${root} (${what})`).join(", ");
  const where = all === "" ? undefined : `quantgate writes below ${all}: look which is at fault`;
  const fix = REMEDIES[code] ?? where;
  const said = error instanceof Error ? error.message : "";
  const message = file === undefined ? `something ${why} (${said})` : why;
  return {
    message,
    ...(file !== undefined && { at: { file } }),
    ...(fix !== undefined && { fix }),
  };
}
