import type { Contract } from "@ventanilla/api/types";
import { fill } from "@ventanilla/i18n";
import { ProblemNotice } from "@ventanilla/ui/problem";
import { Places } from "@ventanilla/ui/signing/places";
import { useSheets } from "@ventanilla/ui/signing/sheets";
import type { Ref } from "preact";
import { readPages } from "./calls";
import { say } from "./words";

interface Props {
  contract: Contract;
  /** Whether the reader is still to sign. */
  signs: boolean;
  /** Where the pages begin. */
  anchor: Ref<HTMLElement>;
  /** Called when the reader has come to the end of a document whose pages are shown. */
  onEnd: () => void;
}

/** The document's pages, one below the other; each with its text for who does not see it. */
export function Pages({ contract, signs, anchor, onEnd }: Props) {
  const words = say().one;
  const { contract_id, marks, pages, pages_drawn: total } = contract;
  const { items, problem, retry, end, onLoad, onError } = useSheets({
    total,
    fetchFrom: (first) => readPages(contract_id, first),
    onEnd,
  });
  return (
    <section ref={anchor} class="card contract-pages" aria-label={words.pages} tabIndex={-1}>
      {total <= 0 && <p class="notice">{words.no_pages}</p>}
      {items.value.map(({ number, width, height, url, text }) => (
        <figure key={number}>
          <img
            src={url}
            width={Math.round(width)}
            height={Math.round(height)}
            alt={fill(words.page, { number: number + 1, count: pages })}
            onLoad={() => onLoad(number)}
            onError={() => onError(number)}
          />
          <p class="visually-hidden">{text}</p>
          {signs && <Places marks={marks} page={{ number, width, height }} />}
        </figure>
      ))}
      {problem.value && <ProblemNotice problem={problem.value} onRetry={retry} />}
      {total > 0 && (
        <p ref={end} class="soft contract-end">
          {words.end}
        </p>
      )}
    </section>
  );
}
