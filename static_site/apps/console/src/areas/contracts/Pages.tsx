import { useSignal } from "@preact/signals";
import type { PagePicture, StaffContract } from "@ventanilla/api/contract-types";
import type { Problem } from "@ventanilla/api/problems";
import { fill } from "@ventanilla/i18n";
import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useRef } from "preact/hooks";
import { ProblemBox } from "../../kit";
import { readPages } from "./calls";
import { say } from "./words";

interface PagesProps {
  contract: StaffContract;
  /** What lies upon a page. */
  over?: (page: PagePicture) => ComponentChildren;
  onEnd?: () => void;
}

/** The document's pages, fetched a few at a time as they come near. */
export function Pages({ contract, over, onEnd }: PagesProps) {
  const words = say();
  const items = useSignal<readonly PagePicture[]>([]);
  const problem = useSignal<Problem | null>(null);
  const busy = useRef(false);
  const end = useRef<HTMLParagraphElement>(null);
  const { contract_id, pages, pages_drawn: drawn } = contract;
  const more = useCallback(async () => {
    if (busy.current || items.peek().length >= drawn) {
      return;
    }
    busy.current = true;
    problem.value = null;
    const result = await readPages(contract_id, items.peek().length);
    busy.current = false;
    if (result.ok) {
      items.value = [...items.peek(), ...result.value.items];
    } else {
      problem.value = result.problem;
    }
  }, [contract_id, drawn, items, problem]);
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
        if (entries.some(({ isIntersecting }) => isIntersecting)) {
          if (count >= drawn) {
            told.current?.();
          } else {
            void more();
          }
        }
      },
      { rootMargin: count >= drawn ? "0px" : "800px" },
    );
    watch.observe(mark);
    return () => watch.disconnect();
  }, [count, drawn, more]);
  const waits = pages.length === 0 || (drawn >= 0 && drawn < pages.length);
  return (
    <div class="contract-sheets">
      {drawn < 0 && <p class="notice">{words.not_drawn}</p>}
      {items.value.map((page) => (
        <figure key={page.number} class="contract-sheet" data-page={page.number}>
          <img
            src={page.url}
            width={Math.round(page.width)}
            height={Math.round(page.height)}
            alt={fill(words.page, { number: page.number + 1, count: pages.length })}
            draggable={false}
          />
          {over?.(page)}
          {!over && <p class="visually-hidden">{page.text}</p>}
        </figure>
      ))}
      {waits && (
        <p class="notice" role="status">
          {words.drawing}
        </p>
      )}
      {problem.value && <ProblemBox problem={problem.value} onRetry={() => void more()} />}
      <p ref={end} class="soft contract-end">
        {waits ? "" : words.end}
      </p>
    </div>
  );
}
