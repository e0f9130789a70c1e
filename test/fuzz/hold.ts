import { type Problem, UserError } from "../../src/catalog/errors.ts";

/** Of the processor's time, not of the clock's: a busy machine makes no reader slow. */
const LONGEST_SECONDS = 1;
const LONGEST_MESSAGE = 3000;
const MOST_PROBLEMS = 200;

/** Reads what may be anything, and throws unless that soon ends in a mistake that is told, or in a sound value. */
export async function hold(read: () => unknown): Promise<"refused" | "accepted"> {
  const before = process.threadCpuUsage();
  const ended = await end(read);
  const { user, system } = process.threadCpuUsage(before);
  const seconds = (user + system) / 1e6;
  if (seconds > LONGEST_SECONDS) throw new Error(`it took ${seconds} s`);
  if (Object.keys(Object.prototype).length > 0 || "polluted" in {})
    throw new Error("it reached into what all objects share");
  if ("error" in ended) refuseUntold(ended.error);
  else refuseUnsound(ended.value);
  return "error" in ended ? "refused" : "accepted";
}

async function end(read: () => unknown): Promise<{ value: unknown } | { error: unknown }> {
  try {
    return { value: await read() };
  } catch (error) {
    return { error };
  }
}

/** Anything but a `UserError` would be shown as our own bug. */
function refuseUntold(error: unknown): void {
  if (!(error instanceof UserError)) throw error;
  const { problems } = error;
  if (problems.length === 0 || problems.length > MOST_PROBLEMS)
    throw new Error(`it tells of ${problems.length} problems`);
  for (const problem of problems) refuseVague(problem);
}

function refuseVague({ message, at }: Problem): void {
  if (message.trim() === "") throw new Error("it does not say what is wrong");
  if (message.length > LONGEST_MESSAGE)
    throw new Error(`it takes ${message.length} characters to say what is wrong`);
  if (at === undefined) return;
  const places = [at.line ?? 1, at.column ?? 1];
  if (at.file === "" || !places.every((one) => Number.isInteger(one) && one > 0))
    throw new Error(`it names the place ${JSON.stringify(at)}`);
}

/** Numbers are finite and keys harmless, at any depth. */
function refuseUnsound(value: unknown): void {
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === "number" && !Number.isFinite(next)) throw new Error(`it let ${next} in`);
    if (typeof next !== "object" || next === null || ArrayBuffer.isView(next)) continue;
    if (Object.hasOwn(next, "__proto__")) throw new Error("it let the key __proto__ in");
    for (const inner of Object.values(next)) open.push(inner);
  }
}
