/** What `auto` runs on. Until the Core ML engine exists, that is the portable engine on every machine. */
export function engineOf(target: string): string {
  return target === "auto" ? "portable" : target;
}
