import { LocationProvider } from "preact-iso";
import { useEffect } from "preact/hooks";
import { Door } from "./door/Door";
import { watchLeaving } from "./kit/leave";
import { ProblemBox } from "./kit/ProblemBox";
import { at } from "./place";
import { invited, recognise, stage } from "./session";
import { Shell } from "./shell/Shell";
import { shell } from "./words";

watchLeaving();

/** The whole console: the door, or what is behind it. */
export function App() {
  useEffect(() => {
    if (stage.peek().at === "opening" && invited.peek() === null) {
      void recognise();
    }
  }, []);
  const { value: now } = stage;
  if (invited.value !== null) {
    return <Door />;
  }
  if (now.at === "in") {
    return (
      <LocationProvider scope={new RegExp(`^/console/${at.tenant}(/|$)`)}>
        <Shell />
      </LocationProvider>
    );
  }
  if (now.at !== "opening") {
    return <Door />;
  }
  if (now.problem === null) {
    return <div class="door" aria-busy="true" />;
  }
  return (
    <div class="door">
      <main class="door-card" id="content">
        <h1>{shell().signin.title}</h1>
        <ProblemBox problem={now.problem} onRetry={() => void recognise()} />
      </main>
    </div>
  );
}
