import { describe, expect, test } from "vitest";
import { lineDifference } from "../src/areas/messages/line-diff";
import { insertAtCursor } from "../src/kit/insert";
import { applyStyles, makeInert } from "../src/areas/messages/inert-mail";
import { smsSize } from "../src/areas/messages/sms";

describe("the length of an SMS", () => {
  test.each([
    ["", 0, 1],
    ["a".repeat(160), 160, 1],
    ["a".repeat(161), 161, 2],
    ["a".repeat(306), 306, 2],
    ["a".repeat(307), 307, 3],
    ["ñ".repeat(160), 160, 1],
    ["€".repeat(80), 160, 1],
    ["€".repeat(81), 162, 2],
    ["á".repeat(70), 70, 1],
    ["á".repeat(71), 71, 2],
    ["😀".repeat(35), 70, 1],
  ])("%#: so many letters, and SMS", (text, letters, segments) => {
    expect(smsSize(text)).toMatchObject({ letters, segments });
  });

  test("names each letter that halves the room, once", () => {
    expect(smsSize("Código único, €5").costly).toBe("óú");
    expect(smsSize("Vence a los 5 minutos. ¿Dudas?").costly).toBe("");
  });
});

describe("the difference between two texts", () => {
  const shown = (before: string, after: string) =>
    lineDifference(before, after).map(
      ({ kind, text }) => `${{ same: " ", gone: "-", new: "+" }[kind]}${text}`,
    );

  test("keeps what is in both, in its order", () => {
    expect(shown("a\nb\nc", "a\nx\nc\nd")).toEqual([" a", "-b", "+x", " c", "+d"]);
  });

  test("of nothing is all new, and to nothing all gone", () => {
    expect(shown("", "a\nb")).toEqual(["+a", "+b"]);
    expect(shown("a\nb", "")).toEqual(["-a", "-b"]);
    expect(shown("a", "a")).toEqual([" a"]);
  });

  test("leads from the one to the other, whatever they are", () => {
    for (let turn = 0; turn < 200; turn += 1) {
      const [before, after] = [0, 1].map((salt) =>
        Array.from(
          { length: (turn * 7 + salt * 3) % 9 },
          (_, line) => "abc"[(turn * (line + 2) + salt) % 3],
        ).join("\n"),
      ) as [string, string];
      const lines = lineDifference(before, after);
      const without = (kind: string) => lines.filter((one) => one.kind !== kind).map(({ text }) => text);
      expect(without("new").join("\n")).toBe(before);
      expect(without("gone").join("\n")).toBe(after);
    }
  });
});

describe("a mail in a frame", () => {
  test("has no styles, links or pictures of its own before it is dressed", () => {
    const html = `<p style="color:red">a <a href="https://a.example/?b=&quot;">b</a> <img src="https://a.example/c.png" alt="x"></p>`;
    expect(makeInert(html)).toBe(
      `<p data-style="color:red">a <a data-href="https://a.example/?b=&quot;">b</a> <img data-src="https://a.example/c.png" alt="x"></p>`,
    );
  });

  test("keeps text that only looks like an attribute", () => {
    const html = `<p>a style="b" &lt;p style="c"&gt;</p>`;
    expect(makeInert(html)).toBe(html);
  });

  test("gets its styles set, and its links say where they lead", () => {
    const mail = document.implementation.createHTMLDocument();
    const [paragraph, link] = [mail.createElement("p"), mail.createElement("a")];
    paragraph.dataset["style"] = "color: red";
    link.dataset["href"] = "https://a.example/";
    mail.body.append(paragraph, link);
    applyStyles(mail);
    expect(paragraph.style.color).toBe("red");
    expect(link.title).toBe("https://a.example/");
    expect(link.style.textDecoration).toBe("underline");
  });
});

describe("a tag that is inserted", () => {
  test("stands where the cursor was, over what was selected, and the cursor behind it", () => {
    const field = document.createElement("textarea");
    document.body.append(field);
    field.value = "Hola nombre.";
    field.setSelectionRange(5, 11);
    let told = "";
    field.addEventListener("input", () => (told = field.value));

    expect(insertAtCursor(field, "{{ cliente.nombre }}")).toBe(true);
    expect(told).toBe("Hola {{ cliente.nombre }}.");
    expect(field.selectionStart).toBe(25);
    expect(document.activeElement).toBe(field);
  });

  test("goes nowhere where there is no field", () => {
    expect(insertAtCursor(null, "x")).toBe(false);
  });
});
