import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { type Problem, problemOfFailure } from "@ventanilla/api/problems";
import { needAccountWords, words } from "@ventanilla/i18n";
import { ProblemNotice } from "@ventanilla/ui/problem";
import { Door } from "./door/Door";
import { fetchInside, inside } from "./fetch";
import { type Errand, errand, generation, stage, viewing } from "./stage";

const prepared = signal(false);
const problemInside = signal<Problem | null>(null);

/** Fetches what is seen after signing in, with its words. */
export async function prepareInside(): Promise<void> {
  problemInside.value = null;
  try {
    await Promise.all([fetchInside(), needAccountWords()]);
    prepared.value = true;
  } catch (failure) {
    problemInside.value = problemOfFailure(failure);
  }
}

/** Takes up the session that the hint speaks of, and fetches what is seen inside at the same time. */
export async function comeBack(): Promise<void> {
  stage.value = { at: "opening", problem: null };
  const recognised = fetchInside().then(
    ({ recognise }) => recognise(),
    // Told by what is prepared at the same time.
    () => undefined,
  );
  if (viewing || errand.value !== null) {
    // Nothing may be asked for as somebody else who was signed in before, or of another account than a link's.
    await recognised;
    if (errand.value !== null && stage.peek().at === "in") {
      void prepareErrand();
    }
  }
  await Promise.all([recognised, prepareInside()]);
}

const errandPage = signal<ComponentType<{ errand: Errand }> | null>(null);

/** Fetches the page of what a link is for that needs no signing in. */
export async function prepareErrand(): Promise<void> {
  problemInside.value = null;
  try {
    const [{ ErrandPage }, { needErrandWords }] = await Promise.all([
      import("./errand/ErrandPage"),
      import("./errand/words"),
    ]);
    await needErrandWords();
    errandPage.value = ErrandPage;
  } catch (failure) {
    problemInside.value = problemOfFailure(failure);
  }
}

/** The whole portal: the door, or what is behind it. */
export function App() {
  const { value: brought } = errand;
  // A link to an account comes before it only where somebody else is inside.
  if (brought !== null && (brought.kind !== "entrar" || stage.value.at === "in")) {
    return <OnErrand brought={brought} />;
  }
  return <Portal />;
}

function OnErrand({ brought }: { brought: Errand }) {
  const Page = errandPage.value;
  if (problemInside.value !== null) {
    return <Stopped problem={problemInside.value} onRetry={() => void prepareErrand()} />;
  }
  return Page === null ? <div class="door" aria-busy="true" /> : <Page errand={brought} />;
}

function Portal() {
  const { value: at } = stage;
  if (at.at === "out" || at.at === "choosing") {
    return <Door />;
  }
  const problem = problemInside.value ?? (at.at === "opening" ? at.problem : null);
  if (problem !== null) {
    return <Stopped problem={problem} onRetry={() => void comeBack()} />;
  }
  if (inside.value === null || !prepared.value) {
    return <div class="door" aria-busy="true" />;
  }
  const { Account } = inside.value;
  return <Account key={generation.value} session={at.at === "in" ? at.session : null} />;
}

function Stopped({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  return (
    <div class="door">
      <main class="door-card" id="content">
        <h1>{words.value.signin.title}</h1>
        <ProblemNotice problem={problem} onRetry={onRetry} />
      </main>
    </div>
  );
}
