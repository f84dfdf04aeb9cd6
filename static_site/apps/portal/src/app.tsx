import { signal } from "@preact/signals";
import { type Problem, problemOfFailure } from "@ventanilla/api/problems";
import { needAccountWords, words } from "@ventanilla/i18n";
import { ProblemNotice } from "@ventanilla/ui/problem";
import { Door } from "./door/Door";
import { fetchBehind } from "./door/fetch";
import { generation, stage } from "./stage";

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

/** Takes up the session that the hint speaks of, and fetches what is seen inside at the same time. */
export async function comeBack(): Promise<void> {
  stage.value = { at: "opening", problem: null };
  const recognised = fetchBehind().then(
    ({ recognise }) => recognise(),
    (failure: unknown) => {
      stage.value = { at: "opening", problem: problemOfFailure(failure) };
    },
  );
  await Promise.all([recognised, fetchAccount()]);
}

/** The whole portal: the door, or what is behind it. */
export function App() {
  const { value: at } = stage;
  if (at.at === "out" || at.at === "choosing") {
    return <Door />;
  }
  const problem = accountProblem.value ?? (at.at === "opening" ? at.problem : null);
  if (problem !== null) {
    return <Stopped problem={problem} onRetry={() => void comeBack()} />;
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
