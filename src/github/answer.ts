import type { z } from "zod";

/** What GitHub answered, where it is what was asked for: a redirect or a proxy may have put something else there. */
export function answered<T>(schema: z.ZodType<T>, { data }: { readonly data: unknown }): T {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new Error("GitHub's answer is not what was asked for");
}
