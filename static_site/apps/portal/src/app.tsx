import { signal } from "@preact/signals";
import { type Problem, problemOfFailure } from "@ventanilla/api";
import { needAccountWords, words } from "@ventanilla/i18n";
import { ProblemNotice } from "@ventanilla/ui";
import { Door } from "./door/Door";
import { generation, recognise, stage } from "./session";

type AccountModule = typeof import("./account/index");
const account = signal<AccountModule | null>(null);
const accountProblem = signal<Problem | null>(null);

/** Fetches what is seen after signing in. */
export async function fetchAccount(): Promise<void> {
  accountProblem.value = null;
  try {
    const [module] = await Promise.all([import("./account/index"), needAccountWords()]);
    account.value = module;
  } catch (failure) {
    accountProblem.value = problemOfFailure(failure);
  }
}

/** The whole portal: the door, or what is behind it. */
export function App() {
  const { value: at } = stage;
  if (at.at === "out" || at.at === "choosing") {
    return <Door />;
  }
  const problem = accountProblem.value ?? (at.at === "opening" ? at.problem : null);
  if (problem !== null) {
    return <Stopped problem={problem} onRetry={() => void Promise.all([fetchAccount(), recognise()])} />;
  }
  if (account.value === null) {
    return <div class="door" aria-busy="true" />;
  }
  const { Account } = account.value;
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
