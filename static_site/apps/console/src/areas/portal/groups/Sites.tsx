import { Group } from "../../../kit";
import type { Draft } from "../draft";
import { Text } from "../fields";
import { ListField } from "../ListField";
import { say } from "../words";

/** The sites that may embed the portal. */
export function SitesGroup({ draft }: { draft: Draft }) {
  const { sites } = say().groups;
  return (
    <Group title={sites.label} id="sites" explanation={sites.text}>
      <ListField
        draft={draft}
        name="allowed_sites"
        placeholder="https://www.empresa.com"
        max={20}
        tidy={(typed) => typed.toLowerCase().replace(/\/+$/, "")}
      />
      <Text draft={draft} name="embedding_page" max={500} />
    </Group>
  );
}
