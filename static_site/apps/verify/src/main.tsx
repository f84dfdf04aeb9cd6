import "@ventanilla/ui/styles/tokens.css";
import "./verify.css";
import { render } from "preact";
import { App } from "./App";
import { readRoots } from "./chain";

const app = document.getElementById("app");
const publication = JSON.parse(document.getElementById("publication")?.textContent ?? "{}") as {
  roots?: string;
  keys?: string[];
  timestamps?: string;
  origin?: string;
};
const anchors = {
  seals: readRoots(publication.roots ?? ""),
  keys: publication.keys ?? [],
  timestamps: readRoots(publication.timestamps ?? ""),
};
if (app !== null) render(<App anchors={anchors} origin={publication.origin ?? ""} />, app);
