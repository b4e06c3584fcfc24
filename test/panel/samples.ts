/**
 * Sample views for the panel's tests and screenshots, in the shape that `debug/view` makes. Addresses and sizes are plausible,
 * not measured: what is true of a real program is tested in `test/debug`.
 */
import type {
  Edge,
  FrameView,
  HeapBlock,
  MemoryEvent,
  MemoryView,
  SegmentView,
  Slot,
  SourceRange,
  StaticEntry,
  ValueNode,
} from "../../src/debug/view/model";
import type { RejectedBody } from "../../src/debug/view/protocol";

const uri = "file:///practice/sample.rs";

export function at(line: number, column = 5, endColumn = column + 10): SourceRange {
  return { uri, startLine: line, startColumn: column, endLine: line, endColumn };
}

export function value(path: string, type: string, text: string, more: Partial<ValueNode> = {}): ValueNode {
  const label = path.includes("/") ? path.slice(path.lastIndexOf("/") + 1) : "";
  const childCount = more.childCount ?? more.children?.length ?? 0;
  return {
    path,
    label,
    type,
    text,
    shape: "scalar",
    address: 0x7fff00,
    sizeBytes: 4,
    form: "value",
    ...more,
    childCount,
  };
}

let nextAddress = 0x1fffe80;

export function slot(
  path: string,
  name: string,
  type: string,
  text: string,
  more: Partial<Slot> = {},
  node: Partial<ValueNode> = {},
): Slot {
  const address = nextAddress;
  const sizeBytes = more.sizeBytes ?? 4;
  nextAddress += sizeBytes;
  return {
    path,
    kind: "variable",
    name,
    type,
    address,
    sizeBytes,
    alignBytes: Math.min(8, sizeBytes),
    mutable: false,
    state: { kind: "live" },
    value: value(path, type, text, { address, sizeBytes, ...node }),
    lifetime: `\`${name}\` lives from line 3 to line 9, where its scope ends.`,
    ...more,
  };
}

export function frame(
  path: string,
  functionName: string,
  line: number,
  slots: readonly Slot[],
  more: Partial<FrameView> = {},
): FrameView {
  const addresses = { start: 0x1fffe80, end: 0x1ffff00 };
  return {
    path,
    activation: 1,
    functionName,
    range: at(line),
    addresses,
    isTop: false,
    isInternal: false,
    slots,
    temporaries: [],
    ...more,
  };
}

export function block(
  id: string,
  title: string,
  type: string,
  node: ValueNode,
  owner: string,
  more: Partial<HeapBlock> = {},
): HeapBlock {
  return {
    id,
    address: 0x100040,
    sizeBytes: node.sizeBytes,
    alignBytes: 8,
    type,
    typeFrom: "owner",
    title,
    elementCount: 1,
    initialisedCount: 1,
    allocated: { time: 3, range: at(4), words: "Allocated on line 4." },
    ownership: { kind: "owned", owner, words: "Owned by a variable of `main`." },
    value: node,
    ...more,
  };
}

export function entry(
  path: string,
  kind: StaticEntry["kind"],
  name: string,
  type: string,
  text: string,
  more: Partial<StaticEntry> = {},
): StaticEntry {
  const node = value(path, type, text, kind === "literal" ? { shape: "text", type: "str" } : {});
  return { path, kind, name, type, address: 0x2040, sizeBytes: 5, value: node, ...more };
}

export function segment(name: SegmentView["name"], entries: readonly StaticEntry[]): SegmentView {
  return { name, addresses: { start: 0x2000, end: 0x3000 }, entries, hiddenCount: 0 };
}

export function edge(
  kind: "owns" | "sharedRef" | "mutRef" | "fn" | "vtable",
  from: string,
  to: string,
  words: string,
  more: Partial<Edge> = {},
): Edge {
  return { kind, from, to, address: 0x100040, words, ...more } as Edge;
}

export function event(kind: MemoryEvent["kind"], words: string, line = 4): MemoryEvent {
  return { kind, time: 12, words, range: at(line), nodes: [] };
}

export interface ViewParts extends Partial<MemoryView> {
  readonly frames?: readonly FrameView[];
  readonly blocks?: readonly HeapBlock[];
}

