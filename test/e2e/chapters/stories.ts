/** The whole story of an error: its places in Problems, its lesson, and a quick fix. */
import type { Chapter } from "./chapter";

export const storyChapters: readonly Chapter[] = [
  {
    name: "Problems: each place of an error's story can be clicked",
    needsEngine: true,
    run: async (bench) => {
      await bench.openFile("rejected/use_after_move.rs");
      await bench.until("a squiggle", async () => (await bench.squiggles("error")).length > 0);
      await bench.problemsSay("value moved here");
      await bench.shot("story-problems");
    },
  },
  {
    name: "an error's Explain tells the rule, why, and the ways out",
    needsEngine: true,
    run: async (bench) => {
      await bench.codeAction("s1", 6, "Explain E0382");
      await bench.someFrameSays(/Why this program breaks it[\s\S]*moved on line 5[\s\S]*Ways out/);
      await bench.shot("story-explain");
    },
  },
  {
    name: "an error's quick fix is rustc's suggestion, and the error goes",
    needsEngine: true,
    run: async (bench) => {
      await bench.openFile("rejected/assign_twice.rs");
      await bench.until("a squiggle", async () => (await bench.squiggles("error")).length > 0);
      await bench.codeAction("x", 6, "Consider making this binding mutable");
      await bench.until("the fix", async () =>
        (await bench.editor().innerText()).replaceAll("\u00a0", " ").includes("let mut x"),
      );
      await bench.until("no squiggle", async () => (await bench.squiggles("error")).length === 0);
      await bench.shot("story-fixed");
    },
  },
];
