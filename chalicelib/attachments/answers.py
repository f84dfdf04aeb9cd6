"""Attachments as they are answered."""

from chalicelib.attachments.schemas import AttachmentUploadOut
from chalicelib.attachments.service import Upload


def upload_out(upload: Upload) -> AttachmentUploadOut:
    """A form to hand a file in with."""
    form = upload.form
    return AttachmentUploadOut(
        attachment_id=upload.attachment_id, url=form.url, fields=form.fields, expires_at=form.expires_at
    )
