import { daysBetween } from "../catalog/days.ts";
import { counted } from "./counts.ts";

/** From one instant to a later one, in whole days: `1 day`, `12 days`; undefined within a day. */
export function ageBetween(from: string, to: string): string | undefined {
  const days = daysBetween(from, to);
  return days <= 0 ? undefined : counted(days, "day");
}
