import "./styles.css";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { Page } from "../../kit";
import { SuppressedAddresses } from "./SuppressedAddresses";
import { DeadLetters } from "./DeadLetters";
import { SenderAddress } from "./SenderAddress";
import { say } from "./words";

/** Dead letters, suppressed addresses and the sender address. */
export default function DeliveriesArea() {
  const { url } = useLocation();
  useEffect(() => {
    // All parts are on the page from the start, so the anchor exists.
    const { hash } = window.location;
    if (hash !== "") {
      document.getElementById(hash.slice(1))?.scrollIntoView();
    }
  }, [url]);
  return (
    <Page title={say().title} lead={say().lead}>
      <DeadLetters />
      <SuppressedAddresses />
      <SenderAddress />
    </Page>
  );
}
