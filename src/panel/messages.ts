/** What the panel (webview) and the extension say to each other: plain data, a row each. No logic. */
import type { NodePath, SourceRange, ViewAnswer, ViewRequest } from "../debug/view/model";
import type { RejectedBody, ViewChangedBody } from "../debug/view/protocol";

export type ToPanel =
  /** A new session begins: forget everything of the last one. `title` is the program's file name. */
  | { readonly type: "begin"; readonly title: string }
  | { readonly type: "changed"; readonly body: ViewChangedBody }
  | { readonly type: "answer"; readonly answer: ViewAnswer }
  | { readonly type: "rejected"; readonly body: RejectedBody }
  /** The session is over; what is drawn stays, as the last picture. */
  | { readonly type: "end" }
  /** The adapter could not answer, or its worker had to be restarted. */
  | { readonly type: "problem"; readonly words: string };

export type FromPanel =
  | { readonly type: "ready" }
  | { readonly type: "request"; readonly request: ViewRequest }
  | { readonly type: "reveal"; readonly range: SourceRange }
  | { readonly type: "select"; readonly path: NodePath };
