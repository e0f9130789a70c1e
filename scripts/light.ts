import type { Plugin } from "rolldown";

const LIGHT = ["process", "util", "child-process"];

/**
 * Gives commander stand-ins for some of Node's own modules. To import one makes Node look at every property of it,
 * standard input and what decodes text among them, and takes half of the time in which `--help` is there.
 */
export function light(): Plugin {
  return {
    name: "light",
    resolveId(source, importer) {
      const name = source.replace("node:", "").replace("_", "-");
      const isAsked = importer?.includes("node_modules/commander/") && LIGHT.includes(name);
      return isAsked ? new URL(`light/${name}.ts`, import.meta.url).pathname : undefined;
    },
  };
}
