import { Page } from "../../kit";
import { shell } from "../../words";

/** What needs attention, and where to go. */
export default function Home() {
  return <Page title={shell().areas.home}>{null}</Page>;
}
