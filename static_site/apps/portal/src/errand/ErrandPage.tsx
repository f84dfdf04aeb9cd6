import "@ventanilla/ui/styles/parts.css";
import type { Errand } from "../stage";
import { Logo } from "../door/Door";
import { config, path } from "../portal";
import { Leave } from "./Leave";
import { OtherAccount } from "./OtherAccount";
import { Rate } from "./Rate";
import { say } from "./words";

const pages = {
  baja: ({ errand }: { errand: Errand }) => <Leave token={errand.token} />,
  calificar: Rate,
  entrar: OtherAccount,
};

/** What a message's link is for and that needs no signing in, or another's. */
export function ErrandPage({ errand }: { errand: Errand }) {
  const { leave, rate, other } = say();
  const Page = pages[errand.kind];
  return (
    <div class="door">
      <main class="door-card" id="content">
        <header class="door-head">
          <Logo />
          <h1>{{ baja: leave, calificar: rate, entrar: other }[errand.kind].title}</h1>
        </header>
        <Page errand={errand} />
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
