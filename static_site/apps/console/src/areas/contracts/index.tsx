import "@ventanilla/ui/styles/signing.css";
import "./styles.css";
import { useAreaPath } from "../../kit";
import { ContractPage } from "./ContractPage";
import { ListPage } from "./ListPage";
import { NewPage } from "./NewPage";

/** Contracts of customers: made, sent, followed, signed for the business. */
export default function ContractsArea() {
  const [contract_id] = useAreaPath();
  if (contract_id === undefined) {
    return <ListPage />;
  }
  return contract_id === "new" ? <NewPage /> : <ContractPage key={contract_id} id={contract_id} />;
}
