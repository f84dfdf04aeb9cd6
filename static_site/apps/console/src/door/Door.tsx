import { useSignal } from "@preact/signals";
import { type Problem, problemOfFailure } from "@ventanilla/api/problems";
import { language, languageNames, languages } from "@ventanilla/i18n";
import { useEffect } from "preact/hooks";
import { ProblemBox } from "../kit/ProblemBox";
import { slug } from "../place";
import { businesses, chooseLanguage } from "../preferences";
import { invited } from "../session";
import { shell } from "../words";
import { ChooseBusiness } from "./ChooseBusiness";
import { invitation } from "./lazy";
import { SignIn } from "./SignIn";

/** What stands before the console: which business, an invitation to take up, then signing in. */
export function Door() {
  const { signin: say } = shell();
  const name = businesses().find((one) => one.slug === slug)?.name ?? slug;
  useEffect(() => {
    document.title = name === null ? say.title : `${say.title} · ${name}`;
  }, [name, say]);
  return (
    <div class="door">
      <main class="door-card" id="content">
        <header class="door-head">
          {name !== null && <p class="name">{name}</p>}
          <h1>{slug === null ? say.business_title : invited.value === null ? say.title : say.invited}</h1>
        </header>
        <DoorBody />
      </main>
      <DoorFoot />
    </div>
  );
}

function DoorBody() {
  if (slug === null) {
    return <ChooseBusiness />;
  }
  return invited.value === null ? <SignIn /> : <invitation.Show token={invited.value} />;
}

function DoorFoot() {
  const problem = useSignal<Problem | null>(null);
  const { signin: say, me } = shell();
  const choose = (to: (typeof languages)[number]) =>
    chooseLanguage(to).then(
      () => (problem.value = null),
      (failure: unknown) => (problem.value = problemOfFailure(failure)),
    );
  return (
    <footer class="door-foot">
      {slug !== null && (
        <div>
          <a href="/console/">{say.change_business}</a>
        </div>
      )}
      <div role="group" aria-label={me.language}>
        {languages.map((one) => (
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
      {problem.value && <ProblemBox problem={problem.value} />}
    </footer>
  );
}