export function view(parts: ViewParts): MemoryView {
  const { frames = [], blocks = [], ...rest } = parts;
  const stack = { region: { start: 0x1800000, end: 0x2000000 }, stackPointer: 0x1fffe80 };
  const live = blocks.filter((one) => one.ownership.kind !== "freed");
  const liveBytes = live.reduce((sum, one) => sum + one.sizeBytes, 0);
  return {
    revision: 1,
    isPast: false,
    time: 12,
    stop: { reason: "step", words: 'Stopped on line 7, before `println!("{s2}");` runs.', range: at(7), threadId: 1 },
    threads: [{ id: 1, name: "main", state: "stopped", ...stack, frames }],
    heap: {
      region: { start: 0x100000, end: 0x10000000 },
      blocks,
      firstBlock: 0,
      hiddenCount: 0,
      liveCount: live.length,
      liveBytes,
    },
    segments: [],
    edges: [],
    events: { list: [], hiddenCount: 0 },
    output: [],
    badges: [{ id: "sample", words: "a remark on the whole picture", level: "information" }],
    ...rest,
  };
}

const string = { shape: "text", sizeBytes: 24, otherForms: ["fields", "bytes"], childCount: 3 } as const;

/** `let s1 = String::from("hello"); let s2 = s1;` */
export function transfer(): MemoryView {
  const buffer = value("alloc1", "[u8]", '"hello"', { shape: "text", sizeBytes: 5 });
  return view({
    frames: [
      frame(
        "t1.f0",
        "main",
        7,
        [
          slot(
            "t1.f0._1",
            "s1",
            "String",
            '"hello"',
            {
              sizeBytes: 24,
              state: {
                kind: "movedTo",
                to: "`s2`",
                toPath: "t1.f0._2",
                at: at(5),
                words: "`s1` was moved to `s2` on line 5; it can no longer be used.",
              },
            },
            string,
          ),
          slot("t1.f0._2", "s2", "String", '"hello"', { sizeBytes: 24, change: "new" }, string),
          slot("t1.f0._3", "count", "i32", "3", { mutable: true, change: "changed" }),
          slot("t1.f0._4", "later", "u64", "", {
            sizeBytes: 8,
            state: { kind: "uninitialised", words: "`later` has no value yet." },
          }),
        ],
        { isTop: true },
      ),
    ],
    blocks: [
      block("alloc1", "buffer of `String`", "u8", buffer, "t1.f0._2", {
        elementCount: 5,
        initialisedCount: 5,
        sizeBytes: 5,
        ownership: { kind: "owned", owner: "t1.f0._2", words: "Owned by `s2`." },
      }),
    ],
    segments: [
      segment("code", [entry("fn:main", "function", "main", "fn()", "main")]),
      segment("rodata", [entry("static:lit1", "literal", '"hello"', "str", '"hello"')]),
    ],
    edges: [
      edge("owns", "t1.f0._1", "alloc1", "`s1` owned this buffer before it was moved.", { stale: true }),
      edge("owns", "t1.f0._2", "alloc1", "`s2` owns this buffer.", { change: "new" }),
    ],
    events: {
      list: [
        event(
          "move",
          "`s1` moved into `s2`; `s1` can no longer be used. The 24 bytes of the `String` were copied, its buffer stays where it is.",
        ),
        event("write", "`count` became 3.", 6),
      ],
      hiddenCount: 0,
    },
    output: [{ stream: "stdout", text: "hello <b>world</b>\n" }],
  });
}

