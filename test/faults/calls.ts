import type { Fault } from "../emulator/proxy.ts";

/** A call without what differs from run to run: numbers, commits and all of the query but what is done with a blob. */
export function nameOf(call: string): string {
  const [path = "", query = ""] = call.split("?");
  const comp = /\bcomp=\w+/.exec(query);
  return path.replace(/\/\d+(?=\/|$)/g, "/N") + (comp ? `?${comp[0]}` : "");
}

/** The faults of all calls of this name. */
export function callsNamed(name: string): Pick<Fault, "method" | "path"> {
  const [method = "", address = ""] = name.split(" ");
  const [path = "", comp] = address.split("?");
  const pattern = path.replace(/[.]/g, "\\.").replace(/\/N(?=\/|$)/g, "/\\d+");
  const query = comp === undefined ? "(?:\\?(?!.*comp=)|$)" : `\\?(?:.*&)?${comp}(?:&|$)`;
  return { method, path: new RegExp(`^${pattern}${query}`) };
}
