import { useSignal } from "@preact/signals";
import { type Problem, problemOfFailure } from "@ventanilla/api/problems";
import { type Language, language, languageNames, words } from "@ventanilla/i18n";
import { ProblemNotice } from "@ventanilla/ui/problem";
import { config, path } from "../portal";
import { chooseLanguage } from "../preferences";
import { errand } from "../stage";
import { SignIn } from "./SignIn";

const atRoot = () => window.location.pathname.replace(/\/?(index\.html)?$/, "/") === path();

/** What stands before the portal: the tenant's welcome, then signing in. */
export function Door() {
  const entered = useSignal(config.landing === null || !atRoot() || errand.value !== null);
  return (
    <div class="door">
      <main class="door-card" id="content">
        <DoorHead />
        {entered.value ? <SignIn /> : <Landing onEnter={() => (entered.value = true)} />}
      </main>
      <DoorFoot />
    </div>
  );
}

export function Logo() {
  return config.logo_url ? (
    <img
      class="logo"
      src={config.logo_url}
      alt={config.name}
      width={config.logo_width ?? undefined}
      height={config.logo_height ?? undefined}
    />
  ) : (
    <p class="name">{config.name}</p>
  );
}

function DoorHead() {
  return (
    <header class="door-head">
      <Logo />
      <h1>{config.title || words.value.signin.title}</h1>
      {config.subtitle && <p class="subtitle">{config.subtitle}</p>}
    </header>
  );
}

function Landing({ onEnter }: { onEnter: () => void }) {
  return (
    <>
      <p class="door-text">{config.landing?.text}</p>
      <a
        class="button primary wide"
        href={`${path()}ingresar`}
        onClick={(event) => {
          event.preventDefault();
          onEnter();
        }}
      >
        {words.value.landing.my_account}
      </a>
    </>
  );
}

function DoorFoot() {
  const problem = useSignal<Problem | null>(null);
  const choose = (to: Language) =>
    chooseLanguage(to).then(
      () => (problem.value = null),
      (failure: unknown) => (problem.value = problemOfFailure(failure)),
    );
  return (
    <footer class="door-foot">
      {config.support && (
        <div>
          <span>{words.value.footer.support}</span>
          <a href={`mailto:${config.support.email}`}>{config.support.email}</a>
          <a href={`tel:${config.support.phone.replaceAll(" ", "")}`}>{config.support.phone}</a>
        </div>
      )}
      {config.languages.length > 1 && (
        <div role="group" aria-label={words.value.footer.language}>
          {config.languages.map((one) => (
            <button
              key={one}
              type="button"
              lang={one}
              aria-pressed={one === language.value}
              onClick={() => void choose(one)}
            >
              {languageNames[one]}
            </button>
          ))}
        </div>
      )}
      {problem.value && <ProblemNotice problem={problem.value} />}
    </footer>
  );
}