/** References of both kinds, a slice into a `String`, a `Vec` with spare capacity, a box, a call. */
export function borrowing(): MemoryView {
  const text = value("alloc1", "[u8]", '"hello world"', { shape: "text", sizeBytes: 11 });
  const element = (i: number): ValueNode =>
    value(`alloc2/[${i}]`, "i32", String(10 * i), { label: `[${i}]`, ...(i === 2 ? { change: "changed" } : {}) });
  const numbers = value("alloc2", "[i32]", "[0, 10, 20]", {
    shape: "sequence",
    sizeBytes: 16,
    children: [element(0), element(1), element(2)],
  });
  const point = [
    value("t1.f0._5/x", "i32", "1"),
    value("t1.f0._5/y", "i32", "-2"),
    value("t1.f0._5/name", "&str", '"origin"', { sizeBytes: 16, shape: "pointer" }),
  ];
  return view({
    stop: {
      reason: "breakpoint",
      words: "Stopped at the breakpoint on line 15, before `v.push(x);` runs.",
      range: at(15),
      threadId: 1,
    },
    frames: [
      frame("t1.f0", "main", 9, [
        slot(
          "t1.f0._1",
          "text",
          "String",
          '"hello world"',
          {
            sizeBytes: 24,
            state: borrowed("shared", "`word`", "`text` is borrowed by `word` until line 12."),
          },
          string,
        ),
        slot("t1.f0._2", "word", "&str", '"world"', { sizeBytes: 16 }, { shape: "pointer" }),
        slot(
          "t1.f0._3",
          "numbers",
          "Vec<i32>",
          "Vec (3 elements)",
          {
            sizeBytes: 24,
            mutable: true,
            state: borrowed("mutable", "`v`", "`numbers` is mutably borrowed by `v` of `grow`."),
          },
          { shape: "sequence", sizeBytes: 24, childCount: 3, otherForms: ["fields"] },
        ),
        slot("t1.f0._4", "first", "&i32", "0", { sizeBytes: 8 }, { shape: "pointer" }),
        slot(
          "t1.f0._5",
          "p",
          "Point<'_>",
          'Point { x: 1, y: -2, name: "origin" }',
          { sizeBytes: 24 },
          { shape: "struct", children: point },
        ),
        slot("t1.f0._6", "f", "fn(i32) -> i32", "double", { sizeBytes: 8 }, { shape: "function" }),
      ]),
      frame(
        "t1.f1",
        "grow",
        15,
        [
          slot(
            "t1.f1._1",
            "v",
            "&mut Vec<i32>",
            "Vec (3 elements)",
            { kind: "argument", sizeBytes: 8 },
            { shape: "pointer" },
          ),
          slot("t1.f1._2", "x", "i32", "30", { kind: "argument" }),
          slot(
            "t1.f1._3",
            "boxed",
            "Box<Option<i32>>",
            "Some(7)",
            { sizeBytes: 8, change: "new" },
            { shape: "pointer" },
          ),
        ],
        { isTop: true, change: "new" },
      ),
    ],
    blocks: [
      block("alloc1", "buffer of `String`", "u8", text, "t1.f0._1", {
        elementCount: 11,
        initialisedCount: 11,
        sizeBytes: 11,
      }),
      block("alloc2", "buffer of `Vec<i32>`", "i32", numbers, "t1.f0._3", {
        elementCount: 4,
        initialisedCount: 3,
        change: "changed",
        sizeBytes: 16,
      }),
      block(
        "alloc3",
        "`Box` of `Option<i32>`",
        "Option<i32>",
        value("alloc3", "Option<i32>", "Some(7)", { shape: "enum", sizeBytes: 8, childCount: 1 }),
        "t1.f1._3",
        { change: "new", sizeBytes: 8 },
      ),
    ],
    segments: [
      segment("code", [
        entry("fn:main", "function", "main", "fn()", "main"),
        entry("fn:double", "function", "double", "fn(i32) -> i32", "double"),
      ]),
      segment("rodata", [entry("static:lit1", "literal", '"origin"', "str", '"origin"')]),
      segment("data", [entry("static:LIMIT", "static", "LIMIT", "AtomicUsize", "10", { sizeBytes: 8 })]),
      segment("bss", [
        entry("static:COUNTER", "staticMut", "COUNTER", "u32", "0", {
          sizeBytes: 4,
          words: "All of its bytes are zero at start.",
        }),
      ]),
    ],
    edges: [
      edge("owns", "t1.f0._1", "alloc1", "`text` owns this buffer."),
      edge("sharedRef", "t1.f0._2", "alloc1", "`word` sees bytes 6 to 10 of `text`.", {
        range: { offsetBytes: 6, sizeBytes: 5 },
      }),
      edge("owns", "t1.f0._3", "alloc2", "`numbers` owns this buffer."),
      edge("sharedRef", "t1.f0._4", "alloc2/[0]", "`first` points at element 0 of `numbers`."),
      edge("sharedRef", "t1.f0._5/name", "static:lit1", "`p.name` points at the literal."),
      edge("fn", "t1.f0._6", "fn:double", "`f` points at the code of `double`."),
      edge("mutRef", "t1.f1._1", "t1.f0._3", "`v` mutably borrows `numbers` of `main`."),
      edge("owns", "t1.f1._3", "alloc3", "`boxed` owns this box.", { change: "new" }),
    ],
    events: {
      list: [
        event("call", "`grow` was called; its frame holds 3 variables.", 9),
        event("borrow", "`v` borrows `numbers` mutably.", 9),
        event("alloc", "8 bytes were allocated for the `Box`.", 14),
      ],
      hiddenCount: 4,
    },
  });
}

