export { t as judge } from "./judge.js";
