/** `a, b, c`, and where `more` are not named: `a, b, c and 12 more`. */
export function listed(names: readonly string[], more = 0, between = ", "): string {
  return `${names.join(between)}${more > 0 ? ` and ${more} more` : ""}`;
}

/** The first of many, and how many more there are. */
export function listedUpTo(most: number, names: readonly string[], between = ", "): string {
  return listed(names.slice(0, most), names.length - most, between);
}
