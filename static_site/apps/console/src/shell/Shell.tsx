import { useSignal } from "@preact/signals";
import { EmptyState } from "@ventanilla/ui/states";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { refreshChecks } from "../checks";
import { Announcer } from "../kit/announce";
import { lazyPart } from "../kit/lazy";
import { LeaveQuestion, wanted as leavingTo } from "../kit/leave";
import { Page } from "../kit/Page";
import { areaPath, isArea, readAddress } from "../place";
import { ended, has } from "../session";
import { needWords, shell } from "../words";
import { AreaPage } from "./AreaPage";
import { areaModules, areasInSight } from "./areas";
import { Menu, TopBar } from "./Menu";
import { SessionEnded } from "./SessionEnded";

const palette = lazyPart(async () => (await import("./Palette")).Palette, "dialog");

const notContracted = lazyPart(async () => {
  const [module] = await Promise.all([import("./NotContracted"), needWords("portal")]);
  return module.NotContracted;
});

/** The bars around every area, and what may stand over them. */
export function Shell() {
  const { path, route } = useLocation();
  const menu = useSignal(false);
  const searching = useSignal(false);
  const [wanted] = readAddress(path).rest;
  const name = wanted ?? "home";
  const area = areasInSight().find((one) => one.name === name);

  useEffect(() => {
    menu.value = false;
    void refreshChecks();
  }, [path, menu]);
  const asked = leavingTo.value !== null;
  useEffect(() => {
    // Who stays after all is back at the page, not in the menu.
    menu.value &&= !asked;
  }, [asked, menu]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === "k" && (event.metaKey || event.ctrlKey) && !event.altKey) {
        event.preventDefault();
        // Over a dialog that holds something typed it would be one thing too many.
        searching.value = document.querySelector("dialog[open]") === null;
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [searching]);

  return (
    <div class="shell">
      <a class="skip button" href="#content">
        {shell().skip}
      </a>
      <TopBar open={menu} />
      <Menu current={name} open={menu} onSearch={() => (searching.value = true)} />
      <main id="content" class="content" tabIndex={-1}>
        <Offline />
        {area === undefined ? (
          <NotHere name={name} />
        ) : area.module !== undefined && !has(area.module) ? (
          <notContracted.Show key={name} title={shell().areas[area.name]} module={area.module} />
        ) : (
          <AreaPage key={name} name={area.name} />
        )}
      </main>
      <Announcer />
      <LeaveQuestion go={route} />
      {searching.value && <palette.Show onClose={() => (searching.value = false)} />}
      {ended.value && <SessionEnded />}
    </div>
  );
}

/** An address that is none, or that this staff member may not see. */
function NotHere({ name }: { name: string }) {
  const { not_here: say } = shell();
  const forbidden = isArea(name) && name in areaModules;
  return (
    <Page title={forbidden ? say.forbidden : say.missing}>
      <div class="card">
        <EmptyState
          drawing="off"
          title={forbidden ? say.forbidden_more : say.missing_more}
          action={
            <a class="button" href={areaPath("home")}>
              {say.home}
            </a>
          }
        >
          {forbidden ? say.forbidden_next : say.missing_next}
        </EmptyState>
      </div>
    </Page>
  );
}

function Offline() {
  const offline = useSignal(!navigator.onLine);
  useEffect(() => {
    const look = () => {
      offline.value = !navigator.onLine;
    };
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
    return () => {
      window.removeEventListener("online", look);
      window.removeEventListener("offline", look);
    };
  }, [offline]);
  return <div role="status">{offline.value && <p class="notice">{shell().offline}</p>}</div>;
}
