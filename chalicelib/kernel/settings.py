"""What the environment says, read once and only when first asked for."""

import os
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Settings:
    """The deployment's settings, each an environment variable of the same name in capitals."""

    table_name: str
    volatile_table_name: str
    site_bucket: str
    files_bucket: str
    seal_key_id: str
    """KMS's key that seals contracts."""
    timestamp_url: str
    """Of an authority that says when a seal was made (RFC 3161); none where it is empty."""
    sealed_bucket: str
    """Where sealed documents are kept: with versions and object lock."""
    events_queue_url: str
    jobs_queue_url: str
    dead_jobs_queue_url: str
    mail_bucket: str
    """Where SES puts the mail that comes in."""
    email_sender: str
    email_configuration_set: str
    """SES's: through it we hear of bounces and complaints."""
    reply_domain: str
    """The domain of the addresses that answers by e-mail go to."""
    operator_email: str
    """Who runs the deployment: asked for modules that tenants would like to have."""
    pepper_secret_id: str
    operator_secret_id: str
    public_origin: str
    """Where browsers see us, e.g. `https://portal.example`; state-changing calls must carry it as Origin."""
    files_origin: str
    """The origin of presigned file URLs, where it is not S3's own (one machine)."""
    stage: str


class MissingSettingError(RuntimeError):
    """An environment variable that the process cannot do without is not set."""


def _required(name: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        raise MissingSettingError(f"the environment variable {name} is not set")
    return value


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process. `settings.cache_clear()` makes the next call read them anew."""
    return Settings(
        table_name=_required("TABLE_NAME"),
        volatile_table_name=_required("VOLATILE_TABLE_NAME"),
        site_bucket=_required("SITE_BUCKET"),
        files_bucket=_required("FILES_BUCKET"),
        seal_key_id=_required("SEAL_KEY_ID"),
        timestamp_url=os.environ.get("TIMESTAMP_URL", ""),
        sealed_bucket=_required("SEALED_BUCKET"),
        events_queue_url=_required("EVENTS_QUEUE_URL"),
        jobs_queue_url=_required("JOBS_QUEUE_URL"),
        dead_jobs_queue_url=_required("DEAD_JOBS_QUEUE_URL"),
        mail_bucket=_required("MAIL_BUCKET"),
        email_sender=_required("EMAIL_SENDER"),
        email_configuration_set=_required("EMAIL_CONFIGURATION_SET"),
        reply_domain=_required("REPLY_DOMAIN"),
        operator_email=_required("OPERATOR_EMAIL"),
        pepper_secret_id=_required("PEPPER_SECRET_ID"),
        operator_secret_id=_required("OPERATOR_SECRET_ID"),
        public_origin=_required("PUBLIC_ORIGIN"),
        files_origin=os.environ.get("FILES_ORIGIN", ""),
        stage=os.environ.get("STAGE", "dev"),
    )
