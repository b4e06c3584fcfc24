/** Launch configurations: F5 without a `launch.json`, the contents of a new one, and what a given one leaves open. */
import * as vscode from "vscode";
import { baseName, nameOf } from "./uris";

export const debugType = "glasscrab";

// biome-ignore lint/suspicious/noTemplateCurlyInString: VS Code's variable
const openFile = "${file}";

export function launchConfiguration(program: vscode.Uri, more: object = {}): vscode.DebugConfiguration {
  const name = nameOf(program);
  return { type: debugType, request: "launch", name: `Debug memory: ${baseName(name)}`, program: name, ...more };
}

export class ConfigurationProvider implements vscode.DebugConfigurationProvider {
  provideDebugConfigurations(): vscode.DebugConfiguration[] {
    return [{ type: debugType, request: "launch", name: "Debug memory", program: openFile }];
  }

  /** Before variables are put in: an empty configuration means F5 on the open file. */
  resolveDebugConfiguration(
    folder: vscode.WorkspaceFolder | undefined,
    given: vscode.DebugConfiguration,
  ): vscode.DebugConfiguration | undefined {
    const document = vscode.window.activeTextEditor?.document;
    const isEmpty = !given.type && !given.request && !given.name;
    const usesFile = given["program"] === undefined || given["program"] === openFile;
    if (!isEmpty && !usesFile) return complete(inFolder(given, folder));
    if (document?.languageId !== "rust") {
      void vscode.window.showErrorMessage("Glasscrab: open the Rust file that is to be run, then start again.");
      return undefined;
    }
    // A virtual workspace has no path to put in for it, so the document's own name goes in.
    return complete(isEmpty ? launchConfiguration(document.uri) : { ...given, program: nameOf(document.uri) });
  }
}

/** In a virtual workspace a folder is a URI: `${workspaceFolder}` as a path would lead nowhere. */
function inFolder(
  given: vscode.DebugConfiguration,
  folder: vscode.WorkspaceFolder | undefined,
): vscode.DebugConfiguration {
  if (!folder || folder.uri.scheme === "file" || typeof given["program"] !== "string") return given;
  // biome-ignore lint/suspicious/noTemplateCurlyInString: VS Code's variable
  const program = given["program"].replace("${workspaceFolder}", folder.uri.toString().replace(/\/$/, ""));
  return { ...given, program };
}

function complete(configuration: vscode.DebugConfiguration): vscode.DebugConfiguration {
  const edition = vscode.workspace.getConfiguration("glasscrab").get<string>("edition", "auto");
  const settings = edition === "auto" ? {} : { edition };
  // The program's terminal is where its output is; the Debug Console would only cover it.
  return { internalConsoleOptions: "neverOpen", ...settings, ...configuration };
}
