import { useSignal } from "@preact/signals";
import { EmptyState } from "@ventanilla/ui/states";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { refreshChecks } from "../checks";
import { Announcer } from "../kit/announce";
import { lazyPart } from "../kit/lazy";
import { LeaveDialog, pendingLeave } from "../kit/leave-guard";
import { Page } from "../kit/Page";
import { areaPath, readAddress } from "../address";
import { findArea, isContracted, visibleAreas } from "../area";
import { sessionEnded } from "../session";
import { needWords, shell } from "../words";
import { AreaPage } from "./AreaPage";
import { Menu, TopBar } from "./Menu";
import { SessionEnded } from "./SessionEnded";

const palette = lazyPart(async () => (await import("./Palette")).Palette, "dialog");

const notContracted = lazyPart(async () => {
  const [module] = await Promise.all([import("./NotContracted"), needWords("portal")]);
  return module.NotContracted;
});

/** The frame around every area: menu, palette, notices and the dialogs of the session. */
export function Shell() {
  const { path, route } = useLocation();
  const menu = useSignal(false);
  const searching = useSignal(false);
  const [wanted] = readAddress(path).rest;
  const name = wanted ?? "home";
  const area = visibleAreas().find((one) => one.path === name);

  useEffect(() => {
    menu.value = false;
    void refreshChecks();
  }, [path, menu]);
  const asked = pendingLeave.value !== null;
  useEffect(() => {
    // Whoever decides to stay is back at the page, not in the menu.
    menu.value &&= !asked;
  }, [asked, menu]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === "k" && (event.metaKey || event.ctrlKey) && !event.altKey) {
        event.preventDefault();
        // Not on top of another dialog, which may hold unsaved text.
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
        <OfflineNotice />
        {area === undefined ? (
          <NotFound name={name} />
        ) : area.module !== undefined && !isContracted(area) ? (
          <notContracted.Show key={name} title={shell().areas[area.path]} module={area.module} />
        ) : (
          <AreaPage key={name} area={area} />
        )}
      </main>
      <Announcer />
      <LeaveDialog go={route} />
      {searching.value && <palette.Show onClose={() => (searching.value = false)} />}
      {sessionEnded.value && <SessionEnded />}
    </div>
  );
}

/** Shown for an address that does not exist or that the staff member may not see. */
function NotFound({ name }: { name: string }) {
  const { not_here: say } = shell();
  const forbidden = findArea(name) !== undefined;
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

function OfflineNotice() {
  const offline = useSignal(!navigator.onLine);
  useEffect(() => {
    const update = () => {
      offline.value = !navigator.onLine;
    };
    window.addEventListener("online", update);
    window.addEventListener("offline", update);
    return () => {
      window.removeEventListener("online", update);
      window.removeEventListener("offline", update);
    };
  }, [offline]);
  return <div role="status">{offline.value && <p class="notice">{shell().offline}</p>}</div>;
}
