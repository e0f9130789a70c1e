import { z } from "zod";
import { AnyJson } from "./json.ts";

/** What a task, or the reader of a part of its data, is told: nobody on the way reads it. */
export const TaskOptions = z.record(z.string(), AnyJson);
export type TaskOptions = z.infer<typeof TaskOptions>;

/**
 * A part of a model's evaluation data, by the key that policies write. Where it lies is one place, or parts again; what
 * it means, its task knows alone.
 */
export interface Part<Place> {
  readonly key: string;
  readonly at: Place | readonly Part<Place>[];
  /** Of whoever reads the part: how a picture is fitted to the model, say. */
  readonly options?: TaskOptions;
}

const Key = z.string().regex(/^[a-z][a-z0-9-]{0,99}$/);

/** Parts as files have them, each key once; none lies deeper than a part of a part. */
export function partsAt<Place>(place: z.ZodType<Place>): z.ZodType<Part<Place>[]> {
  const leaf = z.object({ key: Key, at: place, options: TaskOptions.exactOptional() });
  return eachOnce(leaf.extend({ at: z.union([place, eachOnce(leaf)]) }));
}

function eachOnce<One extends { readonly key: string }>(one: z.ZodType<One>): z.ZodType<One[]> {
  return z
    .array(one)
    .refine((parts) => new Set(parts.map(({ key }) => key)).size === parts.length, {
      error: "has a key twice",
    });
}

/** One place of some parts, by the keys that lead to it: `unlabelled images`. */
export interface Placed<Place> {
  readonly name: string;
  /** The last of these keys: who reads it. */
  readonly key: string;
  readonly at: Place;
  readonly options: TaskOptions;
}

/** Every place of the parts, in their order. */
export function placesOf<Place>(parts: readonly Part<Place>[], above = ""): Placed<Place>[] {
  return parts.flatMap(({ key, at, options = {} }) => {
    const name = `${above}${key}`;
    return areParts(at) ? placesOf(at, `${name} `) : [{ name, key, at, options }];
  });
}

/** The same parts in other places. */
export async function inPlaces<Place, Other>(
  parts: readonly Part<Place>[],
  placeOf: (place: Placed<Place>) => Promise<Other>,
  above = "",
): Promise<Part<Other>[]> {
  const moved = parts.map(async ({ key, at, options }): Promise<Part<Other>> => {
    const name = `${above}${key}`;
    const there = areParts(at)
      ? await inPlaces(at, placeOf, `${name} `)
      : await placeOf({ name, key, at, options: options ?? {} });
    return { key, at: there, ...(options && { options }) };
  });
  return await Promise.all(moved);
}

/** A place is never a list. */
function areParts<Place>(at: Place | readonly Part<Place>[]): at is readonly Part<Place>[] {
  return Array.isArray(at);
}
