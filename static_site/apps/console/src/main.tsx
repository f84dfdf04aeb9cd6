import "@ventanilla/ui/styles/tokens.css";
import "@ventanilla/ui/styles/base.css";
import "@ventanilla/ui/styles/controls.css";
import "@ventanilla/ui/styles/parts.css";
import "@ventanilla/ui/styles/door.css";
import "./styles/shell.css";
import "./styles/kit.css";
import { render } from "preact";
import { App } from "./App";
import { restorePreferences } from "./preferences";

const app = document.getElementById("app");
if (app !== null) {
  // Where the words cannot be fetched the console goes on in Spanish, which it has.
  void restorePreferences()
    .catch(() => undefined)
    .then(() => render(<App />, app));
}
