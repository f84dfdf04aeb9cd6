"""Mail that came in, as SES put it into its bucket."""

from botocore.exceptions import ClientError

from chalicelib.kernel.aws.clients import client
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.settings import settings


def get_mail(key: str) -> bytes:
    """A mail whole. NotFoundError when it is not there."""
    try:
        answer = client("s3").get_object(Bucket=settings().mail_bucket, Key=key)
    except ClientError as error:
        if error.response["Error"]["Code"] in ("NoSuchKey", "404"):
            raise NotFoundError("no such mail") from error
        raise
    content: bytes = answer["Body"].read()
    return content
