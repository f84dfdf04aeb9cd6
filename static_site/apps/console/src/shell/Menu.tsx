import { type Signal, useSignal } from "@preact/signals";
import { type Problem, problemOfFailure } from "@ventanilla/api/problems";
import { fill, language, languageNames, languages, plural } from "@ventanilla/i18n";
import { Icon } from "@ventanilla/ui/icons";
import { useEffect } from "preact/hooks";
import { checkCount } from "../checks";
import { confirmLeave } from "../kit/leave-guard";
import { ProblemBox } from "../kit/ProblemBox";
import { areaPath } from "../address";
import { visibleAreas } from "../area";
import { chooseLanguage, chooseTheme, theme, themes } from "../preferences";
import { session, signOut } from "../session";
import { shell } from "../words";
import { prefetchArea } from "./AreaPage";

const paletteKeys = /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘K" : "Ctrl K";

/** The bar on phones: the business's name and the button that opens the menu. */
export function TopBar({ open }: { open: Signal<boolean> }) {
  const { nav } = shell();
  return (
    <header class="topbar">
      <p class="name">{session.value?.tenant.name}</p>
      <button
        type="button"
        class="button quiet icon-only"
        aria-label={open.value ? nav.close : nav.open}
        aria-expanded={open.value}
        aria-controls="menu"
        onClick={() => (open.value = !open.value)}
      >
        <Icon name={open.value ? "close" : "more"} />
      </button>
    </header>
  );
}

interface MenuProps {
  current: string;
  open: Signal<boolean>;
  /** Opens the palette. */
  onSearch: () => void;
}

/** Links to the areas, and the signed-in staff member below them. A sidebar; on phones a sheet under the top bar. */
export function Menu({ current, open, onSearch }: MenuProps) {
  const { nav, areas } = shell();
  const menuAreas = visibleAreas().filter((area) => area.menu !== null);
  const firstOfSetup = menuAreas.find((area) => area.menu === "setup");
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      if (event.key === "Escape" && open.value) {
        open.value = false;
        document.querySelector<HTMLElement>(".topbar .button")?.focus();
      }
    };
    window.addEventListener("keydown", close);
    return () => window.removeEventListener("keydown", close);
  }, [open]);
  return (
    <aside id="menu" class={open.value ? "menu open" : "menu"} aria-label={nav.menu}>
      <p class="menu-name">{session.value?.tenant.name}</p>
      <button type="button" class="button search-all" onClick={onSearch}>
        <Icon name="search" />
        <span>{shell().palette.open}</span>
        <kbd>{paletteKeys}</kbd>
      </button>
      <nav aria-label={nav.label}>
        <ul role="list">
          {menuAreas.map((area) => (
            <li key={area.path} class={area === firstOfSetup ? "apart" : undefined}>
              <a
                href={areaPath(area.path)}
                aria-current={area.path === current ? "page" : undefined}
                onPointerEnter={() => prefetchArea(area)}
                onFocus={() => prefetchArea(area)}
              >
                <Icon name={area.icon} />
                <span>{areas[area.path]}</span>
                {area.path === "home" && <IssueCount />}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <AccountMenu />
    </aside>
  );
}

function IssueCount() {
  const count = checkCount.value;
  return count > 0 ? (
    <span class="count">
      <span aria-hidden="true">{count}</span>
      <span class="visually-hidden">{plural(shell().nav.problems, count)}</span>
    </span>
  ) : null;
}

function AccountMenu() {
  const { me, roles } = shell();
  const problem = useSignal<Problem | null>(null);
  const staff = session.value?.staff;
  if (staff === undefined) {
    return null;
  }
  return (
    <details class="me">
      <summary>
        <span class="me-name">{staff.name}</span>
        <span class="soft">{roles[staff.role]}</span>
        <Icon name="down" />
      </summary>
      <div class="me-more">
        <p class="soft">{fill(me.as, { email: staff.email })}</p>
        <label>
          <span>{me.language}</span>
          <select
            class="input"
            value={language.value}
            onChange={(event) =>
              void chooseLanguage(event.currentTarget.value as (typeof languages)[number]).then(
                () => (problem.value = null),
                (failure: unknown) => (problem.value = problemOfFailure(failure)),
              )
            }
          >
            {languages.map((one) => (
              <option key={one} value={one} lang={one}>
                {languageNames[one]}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{me.theme}</span>
          <select
            class="input"
            value={theme.value}
            onChange={(event) => chooseTheme(event.currentTarget.value as (typeof themes)[number])}
          >
            {themes.map((one) => (
              <option key={one} value={one}>
                {me.themes[one]}
              </option>
            ))}
          </select>
        </label>
        <a class="button quiet" href={areaPath("me")}>
          {shell().areas.me}
        </a>
        <a class="button quiet" href="/console/">
          {me.other_business}
        </a>
        <button
          type="button"
          class="button"
          onClick={() => confirmLeave(() => void signOut().then((failed) => (problem.value = failed)))}
        >
          <Icon name="out" />
          {me.sign_out}
        </button>
        {problem.value && <ProblemBox problem={problem.value} />}
      </div>
    </details>
  );
}
