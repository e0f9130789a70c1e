import { z } from "zod";

/** Nothing that is written here or by coremltools lies so deep. */
const DEEPEST = 100;

/** Far more than any run writes in one place. */
export const MOST_VALUES = 300_000;

export const MANY = `holds more than ${MOST_VALUES} values`;

/** Each value that is wrong is a problem of its own to a schema, and costs as such: many are refused before it looks. */
export function holdsMany(value: unknown): boolean {
  let count = 0;
  const open = [value];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (typeof one !== "object" || one === null) continue;
    const values: readonly unknown[] = Array.isArray(one) ? one : Object.values(one);
    count += values.length;
    if (count > MOST_VALUES) return true;
    for (const each of values) if (typeof each === "object" && each !== null) open.push(each);
  }
  return false;
}

/**
 * A list that may rightly have millions of elements: each is checked for itself, and once some are wrong the others are
 * not looked at.
 */
export function manyOf<Element extends z.ZodType>(element: Element) {
  return z.unknown().transform((value, context): z.output<Element>[] => {
    if (!Array.isArray(value)) {
      context.addIssue("expected a list");
      return z.NEVER;
    }
    const found: z.output<Element>[] = [];
    for (const [at, one] of value.entries()) {
      const read = element.safeParse(one);
      if (read.success) found.push(read.data);
      else for (const { path, message } of read.error.issues) wrong([at, ...path], message);
      if (context.issues.length > MOST_WRONG) break;
    }
    return found;

    function wrong(path: PropertyKey[], message: string): void {
      context.addIssue({ code: "custom", path, message });
    }
  });
}

const MOST_WRONG = 20;

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
