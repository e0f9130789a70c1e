import { CLAIM, FRESH, HALVES, PARTS, REPLACED } from "./layout.ts";
import { type Command, expressionOf, type OutFile, topOf } from "./part.ts";
import { finished } from "./write.ts";

const PATHS = PARTS.map(({ pattern }) => expressionOf(pattern));
const HALF_PATHS = HALVES.map(expressionOf);
const AT_WORK = expressionOf(CLAIM);

/** Whether a path, with `/`, is one that some command leaves in an out folder. */
export function belongs(path: string): boolean {
  return PATHS.some((one) => one.test(path));
}

/** Whether something at the top of a folder is ours to remove, be it half-written. */
export function isOurs(name: string): boolean {
  return topsOf(PARTS).includes(finished(name)) || isHalf(name) || isAtWork(name);
}

/** Whether it is of a run that is at work, or was killed at it, and no result. */
export function isAtWork(name: string): boolean {
  return name === FRESH || name === REPLACED || AT_WORK.test(name);
}

/** Whether a path is of what a worker that died was still writing. */
export function isHalf(path: string): boolean {
  return HALF_PATHS.some((one) => one.test(path));
}

/** What a command removes before it writes anything, as names at the top of the folder. */
export function removedBy(command: Command): string[] {
  return topsOf(PARTS.filter((part) => part.removedBy.includes(command)));
}

/** What a shard has for others: all that measuring writes. The rest of its folder is the plan's, and everyone has it. */
export const MEASURED = topsOf(PARTS.filter(({ writtenBy }) => writtenBy === "measure"));

/** What is uploaded only where somebody asks for it. */
export const UPLOADED_IF_ASKED = topsOf(PARTS.filter((part) => part.uploadedIfAsked));

function topsOf(parts: readonly OutFile[]): string[] {
  return [...new Set(parts.map(topOf))];
}
