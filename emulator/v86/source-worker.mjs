/** The worker thread when the program runs from its sources, as in tests and scripts. The bundle has its own worker. */
import { register } from "tsx/esm/api";

register();
await import(import.meta.resolve("./node-worker.ts"));
