import "@ventanilla/ui/more-icons";
import "@ventanilla/ui/styles/dialog.css";
import { useSignal } from "@preact/signals";
import { type Problem, problemOfFailure } from "@ventanilla/api/problems";
import type { Session } from "@ventanilla/api/types";
import { account, pages, type Language, language, languageNames } from "@ventanilla/i18n";
import { Choices } from "@ventanilla/ui/field";
import { Icon } from "@ventanilla/ui/icons";
import { ProblemNotice } from "@ventanilla/ui/problem";
import { Skeleton } from "@ventanilla/ui/states";
import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import { config, path } from "../portal";
import { chooseLanguage, chooseTheme, theme, themes } from "../preferences";
import { signOut } from "../session";
import { AccountList } from "./AccountList";
import { Actions, HELP } from "./Actions";
import { lazyPart } from "./lazy";
import { PageHead } from "./PageHead";

const changePassword = lazyPart("dialog", async () => (await import("./NewPassword")).ChangePassword);

/** Who is signed in, how the page looks and speaks, whom to ask, and the way out. */
export function More({ session }: { session: Session | null }) {
  const { more } = pages();
  return (
    <>
      <PageHead title={more.title} />
      <section class="card">
        <h2>{more.account}</h2>
        {session === null ? <Skeleton kind="text" count={3} /> : <Profile session={session} />}
      </section>
      {session !== null && session.accounts.length > 1 && (
        <section class="card">
          <h2>{account().switch}</h2>
          <AccountList session={session} />
        </section>
      )}
      {config.actions.length > 0 && (
        <section class="card actions-card">
          <h2>{account().actions.label}</h2>
          <Actions />
        </section>
      )}
      <OwnData viewed={Boolean(session?.viewed_by)} />
      <Settings />
      <Help />
      <SignOut />
    </>
  );
}

function Profile({ session: { customer, contact } }: { session: Session }) {
  const { more } = pages();
  const rows = [
    [more.number, customer.number],
    [more.document, customer.document],
    [more.contact, contact.name === customer.name ? null : contact.name],
  ] as const;
  return (
    <>
      <p class="lead">{customer.name}</p>
      <dl class="facts">
        {rows.map(
          ([term, value]) =>
            value && (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}

/** What concerns one's own data: who saw them, and the password. Who only looks changes no password. */
function OwnData({ viewed }: { viewed: boolean }) {
  const { log, more, password } = pages();
  const changing = useSignal(false);
  const changed = useSignal(false);
  const hasPassword = config.signin.methods.includes("password") && !viewed;
  return (
    <section class="card">
      <ul class="list">
        <li>
          <a class="row" href={path("accesos")}>
            <span class="row-main">{log.title}</span>
            <Icon name="chevron" />
          </a>
        </li>
        <li>
          <a class="row" href={path("avisos/preferencias")}>
            <span class="row-main">{more.notices}</span>
            <Icon name="chevron" />
          </a>
        </li>
        {hasPassword && (
          <li>
            <button type="button" class="row" onClick={() => (changing.value = true)}>
              <span class="row-main">{password.change}</span>
              <Icon name="chevron" />
            </button>
          </li>
        )}
      </ul>
      <div role="status">{changed.value && <p class="notice success">{password.changed}</p>}</div>
      {changing.value && (
        <changePassword.Show
          onClose={() => (changing.value = false)}
          onDone={() => {
            changing.value = false;
            changed.value = true;
          }}
        />
      )}
    </section>
  );
}

function Settings() {
  const { more } = pages();
  const problem = useSignal<Problem | null>(null);
  const choose = (to: Language) =>
    chooseLanguage(to).then(
      () => {
        problem.value = null;
      },
      (failure: unknown) => {
        problem.value = problemOfFailure(failure);
      },
    );
  return (
    <section class="card">
      <h2>{more.settings}</h2>
      {config.languages.length > 1 && (
        <Choices
          name="language"
          legend={more.language}
          options={config.languages.map((value) => ({ value, label: languageNames[value], lang: value }))}
          value={language.value}
          onChoose={(value) => void choose(value)}
        />
      )}
      {problem.value && <ProblemNotice problem={problem.value} />}
      <Choices
        name="theme"
        legend={more.theme}
        options={themes.map((value) => ({ value, label: more.themes[value] }))}
        value={theme.value}
        onChoose={chooseTheme}
      />
    </section>
  );
}

function Help() {
  const { more } = pages();
  const section = useRef<HTMLElement>(null);
  const { url } = useLocation();
  useEffect(() => {
    if (window.location.hash === `#${HELP}`) {
      section.current?.scrollIntoView({ block: "start" });
      section.current?.focus({ preventScroll: true });
    }
  }, [url]);
  if (config.support === null && config.terms_text === null) {
    return null;
  }
  return (
    <section class="card" id={HELP} ref={section} tabIndex={-1}>
      <h2>{more.help}</h2>
      {config.support && (
        <ul class="list">
          <li>
            <a class="row" href={`mailto:${config.support.email}`}>
              {config.support.email}
            </a>
          </li>
          <li>
            <a class="row" href={`tel:${config.support.phone.replaceAll(" ", "")}`}>
              {config.support.phone}
            </a>
          </li>
        </ul>
      )}
      {config.terms_text && (
        <details class="fold">
          <summary>{more.terms}</summary>
          <p class="pre">{config.terms_text}</p>
        </details>
      )}
    </section>
  );
}

function SignOut() {
  const { more } = pages();
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const leave = async () => {
    if (busy.value) {
      return;
    }
    busy.value = true;
    problem.value = await signOut();
    busy.value = false;
  };
  return (
    <>
      {problem.value && <ProblemNotice problem={problem.value} onRetry={() => void leave()} />}
      <button
        type="button"
        class="button wide"
        aria-disabled={busy.value || undefined}
        onClick={() => void leave()}
      >
        <Icon name="out" />
        {more.sign_out}
      </button>
    </>
  );
}
