/** Lessons about types: mismatches, calls, fields, methods, casts and operators. */
import { capital, type Lessons } from "./lesson";

export const typeLessons: Lessons = {
  E0308: {
    rule: "Every expression has one type, known while compiling, and where a value goes decides which type is wanted. Rust converts almost nothing by itself: not `&str` to `String`, not one number type to another, not `T` to `Option<T>`.",
    why: (tell) => {
      const found = tell.said(/^(expected .*)$/);
      return found === undefined
        ? tell.all()
        : `On ${tell.here}, at ${tell.text}: ${found}.${reasons(tell.lineOf(/expected due to this|expected because|arguments to this/))}`;
    },
    ways: [
      "Convert it by name: `.to_string()` or `String::from` for text, `as` or `.into()` or `try_into()` for numbers, `&x` to lend, `*x` to look behind a reference.",
      "Wrap it: `Some(x)`, `Ok(x)`, `Box::new(x)`.",
      "If a function should give its last line as the result, remove the `;` there; if it gives nothing back, add one.",
      "Change the type that is asked for: of the variable, the parameter or the result.",
    ],
  },
  E0282: {
    rule: "Every type must be known while compiling. Inference uses everything the function says of a value, but there must be something.",
    why: (tell) => `Nothing says what type ${tell.text} on ${tell.here} has.`,
    ways: [
      "Write the type: `let v: Vec<i32> = …`.",
      'Tell the function: `"5".parse::<i32>()`, `iter.collect::<Vec<_>>()`.',
      "Use the value in a way that decides its type.",
    ],
  },
  E0283: {
    rule: "Where a trait's function is called, it must be known whose implementation is meant. Here several types would do, and nothing chooses one.",
    ways: [
      "Write the type: `let x: u32 = …`, `.sum::<i32>()`, `.into()` with an annotated target.",
      "Name the implementation: `<Type as Trait>::function()`.",
    ],
  },
  E0284: {
    rule: "An associated type can be known only when the type that it belongs to is.",
    ways: [
      "Write the type of the value or the function's type arguments.",
      "Name the implementation: `<Type as Trait>::…`.",
    ],
  },
  E0061: {
    rule: "A function takes exactly the arguments that its parameters ask for: Rust has no optional and no default arguments.",
    why: (tell) => `${capital(tell.here)}: ${tell.said(/^(this .* takes .*)$/) ?? "the numbers differ"}.`,
    ways: [
      "Give one argument for each parameter, in their order.",
      "For an optional one, make the parameter an `Option<T>` and pass `None`.",
    ],
  },
  E0057: {
    rule: "A closure is called with exactly as many arguments as it has parameters.",
    ways: ["Give one argument for each parameter.", "Change the closure's parameters."],
  },
  E0060: {
    rule: "A variadic function must get at least the arguments that it names.",
    ways: ["Give the named arguments first."],
  },
  E0063: {
    rule: "A struct value gives every field a value, all at once: there are no half-made values.",
    why: (tell) => `On ${tell.here}, ${tell.said(/^(missing .*)$/) ?? "fields are missing"}.`,
    ways: [
      "Give each missing field a value.",
      "Fill the rest from another value: `..other`, or `..Default::default()` if the type implements `Default`.",
    ],
  },
  E0062: { rule: "Each field gets its value once.", ways: ["Remove one of the two."] },
  E0560: {
    rule: "A struct value names only fields that the struct has.",
    ways: ["Correct the field's name.", "Add the field to the struct."],
  },
  E0559: {
    rule: "A value of an enum's variant names only fields that the variant has.",
    ways: ["Correct the field's name.", "Add the field to the variant."],
  },
  E0599: {
    rule: "A method can be called if the type has it, or if a trait that is in scope gives it to the type and the trait's conditions hold.",
    why: (tell) =>
      `${capital(tell.here)} asks ${tell.name(1, "the type")} for ${tell.name(0, "something")}, and neither the type nor a trait in scope has it for that type.`,
    ways: [
      "Check the name, and the type that you really have (a reference? an `Option`? a `Result`?).",
      "Bring the trait into scope with `use`.",
      "Implement or derive what the method needs: `#[derive(Clone)]`.",
      "Write the method in an `impl` block.",
    ],
  },
  E0609: {
    rule: "`.name` reads a field that the type has; references are looked through, but not `Option`, `Result` or enums.",
    ways: [
      "Correct the field's name.",
      "Take the value out first (`match`, `if let`, `?`, `.unwrap()`).",
      "If it is a method, call it: `.name()`.",
    ],
  },
  E0610: {
    rule: "Numbers, `bool` and `char` have no fields.",
    ways: ["Use a method, or the value itself.", "Check which type the variable has."],
  },
  E0614: {
    rule: "`*` looks behind a reference or a smart pointer. A plain value has nothing behind it.",
    ways: ["Remove the `*`.", "If a reference was meant, borrow it where it is made."],
  },
  E0615: {
    rule: "A method is called; it cannot be taken like a field.",
    ways: ["Add parentheses: `.name()`.", "To pass it on, use a path or a closure: `Type::name`, `|x| x.name()`."],
  },
  E0616: {
    rule: "A field without `pub` can be used only in the module that declares the type.",
    ways: ["Use a method of the type that gives it out.", "Make the field `pub` (or `pub(crate)`), if it is yours."],
  },
  E0618: {
    rule: "Only functions, closures and tuple constructors can be called.",
    ways: [
      "Remove the parentheses, if the value itself is meant.",
      "Check whether a variable hides a function of the same name.",
    ],
  },
  E0600: {
    rule: "`!` and unary `-` work on types that implement `Not` and `Neg`.",
    ways: ["Convert to such a type first (`-` needs a signed number).", "Implement the trait for your own type."],
  },
  E0604: {
    rule: "Only `u8` can be cast to `char`: other numbers may be no character at all.",
    ways: ["`char::from_u32(n)`, which gives an `Option`.", "`n as u8 as char` for a small number."],
  },
  E0605: {
    rule: "`as` converts between numbers, from enums without data, and between pointers. It is not for other types.",
    ways: [
      "Use `From` and `Into`: `Type::from(x)`, `x.into()`.",
      "Parse text: `text.parse::<i32>()`.",
      "Write the conversion as a function or an `impl From`.",
    ],
  },
  E0606: {
    rule: "`as` cannot do this in one step.",
    ways: ["Dereference first: `*x as u64`.", "Cast by way of a type that both sides can be cast to."],
  },
  E0607: {
    rule: "A thin pointer (one word) cannot become a wide one (pointer and length or vtable) by a cast: the second word would come from nowhere.",
    ways: ["Build it from its parts: `std::slice::from_raw_parts`.", "Keep the wide pointer from the start."],
  },
  E0608: {
    rule: "`x[i]` works on types that implement `Index`: arrays, slices, `Vec`, maps.",
    ways: [
      "Use what the type has instead: `.0` for tuples, `.nth(i)` for iterators, `.chars().nth(i)` for text.",
      "Implement `Index` for your own type.",
    ],
  },
  E0620: { rule: "A cast must end in a type of known size.", ways: ["Cast to a reference or pointer: `&x as &[T]`."] },
  E0641: {
    rule: "To cast to a wide pointer, what it points to must be known.",
    ways: ["Write the whole pointer type."],
  },
  E0054: {
    rule: "Numbers are not cast to `bool`: Rust wants to see which test is meant.",
    ways: ["Compare: `x != 0`."],
  },
  E0067: {
    rule: "The left side of `+=` and its kind must be a place: a variable, a field, an element, or what a reference points to.",
    ways: ["Put the place to be changed on the left.", "Use the plain operator and `let`."],
  },
  E0070: {
    rule: "The left side of `=` must be a place: a variable, a field, an element, or what a reference points to.",
    ways: ["Put a variable or field on the left.", "To compare, write `==`."],
  },
  E0069: {
    rule: "`return;` gives back `()`. A function with a result must return a value of its type.",
    ways: ["Return a value: `return x;`.", "Leave the result type out."],
  },
  E0071: {
    rule: "`Name { … }` makes a value of a struct, a union or an enum's variant; nothing else has named fields.",
    ways: ["Use the type that the alias or parameter stands for, or its own constructor function."],
  },
  E0029: { rule: "A range pattern works on numbers and `char`.", ways: ["Use a guard: `x if x >= a && x <= b`."] },
  E0317: {
    rule: "`if` without `else` gives `()` when the condition is false. To be used as a value, both ways must give the same type.",
    ways: ["Add an `else` with a value of that type.", "End the block with `;` if no value is meant."],
  },
  E0320: {
    rule: "To drop a value, all that it owns is dropped. A type that owns itself with ever larger arguments would need endlessly many destructors.",
    ways: ["Let the type own itself with the same arguments: `Node<T>` inside `Node<T>`, not `Node<Box<T>>`."],
  },
  E0369: {
    rule: "A binary operator works on types that implement its trait: `+` is `Add`, `==` is `PartialEq`, `<` is `PartialOrd`.",
    why: (tell) =>
      `On ${tell.here}, ${tell.said(/^(.*)$/) ?? "the operator"}: there is no implementation for these two types.`,
    ways: [
      "For your own type, derive or implement the trait: `#[derive(PartialEq)]`, `impl Add for …`.",
      "For a type parameter, ask for it: `T: PartialOrd`.",
      "Convert one side (`*x`, `as`, `&`), so that an implementation fits.",
    ],
  },
  E0368: {
    rule: "`+=` and its kind work on types that implement the assigning trait (`AddAssign`, …).",
    ways: ["Dereference the left side, if it is a reference: `*x += 1`.", "Implement the trait, or write `x = x + y`."],
  },
  E0527: {
    rule: "A pattern for an array must have as many elements as the array.",
    ways: ["Name all elements, or leave the rest to `..`."],
  },
  E0528: {
    rule: "A pattern for an array must not ask for more elements than the array has.",
    ways: ["Remove elements from the pattern."],
  },
  E0529: {
    rule: "`[a, b]` as a pattern matches arrays and slices.",
    ways: [
      "Match on a slice of the value: `v.as_slice()`, `&v[..]`.",
      "Use the pattern of the type that it really has.",
    ],
  },
  E0571: {
    rule: "`break` with a value works in `loop` (and in labelled blocks): a `for` or `while` may end without a `break`, and would then have no value.",
    ways: ["Use `loop`.", "Keep the value in a variable declared before the loop."],
  },
  E0572: { rule: "`return` works only inside of a function.", ways: ["Make the value the expression itself."] },
  E0512: {
    rule: "`transmute` only reads the same bytes as another type; both types must have the same size.",
    ways: ["Use a safe conversion: `as`, `from_ne_bytes`, `From`."],
  },
  E0516: { rule: "`typeof` is reserved and does nothing.", ways: ["Let the type be inferred, or name it."] },
  E0689: {
    rule: "A number's literal without a suffix can have several types, and a method call must know which.",
    ways: ["Write the type: `2.0_f32.powi(2)`, or `let x: f32 = 2.0;`."],
  },
  E0745: {
    rule: "The address of a value without a name would be stale at once.",
    ways: ["Give it a name with `let`, then take the address."],
  },
  E0746: {
    rule: "A function's result must have a known size; `dyn Trait` has none.",
    ways: ["Return `Box<dyn Trait>`, if it can be several types.", "Return `impl Trait`, if it is one type."],
  },
  E0107: {
    rule: "A generic item gets exactly the arguments that it declares: types, lifetimes and constants.",
    why: (tell) => `${capital(tell.here)}: ${tell.all()}`,
    ways: [
      "Give as many arguments as are declared: `HashMap<K, V>`.",
      "Leave all of them out, where they can be inferred.",
    ],
  },
  E0109: {
    rule: "Primitive types, modules and type parameters take no generic arguments.",
    ways: ["Remove what stands in angle brackets."],
  },
  E0121: {
    rule: "`_` asks the compiler to infer a type. In signatures of items nothing is inferred: they are the contract.",
    ways: ["Write the type."],
  },
  E0131: {
    rule: "`main` is where the program starts, and nobody could choose its type arguments.",
    ways: ["Remove the generic parameters of `main`."],
  },
  E0133: {
    rule: "Some things the compiler cannot check: reading through raw pointers, `static mut`, calling `unsafe fn`. They are allowed only in an `unsafe` block, by which you say that you have checked.",
    why: (tell) => `${capital(tell.here)}: ${tell.all()}`,
    ways: [
      "Use the safe way, if there is one.",
      "Wrap the smallest possible part in `unsafe { … }`, with a comment that says why it is right.",
      "Make the function `unsafe`, if its callers must check.",
    ],
  },
  E0436: {
    rule: "`..base` fills in the fields of a struct that were left out: it works for structs only.",
    ways: ["Write every field."],
  },
  E0797: {
    rule: "`..` at the end of a struct value needs a value to take the other fields from.",
    ways: ["Write one: `..base`, `..Default::default()`.", "Write every field."],
  },
  E0728: {
    rule: "`.await` can pause, and only an `async` function or block can be paused.",
    ways: ["Make the function `async`.", "Put the expression in an `async` block."],
  },
  E0733: {
    rule: "An `async fn` that awaits itself would have a state that contains itself, of infinite size.",
    ways: ["Put the call on the heap: `Box::pin(f()).await`."],
  },
  E0784: {
    rule: "A union holds one of its fields at a time, so a value names exactly one.",
    ways: ["Name one field."],
  },
  E0804: {
    rule: "A trait object can become one of a supertrait, but an auto trait such as `Send` cannot be added to it.",
    ways: ["Ask for it from the start: `dyn Trait + Send`."],
  },
  E0055: {
    rule: "Looking through references by itself has a limit.",
    ways: ["Dereference in smaller steps.", 'Raise it: `#![recursion_limit = "256"]`.'],
  },
};

function reasons(line: string | undefined): string {
  return line === undefined ? "" : ` What is expected there is decided on ${line}.`;
}
