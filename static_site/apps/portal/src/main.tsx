import "@ventanilla/ui/styles/tokens.css";
import "@ventanilla/ui/styles/base.css";
import "@ventanilla/ui/styles/controls.css";
import "@ventanilla/ui/styles/door.css";
import { effect } from "@preact/signals";
import { render } from "preact";
import { App, fetchAccount } from "./app";
import { asked, takeOverTyped } from "./door/state";
import { framed, tellHeight } from "./frame";
import { config } from "./portal";
import { restorePreferences } from "./preferences";
import { recognise, stage } from "./session";

function start(app: Element): void {
  if (framed) {
    document.documentElement.dataset["framed"] = "";
  }
  takeOverTyped();
  render(<App />, app);
  tellHeight();

  let fetching = false;
  effect(() => {
    // The pages behind the door are fetched while the customer reads the code, not before.
    if ((stage.value.at !== "out" || asked.value !== null) && !fetching) {
      fetching = true;
      void fetchAccount();
    }
  });
  if (stage.value.at === "opening") {
    void recognise();
  }
}

const app = document.getElementById("app");
if (app !== null) {
  // Where the words cannot be fetched the page goes on in Spanish, which it has.
  void restorePreferences(config.language)
    .catch(() => undefined)
    .then(() => start(app));
}