/** Two `Rc` nodes in a cycle, a weak pointer, a leak. */
export function cycle(): MemoryView {
  const node = (id: string, name: string): ValueNode =>
    value(id, "RcInner<Node>", `Node { name: "${name}" }`, {
      shape: "struct",
      sizeBytes: 56,
      children: [
        value(`${id}/strong`, "usize", "2"),
        value(`${id}/weak`, "usize", "1"),
        value(`${id}/name`, "String", `"${name}"`, { shape: "text" }),
        value(`${id}/next`, "RefCell<Option<Rc<Node>>>", "Some(Rc)", { shape: "pointer" }),
      ],
    });
  const shared = (owners: string[]): Partial<HeapBlock> => ({
    sizeBytes: 56,
    ownership: { kind: "shared", owners, words: "Owned by 2 `Rc`s." },
    counts: { strong: 2, weak: 1 },
  });
  return view({
    frames: [
      frame(
        "t1.f0",
        "main",
        22,
        [
          slot("t1.f0._1", "a", "Rc<Node>", "Rc → Node", { sizeBytes: 8 }, { shape: "pointer" }),
          slot("t1.f0._2", "b", "Rc<Node>", "Rc → Node", { sizeBytes: 8 }, { shape: "pointer" }),
          slot("t1.f0._3", "parent", "Weak<Node>", "Weak → Node", { sizeBytes: 8 }, { shape: "pointer" }),
        ],
        { isTop: true },
      ),
    ],
    blocks: [
      block("alloc1", "`Rc` of `Node`", "Node", node("alloc1", "first"), "t1.f0._1", shared(["t1.f0._1", "alloc2"])),
      block("alloc2", "`Rc` of `Node`", "Node", node("alloc2", "second"), "t1.f0._2", shared(["t1.f0._2", "alloc1"])),
      block(
        "alloc3",
        "`Box` of `Config`",
        "Config",
        value("alloc3", "Config", "Config { verbose: true }", { shape: "struct", childCount: 1 }),
        "",
        { sizeBytes: 1, ownership: { kind: "leaked", words: "No owner can reach it any more: it is leaked." } },
      ),
      block("alloc4", "`Box` of `i32`", "i32", value("alloc4", "i32", "5"), "", {
        sizeBytes: 4,
        ownership: { kind: "freed", words: "Freed on line 21.", at: at(21) },
      }),
    ],
    edges: [
      {
        kind: "sharedOwner",
        from: "t1.f0._1",
        to: "alloc1",
        address: 1,
        strong: 2,
        weak: 1,
        words: "`a` is one of 2 owners.",
      },
      {
        kind: "sharedOwner",
        from: "t1.f0._2",
        to: "alloc2",
        address: 1,
        strong: 2,
        weak: 1,
        words: "`b` is one of 2 owners.",
      },
      {
        kind: "sharedOwner",
        from: "alloc1/next",
        to: "alloc2",
        address: 1,
        strong: 2,
        weak: 1,
        words: "`a.next` is one of 2 owners.",
      },
      {
        kind: "sharedOwner",
        from: "alloc2/next",
        to: "alloc1",
        address: 1,
        strong: 2,
        weak: 1,
        words: "`b.next` is one of 2 owners.",
      },
      {
        kind: "weak",
        from: "t1.f0._3",
        to: "alloc1",
        address: 1,
        strong: 2,
        weak: 1,
        words: "`parent` does not own it.",
      },
      { kind: "raw", from: "alloc3", address: 64, mutable: false, dangling: true, words: "Points at freed memory." },
    ],
    halt: {
      kind: "exit",
      exitCode: 0,
      words: "The program ended with exit code 0.",
      leaks: ["alloc1", "alloc2"],
      leakedBytes: 112,
      leakWords: "2 blocks (112 bytes) were never freed.",
    },
  });
}

