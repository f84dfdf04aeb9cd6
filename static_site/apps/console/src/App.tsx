import { LocationProvider } from "preact-iso";
import { useEffect } from "preact/hooks";
import { SignInPage } from "./sign-in/SignInPage";
import { installLeaveGuard } from "./kit/leave-guard";
import { ProblemBox } from "./kit/ProblemBox";
import { at } from "./address";
import { inviteToken, restoreSession, stage } from "./session";
import { Shell } from "./shell/Shell";
import { shell } from "./words";

installLeaveGuard();

/** The console: the sign-in page, or the shell once signed in. */
export function App() {
  useEffect(() => {
    if (stage.peek().at === "opening" && inviteToken.peek() === null) {
      void restoreSession();
    }
  }, []);
  const { value: now } = stage;
  if (inviteToken.value !== null) {
    return <SignInPage />;
  }
  if (now.at === "in") {
    return (
      <LocationProvider scope={new RegExp(`^/console/${at.tenant}(/|$)`)}>
        <Shell />
      </LocationProvider>
    );
  }
  if (now.at !== "opening") {
    return <SignInPage />;
  }
  if (now.problem === null) {
    return <div class="door" aria-busy="true" />;
  }
  return (
    <div class="door">
      <main class="door-card" id="content">
        <h1>{shell().signin.title}</h1>
        <ProblemBox problem={now.problem} onRetry={() => void restoreSession()} />
      </main>
    </div>
  );
}
