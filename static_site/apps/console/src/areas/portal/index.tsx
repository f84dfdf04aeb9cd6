import "./styles.css";
import { Page, ProblemBox, Skeleton, useAreaPath, useLoad } from "../../kit";
import { readSettings } from "./api";
import { SettingsPage } from "./SettingsPage";
import { VersionPage, VersionsPage } from "./Versions";
import { say } from "./words";

/** The settings of the portal, and their versions. */
export default function PortalArea() {
  const [page, number] = useAreaPath();
  if (page === "versions") {
    return number === undefined ? <VersionsPage /> : <VersionPage key={number} number={number} />;
  }
  return <Settings />;
}

function Settings() {
  const { value, problem, reload } = useLoad("settings", readSettings);
  if (value.value !== null) {
    return <SettingsPage stored={value.value} />;
  }
  return (
    <Page title={say().title} lead={say().lead}>
      {problem.value ? (
        <ProblemBox problem={problem.value} onRetry={reload} />
      ) : (
        <div class="card">
          <Skeleton kind="row" count={8} />
        </div>
      )}
    </Page>
  );
}
