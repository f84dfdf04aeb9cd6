import "./styles.css";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { Page } from "../../kit";
import { SuppressedAddresses } from "./SuppressedAddresses";
import { DeadLetters } from "./DeadLetters";
import { SenderAddress } from "./SenderAddress";
import { say } from "./words";

/** What could not be sent, addresses that take nothing, and from which address messages come. */
export default function DeliveriesArea() {
  const { url } = useLocation();
  useEffect(() => {
    // The parts are in the page from the start, as grey bars: what an address points to is there already.
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
