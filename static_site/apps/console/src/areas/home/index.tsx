import { Copy, Group, Page, useAreaPath } from "../../kit";
import { can, session } from "../../session";
import { AffectedCustomers } from "./AffectedCustomers";
import { Attention } from "./Attention";
import { SetupSteps } from "./SetupSteps";
import { say } from "./words";

/** The home page: open issues, the portal's address, and the steps of setting up. */
export default function HomeArea() {
  const [page, kind] = useAreaPath();
  if (page === "customers" && kind !== undefined) {
    return <AffectedCustomers key={kind} kind={kind} />;
  }
  return <Home />;
}

function Home() {
  const tenant = session.value?.tenant;
  return (
    <Page title={say().title} lead={tenant?.name}>
      {can("portal_settings") && <SetupSteps />}
      {can("portal_read") && <Attention />}
      {tenant && (
        <Group title={say().portal.title} explanation={say().portal.explanation}>
          <Copy label={say().portal.title} text={tenant.portal_url} />
          <div class="inline">
            <a class="button" href={tenant.portal_url} target="_blank" rel="noopener">
              {say().portal.see}
            </a>
          </div>
        </Group>
      )}
    </Page>
  );
}
