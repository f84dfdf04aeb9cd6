import { DataTable as Table, type DataTableProps } from "@ventanilla/ui/data-table";
import { PagedTable as Paged, type PagedTableProps } from "@ventanilla/ui/paged-table";
import { Pager as Foot } from "@ventanilla/ui/pager";
import type { Pages } from "@ventanilla/ui/pages";
import { shell } from "../words";
import { explainHere } from "./ProblemBox";

const tableWords = () => ({ loading: shell().loading, ...shell().kit });

/** The table of the UI package with the console's words. */
export function DataTable<T>(props: Omit<DataTableProps<T>, "words">) {
  return <Table {...props} words={tableWords()} />;
}

/** The paged table of the UI package with the console's words. */
export function PagedTable<T>(props: Omit<PagedTableProps<T>, "words" | "explainProblem">) {
  return <Paged {...props} words={tableWords()} explainProblem={explainHere} />;
}

/** The pager of the UI package with the console's words. */
export function Pager<T>({ pages }: { pages: Pages<T> }) {
  return <Foot pages={pages} words={shell().kit} explainProblem={explainHere} />;
}
