import type { ContractEvent, StaffContract } from "@ventanilla/api/contract-types";
import { fill, moment } from "@ventanilla/i18n";
import { Group } from "../../kit";
import { say, whyWords } from "./words";

/** The events of a contract, newest first. */
export function Timeline({ contract }: { contract: StaffContract }) {
  const words = say();
  return (
    <Group title={words.history} explanation={words.history_text}>
      <ol class="contract-events" reversed>
        {[...contract.events].reverse().map((event) => (
          <li key={event.number}>
            <time class="soft" dateTime={event.at}>
              {moment(event.at)}
            </time>
            <span>
              {sentence(event, contract)} <span class="soft">{more(event)}</span>
            </span>
          </li>
        ))}
      </ol>
    </Group>
  );
}

const told = (event: ContractEvent, name: string): string => {
  const value = event.details[name];
  return typeof value === "string" ? value : "";
};

function sentence(event: ContractEvent, contract: StaffContract): string {
  const words = say();
  const all: Readonly<Record<string, string>> = words.events;
  return fill(all[event.event] ?? event.event, { who: actor(event, contract) });
}

function actor(event: ContractEvent, { people }: StaffContract): string {
  const words = say();
  const signer = people.find(({ signer_id }) => signer_id === event.actor);
  if (signer) {
    return signer.name;
  }
  if (event.actor.startsWith("key:")) {
    return words.by_system;
  }
  return told(event, "name") || (event.actor === "import" ? words.by_file : words.by_us);
}

/** Details of an event. */
function more(event: ContractEvent): string {
  return ["address", "reason", "template", "ip"]
    .map((name) => whyWords(event.event, told(event, name)))
    .filter((text) => text !== "")
    .join(" · ");
}
