import { daysBetween } from "../catalog/days.ts";

/** From one instant to a later one, in whole days: `1 day`, `12 days`; undefined within a day. */
export function ageBetween(from: string, to: string): string | undefined {
  const days = daysBetween(from, to);
  if (days <= 0) return undefined;
  return days === 1 ? "1 day" : `${days} days`;
}
