/**
 * The page that holds the panel. Its content security policy lets in our script (by nonce) and our style sheet, and nothing
 * else: no inline style, no image but our own pictures on their way to a file, no connection.
 */

export interface PanelPage {
  readonly script: string;
  readonly style: string;
  /** The origin that resources come from (`webview.cspSource`). */
  readonly source: string;
  readonly nonce: string;
}

export function panelHtml({ script, style, source, nonce }: PanelPage): string {
  const policy = `default-src 'none'; img-src data:; script-src 'nonce-${nonce}'; style-src ${source}; font-src ${source}`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>Memory</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<div id="app"></div>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
