import { expect, test } from "vitest";
import { account, needAccountWords, needPageWords, pages, speak, words } from "../index";

test("words fetched while the language changes are those of the new language", async () => {
  const fetched = [needAccountWords(), speak("pt"), needPageWords()];
  await Promise.all(fetched);
  expect(words.value.landing.my_account).toBe("Minha conta");
  expect(account().nav.home).toBe("Início");
  expect(pages().statement.title).toBe("Conta corrente");
  await Promise.all([speak("en"), speak("es")]);
  expect([account().nav.home, pages().statement.title]).toEqual(["Inicio", "Cuenta corriente"]);
});
