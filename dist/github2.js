export { n as getOctokit } from "./github.js";
