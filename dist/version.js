// src/shards/version.ts
/** Of this quantgate: what one version measured, another does not judge. */
const VERSION = "0.1.0";
export { VERSION as t };
