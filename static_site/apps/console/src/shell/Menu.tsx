import { type Signal, useSignal } from "@preact/signals";
import { type Problem, problemOfFailure } from "@ventanilla/api/problems";
import { fill, language, languageNames, languages, plural } from "@ventanilla/i18n";
import { Icon } from "@ventanilla/ui/icons";
import { useEffect } from "preact/hooks";
import { checkCount } from "../checks";
import { leaveBy } from "../kit/leave";
import { ProblemBox } from "../kit/ProblemBox";
import { areaPath } from "../place";
import { chooseLanguage, chooseTheme, theme, themes } from "../preferences";
import { session, signOut } from "../session";
import { shell } from "../words";
import { fetchAhead } from "./AreaPage";
import { areasInSight, isWork } from "./areas";

const keys = /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘K" : "Ctrl K";

/** On phones: the business, and the button that opens the menu. */
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

/** The areas, and below them who is signed in. A bar at the left; on phones a sheet under the top bar. */
export function Menu({ current, open, onSearch }: MenuProps) {
  const { nav, areas } = shell();
  const menuAreas = areasInSight().filter(({ aside }) => aside !== true);
  const firstToSetUp = menuAreas.find(({ name }) => !isWork(name))?.name;
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
        <kbd>{keys}</kbd>
      </button>
      <nav aria-label={nav.label}>
        <ul role="list">
          {menuAreas.map(({ name, icon }) => (
            <li key={name} class={name === firstToSetUp ? "apart" : undefined}>
              <a
                href={areaPath(name)}
                aria-current={name === current ? "page" : undefined}
                onPointerEnter={() => fetchAhead(name)}
                onFocus={() => fetchAhead(name)}
              >
                <Icon name={icon} />
                <span>{areas[name]}</span>
                {name === "home" && <ProblemCount />}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Me />
    </aside>
  );
}

function ProblemCount() {
  const count = checkCount.value;
  return count > 0 ? (
    <span class="count">
      <span aria-hidden="true">{count}</span>
      <span class="visually-hidden">{plural(shell().nav.problems, count)}</span>
    </span>
  ) : null;
}

function Me() {
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
          onClick={() => leaveBy(() => void signOut().then((failed) => (problem.value = failed)))}
        >
          <Icon name="out" />
          {me.sign_out}
        </button>
        {problem.value && <ProblemBox problem={problem.value} />}
      </div>
    </details>
  );
}
