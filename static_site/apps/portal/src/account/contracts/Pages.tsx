import { useSignal } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import type { Contract, ContractPicture } from "@ventanilla/api/types";
import { fill } from "@ventanilla/i18n";
import { ProblemNotice } from "@ventanilla/ui/problem";
import { useCallback, useEffect, useRef } from "preact/hooks";
import { readPages } from "./calls";
import { say } from "./words";

interface Props {
  contract: Contract;
  /** Called when the reader has come to the document's end. */
  onEnd: () => void;
}

/** The document's pages, one below the other, fetched as they come near; each with its text for who does not see it. */
export function Pages({ contract, onEnd }: Props) {
  const words = say().one;
  const items = useSignal<readonly ContractPicture[]>([]);
  const problem = useSignal<Problem | null>(null);
  const busy = useRef(false);
  const end = useRef<HTMLParagraphElement>(null);
  const all = contract.pages_drawn;
  const more = useCallback(async () => {
    if (busy.current || items.peek().length >= all) {
      return;
    }
    busy.current = true;
    problem.value = null;
    const result = await readPages(contract.contract_id, items.peek().length);
    busy.current = false;
    if (result.ok) {
      items.value = [...items.peek(), ...result.value.items];
    } else {
      problem.value = result.problem;
    }
  }, [all, contract.contract_id, items, problem]);
  useEffect(() => void more(), [more]);

  const told = useRef(onEnd);
  told.current = onEnd;
  const count = items.value.length;
  useEffect(() => {
    const mark = end.current;
    if (mark === null) {
      return undefined;
    }
    const watch = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) {
          return;
        }
        if (count >= all) {
          told.current();
        } else {
          void more();
        }
      },
      { rootMargin: count >= all ? "0px" : "800px" },
    );
    watch.observe(mark);
    return () => watch.disconnect();
  }, [count, all, more]);

  return (
    <section class="card contract-pages" aria-label={words.pages}>
      {all <= 0 && <p class="notice">{words.no_pages}</p>}
      {items.value.map(({ number, width, height, url, text }) => (
        <figure key={number}>
          <img
            src={url}
            width={Math.round(width)}
            height={Math.round(height)}
            loading="lazy"
            alt={fill(words.page, { number: number + 1, count: contract.pages })}
          />
          <p class="visually-hidden">{text}</p>
        </figure>
      ))}
      {problem.value && <ProblemNotice problem={problem.value} onRetry={() => void more()} />}
      <p ref={end} class="soft contract-end">
        {words.end}
      </p>
    </section>
  );
}
