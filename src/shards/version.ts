import manifest from "../../package.json" with { type: "json" };

/** Of this quantgate: what one version measured, another does not judge. */
export const VERSION = manifest.version;
