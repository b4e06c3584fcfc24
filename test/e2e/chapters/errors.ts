/** Bad input gets a clear answer: as you type, and at F5. */
import assert from "node:assert/strict";
import { type Chapter, start } from "./chapter";

export const errorChapters: readonly Chapter[] = [
  {
    name: "an error is underlined as you type, and gone when it is mended",
    needsEngine: true,
    run: async (bench) => {
      await bench.openFile("more/typing.rs");
      await bench.typeAfterLine(2, "drop(s1);");
      await bench.until("a squiggle on line 4", async () => (await bench.squiggles("error")).includes(4));
      const text = await bench.hover("s1", 4);
      assert.match(text, /borrow of moved value/);
      await bench.shot("typing");
      await bench.unhover();
    },
  },
  {
    name: "F5 on it says how many errors there are, and the first",
    needsEngine: true,
    run: async (bench) => {
      await bench.focusEditor();
      await bench.press("F5");
      const words = await bench.notification();
      assert.match(words, /1 error/);
      assert.match(words, /E0382/);
      await bench.panelSays("E0382");
      await bench.shot("typing-rejected");
      await bench.dismiss();
    },
  },
  ...(
    [
      ["no main", "more/no_main.rs", /E0601/],
      [
        "an unsupported construct is named, at its place, before the run",
        "more/unsupported.rs",
        /[Uu]nsupported.*asm!/s,
      ],
    ] as const
  ).map(([name, file, words]) => ({
    name,
    needsEngine: true,
    run: async (bench: Parameters<Chapter["run"]>[0]) => {
      await start(bench, file);
      assert.match(await bench.notification(), words);
      await bench.shot(name.split(" ").slice(0, 2).join("-"));
      await bench.dismiss();
    },
  })),
  {
    name: "a file that is not UTF-8 says so",
    needsEngine: true,
    needsDesktop: true,
    run: async (bench) => {
      await start(bench, "more/not_utf8.rs");
      assert.match(await bench.message(), /cannot read .* not UTF-8/);
      await bench.shot("not-utf8");
      await bench.dismiss();
      assert.deepEqual(await bench.squiggles("error"), [2]);
    },
  },
];
