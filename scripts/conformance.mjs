import { runScript } from "./bootstrap.mjs";

runScript("conformance.ts");
