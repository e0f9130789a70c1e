export { t as inspect } from "./inspect.js";
