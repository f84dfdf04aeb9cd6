import { useSignal } from "@preact/signals";
import { type Problem, problemOfFailure } from "@ventanilla/api/problems";
import { language, languageNames, languages } from "@ventanilla/i18n";
import { useEffect } from "preact/hooks";
import { ProblemBox } from "../kit/ProblemBox";
import { slug } from "../address";
import { businesses, chooseLanguage } from "../preferences";
import { inviteToken } from "../session";
import { shell } from "../words";
import { ChooseBusiness } from "./ChooseBusiness";
import { invitation } from "./lazy";
import { SignIn } from "./SignIn";

/** The page before the console: choosing a business, accepting an invitation, signing in. */
export function SignInPage() {
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
          <h1>{slug === null ? say.business_title : inviteToken.value === null ? say.title : say.invited}</h1>
        </header>
        <SignInBody />
      </main>
      <SignInFooter />
    </div>
  );
}

function SignInBody() {
  if (slug === null) {
    return <ChooseBusiness />;
  }
  return inviteToken.value === null ? <SignIn /> : <invitation.Show token={inviteToken.value} />;
}

function SignInFooter() {
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
