import { runScript } from "./bootstrap.mjs";

runScript("vscode.ts");
