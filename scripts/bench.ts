/** `npm run bench`: builds, then measures. Never part of `npm test`. */
import { prepareDist } from "./prepare.js";

await prepareDist();
await import("../bench/run.js");
