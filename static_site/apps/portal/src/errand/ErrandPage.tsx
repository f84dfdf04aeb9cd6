import "@ventanilla/ui/styles/parts.css";
import type { Errand } from "../stage";
import { Logo } from "../door/Door";
import { config, path } from "../portal";
import { Leave } from "./Leave";
import { Rate } from "./Rate";
import { say } from "./words";

/** What a message's link is for and that needs no signing in. */
export function ErrandPage({ errand }: { errand: Errand }) {
  return (
    <div class="door">
      <main class="door-card" id="content">
        <header class="door-head">
          <Logo />
          <h1>{errand.kind === "baja" ? say().leave.title : say().rate.title}</h1>
        </header>
        {errand.kind === "baja" ? <Leave token={errand.token} /> : <Rate errand={errand} />}
        <p>
          <a href={path()}>
            {say().rate.portal}
            <span class="visually-hidden"> {config.name}</span>
          </a>
        </p>
      </main>
    </div>
  );
}
