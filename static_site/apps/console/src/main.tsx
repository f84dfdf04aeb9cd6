import "@ventanilla/ui/styles/tokens.css";
import "@ventanilla/ui/styles/base.css";
import "@ventanilla/ui/styles/controls.css";
import "@ventanilla/ui/styles/parts.css";
import "@ventanilla/ui/styles/door.css";
import "./styles/shell.css";
import "./styles/kit.css";
import { render } from "preact";
import { App } from "./App";
import { registerAreas } from "./area";
import { areas } from "./areas";
import { restorePreferences } from "./preferences";

registerAreas(areas);

const app = document.getElementById("app");
if (app !== null) {
  // Where the words of another language cannot be fetched, the console continues in Spanish, which it includes.
  void restorePreferences()
    .catch(() => undefined)
    .then(() => render(<App />, app));
}
