export { t as rootAround } from "./root.js";
