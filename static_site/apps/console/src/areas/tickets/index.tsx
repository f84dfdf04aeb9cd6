import "./styles.css";
import { useAreaPath } from "../../kit";
import { Inbox } from "./Inbox";
import { NewTicket } from "./NewTicket";
import { TicketPage } from "./TicketPage";

/** The tickets of customers. */
export default function TicketsArea() {
  const [page] = useAreaPath();
  if (page === undefined) {
    return <Inbox />;
  }
  return page === "new" ? <NewTicket /> : <TicketPage key={page} id={page} />;
}
