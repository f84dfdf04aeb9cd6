import "@ventanilla/ui/styles/tokens.css";
import "./verify.css";
import { render } from "preact";
import { App } from "./App";
import { readRoots } from "./chain";

const app = document.getElementById("app");
const publication = JSON.parse(document.getElementById("publication")?.textContent ?? "{}") as {
  roots?: string;
  origin?: string;
};
if (app !== null) {
  render(<App roots={readRoots(publication.roots ?? "")} origin={publication.origin ?? ""} />, app);
}
