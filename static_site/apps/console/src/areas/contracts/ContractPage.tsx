import { useSignal } from "@preact/signals";
import type { StaffContract } from "@ventanilla/api/contract-types";
import type { Problem } from "@ventanilla/api/problems";
import { useCallback, useEffect } from "preact/hooks";
import { EmptyState, Page, ProblemBox, Skeleton, usePoll } from "../../kit";
import { areaPath } from "../../address";
import { openContract, readContract } from "./api";
import { Editor } from "./Editor";
import { SentContract } from "./SentContract";
import { say } from "./words";

const WAIT_SECONDS = 2;
const NEWS_SECONDS = 15;

/** Whether it is being processed in the background. */
export const isAtWork = ({ state, pages, pages_drawn }: StaffContract) =>
  state === "sealing" || pages.length === 0 || (pages_drawn >= 0 && pages_drawn < pages.length);

/** A contract: the editor of a draft, or the state of a sent one. */
export function ContractPage({ id }: { id: string }) {
  const words = say();
  const contract = useSignal<StaffContract | null>(null);
  const problem = useSignal<Problem | null>(null);
  const load = useCallback(async () => {
    const result = await readContract(id);
    problem.value = result.ok || contract.peek() !== null ? null : result.problem;
    if (result.ok) {
      contract.value = result.value;
      const waits = result.value.people.some(({ state }) => state === "waiting");
      if (result.value.to_sign !== null && waits) {
        const opened = await openContract(id);
        contract.value = opened.ok ? opened.value : contract.value;
      }
    }
  }, [id, contract, problem]);
  useEffect(() => void load(), [load]);
  const found = contract.value;
  const waits = found !== null && isAtWork(found);
  usePoll(waits ? WAIT_SECONDS : NEWS_SECONDS, () => {
    if (found !== null && (waits || found.state !== "draft")) {
      void load();
    }
  });
  if (found === null) {
    return (
      <Page title={words.title} back={{ href: areaPath("contracts"), label: words.title }}>
        <div class="card">
          {problem.value === null ? (
            <Skeleton kind="row" count={8} />
          ) : problem.value.status === 404 ? (
            <EmptyState drawing="nothing" title={words.not_there}>
              {words.not_there_next}
            </EmptyState>
          ) : (
            <ProblemBox problem={problem.value} onRetry={() => void load()} />
          )}
        </div>
      </Page>
    );
  }
  const take = (next: StaffContract) => {
    contract.value = next;
  };
  return found.state === "draft" ? (
    <Editor contract={found} onChange={take} />
  ) : (
    <SentContract contract={found} onChange={take} />
  );
}
