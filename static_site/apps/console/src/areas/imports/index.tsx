import "./styles.css";
import { useAreaPath } from "../../kit";
import { ImportPage } from "./ImportPage";
import { ListPage } from "./ListPage";

/** Imports of customers, invoices and payments. */
export default function ImportsArea() {
  const [import_id] = useAreaPath();
  return import_id === undefined ? <ListPage /> : <ImportPage key={import_id} id={import_id} />;
}
