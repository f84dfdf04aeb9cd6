import { EmptyState, Page, ProblemBox, Skeleton, useAreaPath, useLoad } from "../../kit";
import { areaPath } from "../../address";
import { readTeam } from "./api";
import { MemberPage } from "./MemberPage";
import { TeamPage } from "./TeamPage";
import { say } from "./words";

/** The team: its members, their permissions and their sign-in. */
export default function TeamArea() {
  const team = useLoad("team", readTeam);
  const [staff_id] = useAreaPath();
  const found = team.value.value;
  if (found === null) {
    return (
      <Page title={say().title}>
        {team.problem.value ? (
          <ProblemBox problem={team.problem.value} onRetry={team.reload} />
        ) : (
          <div class="card">
            <Skeleton kind="row" count={5} />
          </div>
        )}
      </Page>
    );
  }
  if (staff_id === undefined) {
    return <TeamPage team={found} onChange={team.reload} />;
  }
  const member = found.items.find(({ id }) => id === staff_id);
  if (member === undefined) {
    return (
      <Page title={say().title} back={{ href: areaPath("team"), label: say().back }}>
        <div class="card">
          <EmptyState drawing="nothing" title={say().nobody}>
            {say().nobody_more}
          </EmptyState>
        </div>
      </Page>
    );
  }
  return <MemberPage key={member.id} member={member} onChange={team.reload} />;
}
