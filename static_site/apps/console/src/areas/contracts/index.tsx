import "@ventanilla/ui/styles/signing.css";
import "./styles.css";
import { useAreaPath } from "../../kit";
import { ContractPage } from "./ContractPage";
import { ListPage } from "./ListPage";
import { NewPage } from "./NewPage";

/** The contracts with customers. */
export default function ContractsArea() {
  const [contract_id] = useAreaPath();
  if (contract_id === undefined) {
    return <ListPage />;
  }
  return contract_id === "new" ? <NewPage /> : <ContractPage key={contract_id} id={contract_id} />;
}