/** Fifty blocks, long names, a huge value: nothing may break the layout. */
export function crowded(): MemoryView {
  const long = "x".repeat(300);
  const slots = Array.from({ length: 24 }, (_, i) =>
    slot(
      `t1.f0._${i}`,
      `variable_with_a_long_name_${i}`,
      "std::collections::HashMap<std::string::String, std::vec::Vec<u8>>",
      i === 3 ? `"${long}"` : `map of ${i}`,
      { sizeBytes: 48 },
    ),
  );
  const blocks = Array.from({ length: 24 }, (_, i) =>
    block(`alloc${i}`, "buffer of `Vec<u8>`", "u8", value(`alloc${i}`, "[u8]", `${i} bytes`), `t1.f0._${i}`, {
      sizeBytes: 64,
    }),
  );
  return view({
    frames: [frame("t1.f0", "a_module::with_a_long_name::<std::string::String>::run", 12345, slots, { isTop: true })],
    blocks,
    edges: blocks.map((one, i) => edge("owns", `t1.f0._${i}`, one.id, `variable ${i} owns this`)),
    halt: {
      kind: "panic",
      exitCode: 101,
      words: "The program panicked.",
      message: "thread 'main' panicked at src/main.rs:4:5:\nindex out of bounds: the len is 3 but the index is 7",
      leaks: [],
      leakedBytes: 0,
      leakWords: "Nothing was leaked.",
    },
  });
}

export function rejectedProgram(): RejectedBody {
  return {
    uri,
    words: "2 errors: the program cannot run.",
    explanations: [
      {
        code: "E0382",
        title: "E0382: borrow of moved value: `s1`",
        rule: "A value has one owner. Moving it hands it over, and the old name holds nothing from then on.",
        why: "`s1` is moved on line 4. After that the name is empty, but line 5 uses it again.",
        ways: ["Lend it instead of giving it away.", "Clone it where the copy is meant: `value.clone()`."],
      },
      null,
    ],
    errors: [
      {
        level: "error",
        code: "E0382",
        message: "borrow of moved value: `s1`",
        range: at(5, 15, 19),
        labels: [
          {
            range: at(3, 9, 11),
            text: "move occurs because `s1` has type `String`, which does not implement the `Copy` trait",
            primary: false,
          },
          { range: at(4, 14, 16), text: "value moved here", primary: false },
          { range: at(5, 15, 19), text: "value borrowed here after move", primary: true },
        ],
        notes: [],
        help: [],
        suggestions: [
          {
            message: "consider cloning the value if the performance cost is acceptable",
            edits: [{ range: at(4, 16, 16), replacement: ".clone()" }],
            alternatives: [],
            applicability: "MachineApplicable",
          },
        ],
        sourceLines: [
          { uri, line: 3, text: '    let s1 = String::from("<script>alert(1)</script>");' },
          { uri, line: 4, text: "    let s2 = s1;" },
          { uri, line: 5, text: '    println!("{s1}, {s2}");' },
        ],
      },
      {
        level: "error",
        code: "unsupported",
        message: "unsupported: `std::thread::spawn`",
        range: at(9, 5, 23),
        labels: [{ range: at(9, 5, 23), text: "", primary: true }],
        notes: [],
        help: [],
        suggestions: [],
        sourceLines: [{ uri, line: 9, text: "    std::thread::spawn(|| {});" }],
      },
    ],
  };
}

function borrowed(mutability: "shared" | "mutable", by: string, words: string): Slot["state"] {
  return { kind: "borrowed", loans: [{ mutability, by }], words, why: [] };
}
