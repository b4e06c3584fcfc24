/** What the panel (webview) and the extension say to each other: plain data, a row each. No logic. */
import type { NodePath, SourceRange, ViewAnswer, ViewRequest } from "../debug/view/model";
import type { EventsResponseBody, RejectedBody, TimelineResponseBody, ViewChangedBody } from "../debug/view/protocol";

export type ToPanel =
  /** A new session begins: forget everything of the last one. `title` is the program's file name. */
  | { readonly type: "begin"; readonly title: string }
  /** The program's text, for the page of the run. */
  | { readonly type: "source"; readonly text: string }
  | { readonly type: "changed"; readonly body: ViewChangedBody }
  | { readonly type: "answer"; readonly answer: ViewAnswer }
  | { readonly type: "timeline"; readonly body: TimelineResponseBody }
  /** Every event since the stop before, as was asked for. */
  | { readonly type: "events"; readonly body: EventsResponseBody }
  | { readonly type: "rejected"; readonly body: RejectedBody }
  /** The editor's cursor stands on this name; "" for none. */
  | { readonly type: "cursor"; readonly name: string }
  /** The program is over; what is drawn stays, as the last picture. */
  | { readonly type: "end" }
  /** The session was ended from outside: nothing can be asked any more, what is drawn stays. */
  | { readonly type: "sessionOver" }
  /** The adapter could not answer, or its worker had to be restarted. */
  | { readonly type: "problem"; readonly words: string };

/** What the buttons beside the timeline do. */
export type RunCommand = "reverseContinue" | "stepBackOut" | "stepBack" | "stepBackInto" | "next" | "continue";

export type FromPanel =
  | { readonly type: "ready" }
  | { readonly type: "request"; readonly request: ViewRequest }
  | { readonly type: "reveal"; readonly range: SourceRange }
  | { readonly type: "goTo"; readonly time: number }
  /** Every event from a time (default: the stop before) to now. */
  | { readonly type: "events"; readonly from?: number }
  | { readonly type: "run"; readonly command: RunCommand }
  /** To be saved where the reader chooses; `data` is text, or base64 where `isBase64`. */
  | { readonly type: "save"; readonly name: string; readonly data: string; readonly isBase64: boolean }
  | { readonly type: "copy"; readonly text: string }
  | { readonly type: "select"; readonly path: NodePath };
