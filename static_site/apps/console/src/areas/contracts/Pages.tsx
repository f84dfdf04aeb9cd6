import type { PagePicture, StaffContract } from "@ventanilla/api/contract-types";
import type { ContractMark } from "@ventanilla/api/types";
import { fill } from "@ventanilla/i18n";
import { Places } from "@ventanilla/ui/signing/places";
import { useSheets } from "@ventanilla/ui/signing/sheets";
import type { ComponentChildren } from "preact";
import { ProblemBox } from "../../kit";
import { readPages } from "./api";
import { say } from "./words";

interface PagesProps {
  contract: StaffContract;
  /** The overlay of a page. */
  over?: (page: PagePicture) => ComponentChildren;
  /** The reader's own fields, if they are to sign it. */
  own?: readonly ContractMark[] | undefined;
  onEnd?: () => void;
}

/** The pages of the document, loaded a few at a time while scrolling. */
export function Pages({ contract, over, own, onEnd }: PagesProps) {
  const words = say();
  const { contract_id, pages, pages_drawn: drawn } = contract;
  const { items, problem, retry, end, onLoad, onError } = useSheets({
    total: drawn,
    fetchFrom: (first) => readPages(contract_id, first),
    onEnd,
  });
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
            onLoad={() => onLoad(page.number)}
            onError={() => onError(page.number)}
          />
          {over?.(page)}
          {own && <Places marks={own} page={page} />}
          {!over && <p class="visually-hidden">{page.text}</p>}
        </figure>
      ))}
      {waits && (
        <p class="notice" role="status">
          {words.drawing}
        </p>
      )}
      {problem.value && <ProblemBox problem={problem.value} onRetry={retry} />}
      <p ref={end} class="soft contract-end">
        {waits || drawn < 0 ? "" : words.end}
      </p>
    </div>
  );
}
