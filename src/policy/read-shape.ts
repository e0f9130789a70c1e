import { z } from "zod";
import { didYouMean } from "../catalog/nearest.ts";
import { quote } from "../catalog/quote.ts";
import { listed } from "../words/lists.ts";
import type { Draft } from "./text/draft.ts";
import type { Path } from "./text/places.ts";

/**
 * What has the shape, with all else told and cut out, so that the rest is still read and every problem
 * is shown in one run. Nothing where the whole is refused.
 */
export function readShape<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  path: Path,
  draft: Draft,
): z.output<Schema> | undefined {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.flatMap(inNearest);
  for (const issue of issues) tell(issue, schema, value, path, draft);
  const rest = cut(value, issues.flatMap(refused));
  return rest === undefined ? undefined : schema.safeParse(rest).data;
}

type Issue = z.core.$ZodIssue;

/** Of what may have one of several shapes, what is wrong by the one that it has; else that it has none. */
function inNearest(issue: Issue): Issue[] {
  if (issue.code !== "invalid_union") return [issue];
  const near = issue.errors.find((each) =>
    each.every(({ code, path }) => code !== "invalid_type" || path.length > 0),
  );
  if (near === undefined) return [issue];
  return near.flatMap((one) => inNearest({ ...one, path: [...issue.path, ...one.path] }));
}

function tell(issue: Issue, schema: z.ZodType, value: unknown, base: Path, draft: Draft): void {
  const inner = issue.path.map(plainKey);
  const path = [...base, ...inner];
  if (issue.code !== "unrecognized_keys") {
    const found = quote(draft.places.text(path) ?? at(value, inner) ?? "nothing");
    draft.tell(path, `${subject(path)} ${issue.message} (found ${found})`);
    return;
  }
  const known = keysOf(shapeAt(schema, inner));
  for (const key of issue.keys) tellUnknown(draft, [...path, key], known);
}

/** A key that nothing reads, with the one that was probably meant. */
export function tellUnknown(draft: Draft, path: Path, known: readonly string[]): void {
  const key = String(path.at(-1));
  const where = path.length > 1 ? ` in ${subject(path.slice(0, -1))}` : "";
  const guess = didYouMean(key, known);
  draft.tellKey(path, `unknown key ${quote(key)}${where}${guess}`, `accepted: ${listed(known)}`);
}

function subject(path: Path): string {
  const last = path.findLast((key) => typeof key === "string");
  return last === undefined ? "the policy" : quote(last);
}

function plainKey(key: PropertyKey): string | number {
  return typeof key === "symbol" ? String(key) : key;
}

function keysOf(schema: z.core.$ZodType | undefined): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** The part of a schema that stands at a path. */
function shapeAt(schema: z.core.$ZodType | undefined, path: Path): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodExactOptional || schema instanceof z.ZodNullable)
    return shapeAt(schema.unwrap(), path);
  if (schema instanceof z.ZodUnion)
    return schema.options
      .map((one) => shapeAt(one, path))
      .find((one) => one instanceof z.ZodObject);
  const [key, ...rest] = path;
  if (key === undefined) return schema;
  if (schema instanceof z.ZodObject) return shapeAt(schema.shape[key], rest);
  if (schema instanceof z.ZodRecord) return shapeAt(schema.valueType, rest);
  return schema instanceof z.ZodArray ? shapeAt(schema.element, rest) : undefined;
}

function refused(issue: Issue): Path[] {
  const path = issue.path.map(plainKey);
  return issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...path, key]) : [path];
}

/** A list is cut whole: what is left of it would not be what was written. */
function cut(value: unknown, paths: readonly Path[]): unknown {
  if (paths.length === 0) return value;
  if (!isMap(value) || paths.some((path) => path.length === 0)) return;
  const inside = new Map<string | number, Path[]>();
  for (const [first = "", ...rest] of paths) {
    const beside = inside.get(first);
    if (beside === undefined) inside.set(first, [rest]);
    else beside.push(rest);
  }
  const kept = Object.entries(value)
    .map(([key, inner]): [string, unknown] => [key, cut(inner, inside.get(key) ?? [])])
    .filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(kept);
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => (isMap(inner) ? inner[key] : undefined), value);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
