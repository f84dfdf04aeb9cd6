import "@ventanilla/ui/styles/tokens.css";
import "@ventanilla/ui/styles/base.css";
import "@ventanilla/ui/styles/controls.css";
import "@ventanilla/ui/styles/door.css";
import { effect } from "@preact/signals";
import { render } from "preact";
import { App, comeBack, prepareErrand, prepareInside } from "./app";
import { asked, method, takeOverTyped } from "./door/state";
import { entering, fetchEntering } from "./fetch";
import { framed, tellHeight } from "./frame";
import { config } from "./portal";
import { restorePreferences } from "./preferences";
import { bringsErrand, errand, stage } from "./stage";

function start(app: Element): void {
  if (framed) {
    document.documentElement.dataset["framed"] = "";
  }
  takeOverTyped();
  render(<App />, app);
  tellHeight();

  if (errand.value !== null && errand.value.kind !== "entrar") {
    void prepareErrand();
    return;
  }
  if (stage.value.at === "opening") {
    void comeBack();
    return;
  }
  if (errand.value !== null) {
    void prepareInside(); // the form of the link fetches what it needs itself
    return;
  }
  const dispose = effect(() => {
    if (asked.value !== null || (method.value === "password" && entering.value !== null)) {
      // While the customer waits for the code and types it, or types a password.
      void prepareInside();
      fetchEntering().catch(() => undefined); // the form is there still
      queueMicrotask(() => dispose());
    }
  });
}

// A link that leads to the page that is open already changes its fragment only: it is taken up from the beginning.
window.addEventListener("hashchange", () => {
  if (bringsErrand()) {
    window.location.reload();
  }
});

const app = document.getElementById("app");
if (app !== null) {
  // Where the words cannot be fetched the page goes on in Spanish, which it has.
  void restorePreferences(config.language, config.languages)
    .catch(() => undefined)
    .then(() => start(app));
}
