/**
 * The extension's entry in Node, on the desktop and in remote hosts: the bundle of the browser, which ships once for both, with
 * Node's modules given to it.
 */
import type {} from "vscode";

(globalThis as { glasscrabNode?: NodeJS.Require }).glasscrabNode = require;
module.exports = require("./web/extension.js");
