import { z } from "zod";

/** Nothing that is written here or by coremltools lies so deep. */
const DEEPEST = 100;

export type Json = z.core.util.JSONType;

/**
 * Any JSON, which a stranger may have written, by one walk: what is too deep, or no JSON at all, is refused where it is met.
 * The value stays the one that was read, without keys that would name another prototype.
 */
export const AnyJson: z.ZodType<Json, unknown> = z.unknown().transform((value, context) => {
  const wrong = wrongWith(value, 0);
  if (wrong === undefined && isJson(value)) return value;
  context.addIssue(wrong ?? "is no JSON");
  return z.NEVER;
});

/** What is wrong has been looked for. */
function isJson(_: unknown): _ is Json {
  return true;
}

function wrongWith(value: unknown, depth: number): string | undefined {
  if (value === null || typeof value === "string" || typeof value === "boolean") return;
  if (typeof value === "number") return Number.isFinite(value) ? undefined : NO_NUMBER;
  if (typeof value !== "object") return `is no JSON but a ${typeof value}`;
  if (depth > DEEPEST) return `is nested deeper than ${DEEPEST} levels`;
  return Array.isArray(value) ? wrongInList(value, depth) : wrongInObject(value, depth);
}

const NO_NUMBER = "holds a number that is not finite";

function wrongInList(list: readonly unknown[], depth: number): string | undefined {
  for (const one of list) {
    const wrong = wrongWith(one, depth + 1);
    if (wrong !== undefined) return wrong;
  }
}

function wrongInObject(object: object, depth: number): string | undefined {
  for (const [key, one] of Object.entries(object)) {
    if (key === "__proto__") Reflect.deleteProperty(object, key);
    const wrong = wrongWith(one, depth + 1);
    if (wrong !== undefined) return wrong;
  }
}
