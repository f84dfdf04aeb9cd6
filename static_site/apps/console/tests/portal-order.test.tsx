import { signal } from "@preact/signals";
import { render } from "preact";
import { expect, test } from "vitest";
import type { Draft } from "../src/areas/portal/draft";
import { Several } from "../src/areas/portal/fields";
import { needWords } from "../src/words";

test("of several methods the first is marked as that, and another can be made the first", async () => {
  await needWords("portal");
  const settings = signal({ signin: { methods: ["password", "email"] } });
  const draft = {
    settings,
    wrong: signal({}),
    set: (_: string, methods: string[]) => (settings.value = { signin: { methods } }),
  } as unknown as Draft;
  const options = ["identifier", "email", "password"].map((value) => ({ value, label: value }));
  const box = document.body.appendChild(document.createElement("div"));
  const show = () => render(<Several draft={draft} name="signin.methods" options={options} ordered />, box);

  show();
  const first = () => box.querySelector(".badge")?.closest(".option, label, div")?.textContent ?? "";
  expect(first()).toContain("password");
  const buttons = [...box.querySelectorAll("button")];
  expect(buttons.map(({ textContent }) => textContent)).toEqual(["Ofrecer primero: email"]);
  buttons[0]?.click();
  show();
  expect(settings.value.signin.methods).toEqual(["email", "password"]);
  expect(first()).toContain("email");
});
