import "@ventanilla/ui/styles/talk.css";
import "./styles/conversations.css";
import { useAreaPath } from "../../kit";
import { ListPage } from "./ListPage";
import { PartiesPage } from "./PartiesPage";
import { TalkPage } from "./TalkPage";

/** What customers and the business say to each other beside the tickets. */
export default function ConversationsArea() {
  const [customer, party] = useAreaPath();
  if (customer === undefined) {
    return <ListPage />;
  }
  return party === undefined ? (
    <PartiesPage key={customer} customer={customer} />
  ) : (
    <TalkPage key={`${customer} ${party}`} customer={customer} party={party} />
  );
}
