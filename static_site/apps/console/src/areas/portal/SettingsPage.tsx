import { useSignal } from "@preact/signals";
import type { ModuleName, Stored } from "@ventanilla/api/portal-types";
import { useEffect, useMemo } from "preact/hooks";
import { Page, SaveBar } from "../../kit";
import { areaPath } from "../../address";
import { can, has } from "../../session";
import { ConflictDialog } from "./ConflictDialog";
import { makeDraft } from "./draft";
import { BrandGroup } from "./groups/Brand";
import { ButtonsGroup } from "./groups/Buttons";
import { HelpGroup } from "./groups/Help";
import { NoticesGroup } from "./groups/Notices";
import { RegionGroup } from "./groups/Region";
import { SectionsGroup } from "./groups/Sections";
import { SigninGroup } from "./groups/Signin";
import { SitesGroup } from "./groups/Sites";
import { StateGroup } from "./groups/State";
import { TextsGroup } from "./groups/Texts";
import { ContractsGroup } from "./groups/Contracts";
import { TicketsGroup } from "./groups/Tickets";
import { PreviewPane } from "./Preview";
import { namesOf, say } from "./words";

export const groups = [
  "state",
  "texts",
  "signin",
  "sections",
  "tickets",
  "contracts",
  "notices",
  "brand",
  "help",
  "region",
  "buttons",
  "sites",
] as const;

/** The groups that need one of these modules to be contracted. */
const NEEDS: Readonly<Partial<Record<(typeof groups)[number], readonly ModuleName[]>>> = {
  tickets: ["tickets", "messages"],
  contracts: ["contracts"],
};

/** All settings of the portal, with a live preview. */
export function SettingsPage({ stored }: { stored: Stored }) {
  const draft = useMemo(() => makeDraft(stored), [stored]);
  const mayWrite = can("portal_settings");
  const words = say();
  useEffect(() => draft.start(), [draft]);
  useHash();
  const { collision } = draft;
  const shown = groups.filter((name) => {
    const needed = NEEDS[name];
    return needed === undefined || has(...needed);
  });
  return (
    <Page
      title={words.title}
      lead={mayWrite ? words.lead : words.read_only}
      wide
      actions={
        <>
          <a class="button" href={areaPath("portal", "versions")}>
            {words.versions_link}
          </a>
          <a class="button" href={draft.stored.value.portal_url} target="_blank" rel="noopener noreferrer">
            {words.open}
          </a>
        </>
      }
    >
      <nav class="jump" aria-label={words.jump}>
        {shown.map((name) => (
          <a key={name} href={`#${name}`}>
            {words.groups[name].label}
          </a>
        ))}
      </nav>
      {/* Staff who may only read can still copy the codes. */}
      {!mayWrite && <StateGroup draft={draft} readOnly />}
      <div class="portal-editor">
        <fieldset class="portal-form" disabled={!mayWrite}>
          <legend class="visually-hidden">{words.title}</legend>
          {mayWrite && <StateGroup draft={draft} />}
          <TextsGroup draft={draft} />
          <SigninGroup draft={draft} />
          <SectionsGroup draft={draft} />
          {shown.includes("tickets") && <TicketsGroup draft={draft} />}
          {shown.includes("contracts") && <ContractsGroup draft={draft} />}
          <NoticesGroup draft={draft} />
          <BrandGroup draft={draft} />
          <HelpGroup draft={draft} />
          <RegionGroup draft={draft} />
          <ButtonsGroup draft={draft} />
          <SitesGroup draft={draft} />
        </fieldset>
        <PreviewPane draft={draft} />
      </div>
      <SaveBar
        changes={namesOf(draft.changes.value)}
        busy={draft.busy.value}
        problem={draft.problem.value}
        sentences={words.problems}
        onSave={() => void draft.save()}
        onDiscard={draft.discard}
      />
      {collision.value && <ConflictDialog draft={draft} collision={collision.value} />}
    </Page>
  );
}

/** Scrolls to the anchor of the address once it exists, and focuses it. */
function useHash(): void {
  const done = useSignal("");
  useEffect(() => {
    const go = () => {
      const { hash } = window.location;
      const target = hash === "" ? null : document.getElementById(decodeURIComponent(hash.slice(1)));
      if (target !== null && done.value !== hash) {
        done.value = hash;
        target.scrollIntoView({ block: target.matches("section") ? "start" : "center" });
        target.focus({ preventScroll: true });
      }
    };
    go();
    const clear = () => {
      done.value = "";
      go();
    };
    window.addEventListener("hashchange", clear);
    return () => window.removeEventListener("hashchange", clear);
  }, [done]);
}
