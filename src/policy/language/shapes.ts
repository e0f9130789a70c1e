import { z } from "zod";
import { listed } from "../../words/lists.ts";

/**
 * The shapes that the language is made of. Each says in one breath what is accepted; each carries a
 * description for editors.
 */
export const text = (says: string, example: string) =>
  z
    .string({ error: `must be text, such as ${example}` })
    .meta({ description: says, examples: [example] });

export const oneOf = <const Words extends readonly [string, ...string[]]>(
  words: Words,
  says: string,
) => z.enum(words, { error: `must be ${either(words)}` }).meta({ description: says });

export const count = (says: string, example: number) =>
  z
    .int({ error: `must be a whole number, such as ${example}` })
    .min(1, { error: `must be a whole number of at least 1, such as ${example}` })
    .meta({ description: says, examples: [example] });

/** A number, also written as a fraction; `within` has the least and the most. */
export const number = (
  says: string,
  example: string,
  [least, most]: readonly [number, number] = [-Number.MAX_VALUE, Number.MAX_VALUE],
) => {
  const error = `must be a number${between(least, most)}, such as ${example}`;
  const fraction = z.string({ error }).refine((written) => FRACTION.test(written), { error });
  return z
    .union([z.number({ error }), fraction], { error })
    .transform(quotient)
    .pipe(z.number({ error }).min(least, { error }).max(most, { error }))
    .meta({ description: says, examples: [example] });
};

/** One number for all, or a list with one each. */
export const numbers = (says: string, example: string) => {
  const error = `must be a number or a list of numbers, such as ${example}`;
  const one = number(says, example);
  return z
    .union([one, z.array(one, { error }).min(1, { error })], { error })
    .meta({ description: says, examples: [example] });
};

export const flag = (says: string) =>
  z.boolean({ error: "must be true or false" }).meta({ description: says });

export const listOf = <Item extends z.ZodType>(item: Item, says: string, example: string) =>
  z.array(item, { error: `must be a list, such as ${example}` }).meta({ description: says });

/** A map of known keys; `json` adds to its JSON Schema. */
export const keyed = <Shape extends z.ZodRawShape>(shape: Shape, says: string, json: object = {}) =>
  z
    .strictObject(shape, { error: `must be a map of ${listed(Object.keys(shape))}` })
    .meta({ description: says, ...json });

/** A map whose keys the user chooses. */
export const named = <Value extends z.ZodType>(
  value: Value,
  says: string,
  example: string,
  json: object = {},
) =>
  z
    .record(z.string(), value, { error: `must be a map, such as ${example}` })
    .meta({ description: says, ...json });

/** Anything here; the reading of it says what it must be. */
export const later = (says: string, json: object = {}) =>
  z.unknown().meta({ ...json, description: says });

export const NAMES = { propertyNames: { pattern: "^[a-z0-9][a-z0-9._-]*$", maxLength: 100 } };

const FRACTION = /^-?\d+(\.\d+)?\s*\/\s*\d+(\.\d+)?$/;

/** What a fraction is; one of nothing is no number. */
function quotient(written: number | string): number {
  if (typeof written === "number") return written;
  const [above = Number.NaN, below = Number.NaN] = written.split("/").map(Number);
  return above / below;
}

function between(least: number, most: number): string {
  if (most < Number.MAX_VALUE) return ` from ${least} to ${most}`;
  return least > -Number.MAX_VALUE ? ` of at least ${least}` : "";
}

function either(words: readonly string[]): string {
  return words.length === 2 ? words.join(" or ") : `one of ${listed(words)}`;
}

/** Its JSON Schema, to stand inside another. */
export function inline(schema: z.ZodType): object {
  const { $schema, ...json } = z.toJSONSchema(schema, { io: "input" });
  return json;
}
