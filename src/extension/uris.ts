/** How files are named towards the adapter: a path on disk as a path, everything else (`vscode-vfs:`, `untitled:`) as a URI. */
import * as vscode from "vscode";
import type { SourceRange } from "../debug/view/model";

export function nameOf(uri: vscode.Uri): string {
  return uri.scheme === "file" ? uri.fsPath : uri.toString();
}

/** The inverse of `nameOf`; also takes `file:` URIs. A single letter before a colon is a Windows drive. */
export function uriOf(name: string): vscode.Uri {
  return /^[a-z][a-z0-9+.-]+:/i.test(name) ? vscode.Uri.parse(name) : vscode.Uri.file(name);
}

export function baseName(name: string): string {
  return name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);
}

export function rangeOf(range: SourceRange): vscode.Range {
  return new vscode.Range(range.startLine - 1, range.startColumn - 1, range.endLine - 1, range.endColumn - 1);
}
