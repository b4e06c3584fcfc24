/** How the tests run: every `*.test.ts` below `test/`, and the tidy test; the end-to-end story has its own command. */
import { defineConfig } from "vitest/config";
import { stdVitePlugin } from "./stdModule.mjs";

export default defineConfig({
  plugins: [stdVitePlugin],
  test: {
    include: ["test/**/*.test.ts", "test/tidy.ts"],
    exclude: ["test/e2e/**"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
