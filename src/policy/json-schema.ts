import { z } from "zod";
import { Written } from "./language/policy.ts";

/** JSON Schema (2020-12) of `quantgate.yml`, for editors; `readPolicy` checks more. */
export function policySchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(Written, { io: "input" });
  return { $schema, title: "quantgate.yml", ...schema };
}
